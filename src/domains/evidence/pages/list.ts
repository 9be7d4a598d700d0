import { asked, given } from '../../../core/asked.ts'
import { askedPage, everyItem, MAX_PAGE_ROWS } from '../../../core/listed.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { code } from '../../../ui/code.ts'
import { textField } from '../../../ui/field.ts'
import { button, buttonLink, fieldStates, filters } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaName, named } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { type ItemPart, items, listView } from '../actions/read.ts'
import { purposes } from '../found.ts'
import { bundleTexts } from '../texts/bundles.ts'
import { texts } from '../texts/pages.ts'
import { holderName, stateOf } from './look.ts'

export const EVIDENCE = '/console/evidence'

/** Where an item is shown. */
export const pathOf = (item: string) => `${EVIDENCE}/${item}`

const questionOf = ({ search }: PageContext) => ({
  view: asked(listView, search['view']),
  search: search['search'],
})

async function load(ctx: PageContext) {
  const question = questionOf(ctx)
  const list = await ctx.call(items, { ...askedPage(ctx.search), ...given(question) })
  const areas = list.items.map(({ area }) => area)
  const persons = list.items.flatMap(({ custodian }) => custodian ?? [])
  return { question, list, names: await namesOf(ctx, { areas, persons }) }
}
type Data = Awaited<ReturnType<typeof load>>

export const listPage = page({
  path: EVIDENCE,
  surface: 'console',
  permission: 'evidence:read',
  nav: { group: 'investigate', label: texts.evidence },
  file: {
    name: 'evidence',
    async rows(ctx, { t }) {
      const wanted = { ...given(questionOf(ctx)), limit: MAX_PAGE_ROWS }
      const { items: rows, isCut } = await everyItem<ItemPart>((after) =>
        ctx.call(items, { ...wanted, ...given({ after }) }),
      )
      const columns = [
        texts.code,
        texts.title,
        texts.kind,
        texts.state,
        texts.added,
        texts.incident,
      ]
      return {
        columns: columns.map((column) => t(column)),
        rows: rows.map((row) => {
          const { kind, title, addedAt, incident } = row
          return [row.code, title, t(texts[kind]), t(stateOf(row).words), addedAt, incident ?? '']
        }),
        isCut,
      }
    },
  },
  found: purposes.evidence,
  load,
  render(data, view) {
    const { t, base } = view
    const { question, list } = data
    const more = restLink(view, { path: EVIDENCE, next: list.next, search: question })
    const main = html`${viewsPart(data, view)}${searchPart(data, view)}${live('evidence-list', html`${rowsPart(data, view)}${more}`)}`
    const bundled = buttonLink({
      href: `${base}${EVIDENCE}/bundles`,
      label: t(bundleTexts.bundles),
      kind: 'secondary',
    })
    const acts = html`${bundled}${buttonLink({ href: `${base}${EVIDENCE}/add`, label: t(texts.add) })}`
    return { title: t(texts.evidence), main, acts }
  },
})

function viewsPart({ question }: Data, { t, base }: View): Html {
  const links = listView.options.map((one) => {
    const current = one === (question.view ?? 'all') && html` aria-current="page"`
    return html`<li><a href="${withSearch(`${base}${EVIDENCE}`, { view: one })}"${current}>${t(texts[one])}</a></li>`
  })
  return html`<nav class="views" aria-label="${t(texts.views)}"><ul>${links}</ul></nav>`
}

function searchPart({ question: { search = '', view: shown } }: Data, { t }: View): Html {
  const field = textField(t, {
    ...fieldStates('search', null)('search', search),
    label: t(texts.search),
    type: 'search',
  })
  const kept = shown !== undefined && html`<input type="hidden" name="view" value="${shown}">`
  const body = [kept, field, button({ label: t(texts.show), kind: 'secondary' })]
  return filters(t, body, search !== '')
}

function rowsPart({ list, names }: Data, view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.evidence),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: list.items,
    columns: [
      {
        label: t(texts.title),
        cell: (row) =>
          html`${named(view, pathOf(row.id), row.title || row.code)} <br>${code(row.code)}`,
      },
      { label: t(texts.state), cell: (row) => stateOf(row).badge(t) },
      { label: t(texts.kind), cell: (row) => t(texts[row.kind]) },
      { label: t(texts.custodian), cell: (row) => holderName(view, names, row.custodian) },
      { label: t(texts.area), cell: (row) => areaName(view, names, row.area) },
      { label: t(texts.added), cell: (row) => shortMoment(view, row.addedAt) },
    ],
  })
}
