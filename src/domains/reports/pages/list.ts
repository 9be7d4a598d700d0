import { asked, given } from '../../../core/asked.ts'
import { askedPage } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { code } from '../../../ui/code.ts'
import { tabs } from '../../../ui/details.ts'
import { textField } from '../../../ui/field.ts'
import { button, buttonLink, fieldStates, filters, hiddenFields } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { named } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { whatTexts, whereTexts } from '../../../ui/report-class.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { deskView, list, type ReportPart } from '../actions/desk.ts'
import { texts } from '../texts/desk.ts'
import { DESKS, pathOf, REPORTS, stateOf } from './look.ts'

async function load(ctx: PageContext) {
  const view = asked(deskView, ctx.search['view']) ?? 'open'
  const search = (ctx.search['search'] ?? '').slice(0, 20)
  const rows = await ctx.call(list, { ...askedPage(ctx.search), view, ...given({ search }) })
  return { view, search, list: rows }
}
type Data = Awaited<ReturnType<typeof load>>

/** What came for the desks of the reader, in the order in which it is read. */
export const listPage = page({
  path: REPORTS,
  surface: 'console',
  permission: 'reports:read',
  nav: { group: 'people-and-law', label: texts.reports },
  load,
  render(data, view) {
    const { t, base } = view
    const more = restLink(view, {
      path: REPORTS,
      next: data.list.next,
      search: { view: data.view },
    })
    const main = html`${viewsPart(data, view)}${searchPart(data, view)}${live('report-list', html`<div class="block flush">${rowsPart(data, view)}</div>${more}`)}`
    const acts = buttonLink({ href: `${base}${DESKS}`, label: t(texts.desks), kind: 'secondary' })
    return { title: t(texts.reports), main, acts }
  },
})

function viewsPart({ view: shown }: Data, { t, base }: View): Html {
  const links = deskView.options.map((one) => ({
    href: withSearch(`${base}${REPORTS}`, { view: one === 'open' ? '' : one }),
    label: t(texts[one]),
    isCurrent: one === shown,
  }))
  return html`<div class="no-print">${tabs(t(texts.views), links)}</div>`
}

function searchPart({ view: shown, search }: Data, { t }: View): Html {
  const field = textField(t, {
    ...fieldStates('search', null)('search', search),
    label: t(texts.search),
    type: 'search',
    width: 'medium',
    maxLength: 20,
  })
  const body = [
    hiddenFields({ view: shown }),
    field,
    button({ label: t(texts.show), kind: 'secondary' }),
  ]
  return html`<div class="no-print">${filters(t, body, search !== '')}</div>`
}

function rowsPart({ list: { items: rows } }: Data, view: View): Html {
  const { t } = view
  return table<ReportPart>(t, {
    caption: t(texts.reports),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows,
    columns: [
      {
        label: t(texts.report),
        cell: (row) =>
          html`${named(view, pathOf(row.id), t(whatTexts[row.what]))}<br>${code(row.code)}`,
      },
      { label: t(texts.state), cell: (row) => stateOf(t, row.state) },
      { label: t(texts.place), cell: (row) => t(whereTexts[row.place]) },
      { label: t(texts.danger), cell: (row) => t(row.danger ? texts.yes : texts.no) },
      { label: t(texts.came), cell: (row) => shortMoment(view, row.receivedAt) },
    ],
  })
}
