import { holds } from '../../../core/actor.ts'
import { asked, given } from '../../../core/asked.ts'
import { askedPage } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { tabs } from '../../../ui/details.ts'
import { textField } from '../../../ui/field.ts'
import { button, buttonLink, fieldStates, searchForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { named } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { publicSources } from '../actions/public.ts'
import { itemsByCopy, waitingAssessments } from '../actions/read.ts'
import { purposes } from '../found.ts'
import { anyCode } from '../schema.ts'
import { officeTexts as texts } from '../texts/office.ts'
import { publicTexts, valueTexts } from '../texts/public.ts'
import { DESK, deskPath, nameOf, sayingOf } from './look.ts'

const VIEWS = {
  sources: { what: 'source' },
  kept: { what: 'item', isKept: true },
  proposed: { what: 'item', isKept: false },
} as const
type Shown = keyof typeof VIEWS | 'assessments'
const SHOWN: readonly Shown[] = ['sources', 'kept', 'proposed', 'assessments']
/** Rows of one page. */
const ROWS = 50

async function load(ctx: PageContext) {
  const view = SHOWN.find((one) => one === ctx.search['view']) ?? 'sources'
  const search = (ctx.search['words'] ?? '').slice(0, 100)
  const mayWrite = holds(ctx.actor, 'sources:write')
  if (view === 'assessments') {
    const waiting = await ctx.call(waitingAssessments, askedPage(ctx.search))
    return { view, search: '', mayWrite, list: null, waiting, copies: [] }
  }
  const filter = given({
    after: asked(anyCode, ctx.search['after']),
    search: search === '' ? undefined : search,
  })
  const list = await ctx.call(publicSources, { ...VIEWS[view], ...filter, limit: ROWS })
  const copies = search.trim() === '' ? [] : (await ctx.call(itemsByCopy, { words: search })).items
  return { view, search, mayWrite, list, waiting: null, copies }
}
type Data = Awaited<ReturnType<typeof load>>

/** Sources, references, those that are proposed, and assessments that wait. */
export const deskPage = page({
  path: DESK,
  surface: 'console',
  permission: 'sources:read',
  nav: { group: 'inform', after: '/console/attacks', label: texts.title },
  found: purposes.sources,
  load,
  render(data, view) {
    const { t, base } = view
    const { list, waiting, view: shown, search } = data
    const links = SHOWN.map((one) => ({
      href: withSearch(`${base}${DESK}`, { view: one === 'sources' ? '' : one }),
      label: t(texts[one]),
      isCurrent: one === shown,
    }))
    const next = list?.next ?? waiting?.next ?? null
    const more = restLink(view, { path: DESK, next, search: { view: shown, words: search } })
    const add = (to: string, label: string, isFirst = false) =>
      buttonLink({
        href: `${base}${DESK}/${to}`,
        label,
        ...(!isFirst && { kind: 'secondary' as const }),
      })
    const acts = html`${add('new', t(texts.add), true)} ${add('cite', t(texts.cite))} ${add('import', t(texts.import))}`
    return {
      title: t(texts.title),
      ...(data.mayWrite && { acts }),
      main: html`<div class="no-print">${tabs(t(texts.views), links)}</div>${list === null ? waitingPart(data, view) : listPart(data, view)}${more}${copiesPart(data, view)}`,
    }
  },
})

function listPart({ list, view: shown, search }: Data, view: View): Html {
  const { t } = view
  const words = textField(t, {
    ...fieldStates('find', null)('words', search),
    label: t(publicTexts.words),
    type: 'search',
    isOptional: true,
  })
  const kept = html`<input type="hidden" name="view" value="${shown}">`
  const find = searchForm([kept, words, button({ label: t(texts.search), kind: 'secondary' })])
  const rows = table(t, {
    caption: t(texts[shown]),
    isCaptionHidden: true,
    empty: t(shown === 'sources' && search === '' ? texts.noSources : texts.none),
    rows: list?.items ?? [],
    columns: [
      { label: t(publicTexts.name), cell: (row) => nameOf(view, row, deskPath(row.code)) },
      { label: t(publicTexts.state), cell: (row) => sayingOf(view, row) },
    ],
  })
  return html`<div class="no-print">${find}</div>${rows}`
}

/** References whose kept copies have the words that are searched. */
function copiesPart({ copies }: Data, view: View): Html | false {
  const { t } = view
  if (copies.length === 0) return false
  const rows = copies.map(({ code, title, page: on }) => {
    const number = on !== null && html` ${t(texts.copyPage, { page: t.number(on) })}`
    return html`<li>${named(view, deskPath(code), title)}${number}</li>`
  })
  return html`<h2>${t(texts.inCopies)}</h2><ul>${rows}</ul>`
}

function waitingPart({ waiting }: Data, view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.assessments),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: waiting?.items ?? [],
    columns: [
      {
        label: t(texts.name),
        cell: ({ code, source }) => named(view, deskPath(code), source),
      },
      { label: t(texts.standing), cell: ({ standing }) => t(valueTexts[standing]) },
      { label: t(texts.asOf), cell: ({ writtenAt }) => shortMoment(view, writtenAt) },
    ],
  })
}
