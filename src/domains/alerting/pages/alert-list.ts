import { holds } from '../../../core/actor.ts'
import { id } from '../../../core/id.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { alertBadge, type Severity, severityBadge } from '../../../ui/badge.ts'
import { tabs } from '../../../ui/details.ts'
import { buttonLink } from '../../../ui/form.ts'
import { html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { table } from '../../../ui/table.ts'
import { list } from '../actions/view.ts'
import { texts } from '../texts.ts'
import { eventWords } from '../words.ts'
import {
  alertAddress,
  ALERTS_PATH,
  areaList,
  inLanguage,
  moment,
  namesOfAreas,
  PROBLEMS_PATH,
  ORDERS_PATH,
  word,
} from './parts.ts'

const ROWS = 50

async function load(ctx: PageContext) {
  const view = ctx.search['view'] === 'ended' ? ('ended' as const) : ('open' as const)
  const after = id.safeParse(ctx.search['after']).data
  const shown = await ctx.call(list, { view, after, limit: ROWS })
  return {
    view,
    ...shown,
    names: await namesOfAreas(
      ctx,
      shown.items.flatMap(({ areas }) => areas),
    ),
    mayDraft: holds(ctx.actor, 'alerting:draft'),
  }
}
type Data = Awaited<ReturnType<typeof load>>

export const alertListPage = page({
  path: ALERTS_PATH,
  surface: 'console',
  permission: 'alerting:read',
  nav: { group: 'alert', label: texts.alerts },
  load,
  render(data, view) {
    const { t, base } = view
    const here = `${base}${ALERTS_PATH}`
    const write =
      data.mayDraft && html`<p>${buttonLink({ href: `${here}/new`, label: t(texts.newAlert) })}</p>`
    const main = html`${write}
<p class="no-print"><a href="${base}${PROBLEMS_PATH}">${t(texts.problems)}</a> · <a href="${base}${ORDERS_PATH}">${t(texts.orders)}</a></p>
${tabs(t(texts.views), [
  { href: here, label: t(texts.open), isCurrent: data.view === 'open' },
  { href: `${here}?view=ended`, label: t(texts.ended), isCurrent: data.view === 'ended' },
])}
${live('alert-list', listPart(data, view))}`
    return { title: t(texts.alerts), main }
  },
})

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
          html`${alertBadge(t, row.state)}${row.isReviewDue && html` <strong>${t(texts.review)}</strong>`}`,
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
  if (next === null) return rows
  const href = `${base}${ALERTS_PATH}?view=${shown}&after=${next}`
  return html`${rows}<p>${buttonLink({ href, label: t(texts.more), kind: 'secondary' })}</p>`
}
