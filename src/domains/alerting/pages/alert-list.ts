import { holds } from '../../../core/actor.ts'
import { askedPage } from '../../../core/listed.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { type Severity, severityBadge } from '../../../ui/badge.ts'
import { tabs } from '../../../ui/details.ts'
import { buttonLink } from '../../../ui/form.ts'
import { html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaList } from '../../../ui/name.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { inLanguage, word } from '../../../ui/words.ts'
import { list } from '../actions/view.ts'
import { alertBadge } from '../alert-badge.ts'
import { purposes } from '../found.ts'
import { texts } from '../texts/alerts.ts'
import { findingTexts } from '../texts/findings.ts'
import { helpTexts } from '../texts/help.ts'
import { eventWords } from '../texts/values.ts'
import { ALERTS_PATH, ORDERS_PATH, PROBLEMS_PATH, alertAddress } from './addresses.ts'

async function load(ctx: PageContext) {
  const view = ctx.search['view'] === 'ended' ? ('ended' as const) : ('open' as const)
  const shown = await ctx.call(list, { ...askedPage(ctx.search), view })
  return {
    view,
    ...shown,
    names: await namesOf(ctx, { areas: shown.items.flatMap(({ areas }) => areas) }),
    mayDraft: holds(ctx.actor, 'alerting:draft'),
  }
}
type Data = Awaited<ReturnType<typeof load>>

export const alertListPage = page({
  path: ALERTS_PATH,
  surface: 'console',
  permission: 'alerting:read',
  nav: { group: 'alert', label: texts.alerts },
  found: purposes.alerts,
  load,
  render(data, view) {
    const { t, base } = view
    const here = `${base}${ALERTS_PATH}`
    const write = data.mayDraft && buttonLink({ href: `${here}/new`, label: t(texts.newAlert) })
    const main = html`<p class="no-print"><a href="${base}${PROBLEMS_PATH}">${t(helpTexts.title)}</a> · <a href="${base}${ORDERS_PATH}">${t(texts.orders)}</a></p>
${tabs(t(texts.views), [
  { href: here, label: t(texts.open), isCurrent: data.view === 'open' },
  { href: `${here}?view=ended`, label: t(texts.ended), isCurrent: data.view === 'ended' },
])}
${live('alert-list', listPart(data, view))}`
    return { title: t(texts.alerts), main, ...(write && { acts: write }) }
  },
})

type Row = Data['items'][number]

/** Whether what an alert warns of is over and a person, or the node, has drawn the consequence or has to. */
function isOver({ state, findingClosedAt, endedWhy, endedAt }: Row): boolean {
  if (state === 'withdrawn') return endedWhy === 'findings'
  return endedAt === null && findingClosedAt !== null
}

function listPart({ items, next, names, view: shown }: Data, view: View) {
  const { t, base } = view
  const rows = table(t, {
    caption: t(texts.alerts),
    isCaptionHidden: true,
    empty: t(texts.noAlerts),
    rows: items,
    columns: [
      {
        label: t(texts.headline),
        cell: (row) =>
          html`<a href="${base}${alertAddress(row.alert)}"><bdi>${inLanguage(view, row.headlines)}</bdi></a>`,
      },
      {
        label: t(texts.state),
        cell: (row) =>
          html`${alertBadge(t, row.state)}${row.isReviewDue && html` <strong>${t(texts.review)}</strong>`}${isOver(row) && html`<br><span class="hint">${t(findingTexts.overList)}</span>`}`,
      },
      {
        label: t(texts.severity),
        cell: (row) => severityBadge(t, row.severity as Severity),
      },
      { label: t(texts.event), cell: (row) => word(view, eventWords, row.eventCode) },
      { label: t(texts.areas), cell: (row) => areaList(view, names, row.areas) },
      {
        label: t(texts.when),
        cell: (row) => moment(view, row.endedAt ?? row.issuedAt ?? row.madeAt),
      },
    ],
  })
  return html`${rows}${restLink(view, { path: ALERTS_PATH, next, search: { view: shown } })}`
}
