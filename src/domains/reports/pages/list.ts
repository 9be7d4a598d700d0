import { asked, given } from '../../../core/asked.ts'
import { id } from '../../../core/id.ts'
import { askedPage } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { stateBadge } from '../../../ui/badge.ts'
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
import { emptyState, notification } from '../../../ui/notice.ts'
import { live } from '../../../ui/live.ts'
import { named } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { whatTexts, whereTexts } from '../../../ui/report-class.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { deskView, list, type ListPart } from '../actions/desk.ts'
import { offers, refuse } from '../actions/forward.ts'
import { due } from '../actions/queue.ts'
import { purposes } from '../found.ts'
import { texts } from '../texts/desk.ts'
import { DESKS, pathOf, RENEW, REPORTS, stateOf } from './look.ts'

async function load(ctx: PageContext) {
  const view = asked(deskView, ctx.search['view']) ?? 'open'
  const search = (ctx.search['search'] ?? '').slice(0, 20)
  const alike = asked(id, ctx.search['alike'])
  const wanted = { view, ...given({ search, alike }) }
  const rows = await ctx.call(list, { ...askedPage(ctx.search), ...wanted })
  const { desks, toRenew } = await ctx.call(due, {})
  const offered = (await ctx.call(offers, {})).items
  const isFirst = ctx.search['after'] === undefined
  return { view, search, alike, list: rows, isFirst, offers: offered, desks, toRenew }
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
  found: purposes.reports,
  load,
  render(data, view) {
    const { t } = view
    const more = restLink(view, {
      path: REPORTS,
      next: data.list.next,
      search: { view: data.view, ...given({ alike: data.alike }) },
    })
    const rows = live(
      'report-list',
      html`${openPart(data, view)}<div class="block flush">${rowsPart(data, view)}</div>${more}`,
    )
    const above =
      data.alike === undefined
        ? html`${data.offers.length > 0 && offersPart(data, view)}${viewsPart(data, view)}`
        : alikePart(view)
    const main = html`${refusedPart(view, texts)}${renewPart(data, view)}${above}${rows}${data.alike === undefined && searchPart(data, view)}`
    return { title: t(texts.reports), main, acts: nextButton(data, view) }
  },
})

/** Says how many are open where a page does not show all of them. */
function openPart({ list: { items, open } }: Data, { t }: View): Html | false {
  if (open === null || open <= items.length) return false
  return html`<p class="hint">${t(texts.openRows, { count: open, shown: items.length })}</p>`
}

/** What whoever comes to the desk presses first. */
function nextButton(
  { view: shown, alike, isFirst, list: { items } }: Data,
  { t, base }: View,
): Html | false {
  const [first] = shown === 'open' && alike === undefined && isFirst ? items : []
  if (first === undefined) return false
  return buttonLink({ href: `${base}${pathOf(first.id)}`, label: t(texts.readNext) })
}

/** A colleague waits for fresh headers. */
function renewPart({ toRenew }: Data, { t, base }: View): Html | false {
  if (toRenew.length === 0) return false
  const link = html`<a href="${base}${RENEW}">${t(texts.renew)}</a>`
  return notification(t, { tone: 'warn', body: html`<p>${t(texts.renewNotice)} ${link}</p>` })
}

/** Above unread reports of a flood that have the same answers: what each tells is another thing, and each is read by itself. */
function alikePart({ t, base }: View): Html {
  return html`<h2>${t(texts.alikeTitle)}</h2><p>${t(texts.alikeLead)}</p><p><a href="${base}${REPORTS}">${t(texts.allReports)}</a></p>`
}

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

function rowsPart({ list: { items: rows }, desks }: Data, view: View): Html {
  const { t } = view
  // Whoever sits at no desk would wait here for ever.
  if (desks === 0) return emptyState(t(texts.noSeat), named(view, DESKS, t(texts.desks)))
  return table<ListPart>(t, {
    caption: t(texts.reports),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows,
    columns: [
      {
        label: t(texts.report),
        cell: (row) =>
          html`${named(view, pathOf(row.id), t(whatTexts[row.what]))}<br>${code(row.code)}${row.danger && html` ${stateBadge('warn', t(texts.danger))}`}${isNow(row) && html` ${stateBadge('warn', t(texts.nowAtStation))}`}${alikeLink(row, view)}`,
      },
      { label: t(texts.state), cell: (row) => stateOf(t, row.state) },
      { label: t(texts.place), cell: (row) => t(whereTexts[row.place]) },
      { label: t(texts.came), cell: (row) => shortMoment(view, row.receivedAt) },
      {
        label: t(texts.owedBy),
        cell: (row) => row.dueAt !== null && row.waitingSince === null && owed(row.dueAt, view),
      },
    ],
  })
}

/** Nobody has read it, and it happens at a polling station while people vote. */
const isNow = ({ urgent, state }: ListPart) => urgent && state === 'received'

/** How many more are like it, to be unfolded. */
function alikeLink({ kin, alike }: ListPart, { t, base }: View): Html | false {
  if (alike < 2) return false
  const href = withSearch(`${base}${REPORTS}`, { alike: kin })
  return html`<br><a href="${href}">${t(texts.alikeMany, { count: alike - 1 })}</a>`
}

function owed(dueAt: string, view: View): Html {
  const at = shortMoment(view, dueAt)
  return dueAt < view.now ? html`${stateBadge('warn', view.t(texts.overdue))} ${at}` : at
}
