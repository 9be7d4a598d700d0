import { type Panel, panel, SHOWN_OF_SLICE } from '../../core/page-parts.ts'
import type { PageContext } from '../../core/slice.ts'
import { type Severity, severityBadge } from '../../ui/badge.ts'
import { figure } from '../../ui/figure.ts'
import { html } from '../../ui/html.ts'
import { emptyState } from '../../ui/notice.ts'
import { table } from '../../ui/table.ts'
import { moment } from '../../ui/time.ts'
import { inLanguage } from '../../ui/words.ts'
import { stationProblems } from './actions/station-problem.ts'
import { boards, list } from './actions/view.ts'
import { alertBadge, boardBar } from './alert-badge.ts'
import { isActive } from './schema.ts'
import { placesOf } from './places.ts'
import { needOf } from './symptoms.ts'
import { situationTexts as texts } from './texts/situation.ts'

/** Rows of each section; the whole lists are a link away. */
const ROWS = 8

async function openAlerts(ctx: PageContext) {
  const open = await ctx.call(list, { view: 'open', limit: SHOWN_OF_SLICE })
  const items = open.items.slice(0, ROWS)
  const out = items.filter(({ state }) => isActive(state))
  const found = await ctx.call(boards, { alerts: out.map(({ alert }) => alert) })
  const byAlert = new Map(found.boards.map((board) => [board.alert, board]))
  return items.map((item) => ({ ...item, board: byAlert.get(item.alert) ?? null }))
}
type Open = Awaited<ReturnType<typeof openAlerts>>[number]

const figures = panel({
  name: 'alerts-in-numbers',
  place: 'figures',
  permission: 'alerting:read',
  async load(ctx) {
    const problems = await ctx.call(stationProblems, { limit: SHOWN_OF_SLICE })
    return { alerts: await openAlerts(ctx), problems: problems.items.length }
  },
  render({ alerts, problems }, { t }) {
    const out = alerts.flatMap(({ board }) => board ?? [])
    const silent = out.reduce((total, board) => total + board.silent, 0)
    return html`${figure(t, t(texts.alertsOut), out.length)}${figure(t, t(texts.silent), silent)}${figure(t, t(texts.problemsOpen), problems)}`
  },
})

const alerts = panel({
  name: 'alerts',
  place: 'section',
  title: texts.alerts,
  permission: 'alerting:read',
  load: openAlerts,
  render(shown, view) {
    const { t, base } = view
    if (shown.length === 0) return emptyState(t(texts.noAlerts))
    const one = (alert: Open) => html`<li>
${alertBadge(t, alert.state)} ${severityBadge(t, alert.severity as Severity)}
<a href="${base}/console/alerts/${alert.alert}"><bdi>${inLanguage(view, alert.headlines)}</bdi></a>
${moment(view, alert.issuedAt ?? alert.madeAt)}
${alert.isReviewDue && html`<p><strong>${t(texts.reviewDue)}</strong></p>`}
${alert.board !== null && boardBar(t, alert.board)}
${alert.board !== null && alert.board.needHelp > 0 && html`<p><strong>${t(texts.needHelp, { count: alert.board.needHelp })}</strong></p>`}</li>`
    return html`<ul class="plain">${shown.map(one)}</ul>`
  },
})

async function problemsWithPlace(ctx: PageContext) {
  const { items } = await ctx.call(stationProblems, { limit: SHOWN_OF_SLICE })
  const places = await placesOf(ctx, items)
  return items
    .slice(0, ROWS)
    .map((problem) => ({ ...problem, place: places.get(problem.station) ?? '–' }))
}

const problems = panel({
  name: 'problems',
  place: 'section',
  after: 'alerts',
  title: texts.problems,
  permission: 'alerting:read',
  load: problemsWithPlace,
  render(told, view) {
    const { t, base } = view
    return table(t, {
      caption: t(texts.problems),
      isCaptionHidden: true,
      empty: t(texts.noProblems),
      rows: told,
      columns: [
        {
          label: t(texts.station),
          cell: (row) => html`<a href="${base}/console/problems"><bdi>${row.place}</bdi></a>`,
        },
        { label: t(texts.symptom), cell: (row) => needOf(t, row) },
        { label: t(texts.since), cell: (row) => moment(view, row.reportedAt) },
        {
          label: t(texts.state),
          cell: (row) => t(row.state === 'taken' ? texts.taken : texts.untaken),
        },
      ],
    })
  },
})

/** What alerting puts on the situation page: alerts that are drafted or out, and stations with a problem. */
export const panels: readonly Panel[] = [figures, alerts, problems]
