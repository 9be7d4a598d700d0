import { asked, given } from '../../../core/asked.ts'
import { askedPage } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, tabs } from '../../../ui/details.ts'
import { textField } from '../../../ui/field.ts'
import {
  button,
  buttonLink,
  fieldStates,
  filters,
  hiddenFields,
  ofRow,
  postForm,
  refusedPart,
} from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { named } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { whatTexts, whereTexts } from '../../../ui/report-class.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { deskView, list, type ReportPart } from '../actions/desk.ts'
import { offers, refuse } from '../actions/forward.ts'
import { texts } from '../texts/desk.ts'
import { DESKS, pathOf, REPORTS, stateOf } from './look.ts'

async function load(ctx: PageContext) {
  const view = asked(deskView, ctx.search['view']) ?? 'open'
  const search = (ctx.search['search'] ?? '').slice(0, 20)
  const rows = await ctx.call(list, { ...askedPage(ctx.search), view, ...given({ search }) })
  return { view, search, list: rows, offers: (await ctx.call(offers, {})).items }
}
type Data = Awaited<ReturnType<typeof load>>

/** What came for the desks of the reader, in the order in which it is read. */
export const listPage = page({
  path: REPORTS,
  surface: 'console',
  permission: 'reports:read',
  nav: { group: 'people-and-law', label: texts.reports },
  forms: {
    accept: {
      action: 'reports.accept',
      next: ({ report }: { report: string }) => pathOf(report),
      said: texts.saidAccepted,
    },
    refuse: { action: 'reports.refuse', next: () => REPORTS, said: texts.saidRefused },
  },
  load,
  render(data, view) {
    const { t, base } = view
    const more = restLink(view, {
      path: REPORTS,
      next: data.list.next,
      search: { view: data.view },
    })
    const main = html`${refusedPart(view, texts)}${data.offers.length > 0 && offersPart(data, view)}${viewsPart(data, view)}${searchPart(data, view)}${live('report-list', html`<div class="block flush">${rowsPart(data, view)}</div>${more}`)}`
    const acts = buttonLink({ href: `${base}${DESKS}`, label: t(texts.desks), kind: 'secondary' })
    return { title: t(texts.reports), main, acts }
  },
})

/** What other desks offer: as it was routed, to be taken over or refused. */
function offersPart({ offers: rows }: Data, view: View): Html {
  const { t } = view
  return block(
    t(texts.offers),
    table(t, {
      caption: t(texts.offers),
      isCaptionHidden: true,
      empty: '',
      rows,
      columns: [
        { label: t(texts.what), cell: ({ what }) => t(whatTexts[what]) },
        { label: t(texts.from), cell: ({ from }) => typed(from) },
        { label: t(texts.came), cell: ({ offeredAt }) => shortMoment(view, offeredAt) },
        { label: t(texts.act), cell: ({ id: forward }) => offerForms(forward, view) },
      ],
    }),
  )
}

function offerForms(forward: string, view: View): Html {
  const { t } = view
  const take = { name: ofRow('accept', forward), hidden: { forward }, label: t(texts.accept) }
  const no = actionForm(view, {
    name: ofRow('refuse', forward),
    action: refuse,
    labels: texts,
    hidden: { forward },
    button: texts.refuse,
  })
  return html`${postForm(view, take)}${disclosure(t(texts.refuse), no)}`
}

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
