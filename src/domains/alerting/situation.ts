import { type Panel, panel } from '../../core/page-parts.ts'
import type { PageContext } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'
import { type Severity, severityBadge } from '../../ui/badge.ts'
import { answerBar } from '../../ui/bar.ts'
import { figure } from '../../ui/figure.ts'
import { html } from '../../ui/html.ts'
import { emptyState } from '../../ui/notice.ts'
import { table } from '../../ui/table.ts'
import { timeMark } from '../../ui/time.ts'
import { stationProblems } from './actions/station-problem.ts'
import { boards, list } from './actions/view.ts'
import { alertBadge } from './alert-badge.ts'
import { placesOf } from './station-places.ts'
import { symptomName } from './symptom-names.ts'

const texts = defineTexts('alerting-situation', {
  alerts: { en: 'Alerts', ar: 'التنبيهات' },
  noAlerts: { en: 'No alert is drafted or out.', ar: 'لا تنبيه قيد الإعداد أو صادر.' },
  problems: { en: 'Stations that have a problem', ar: 'مراكز لديها مشكلة' },
  noProblems: { en: 'No station reports a problem.', ar: 'لا مركز يبلّغ عن مشكلة.' },
  reviewDue: {
    en: 'Review due: one person alone released a version of this',
    ar: 'المراجعة مستحقة: أصدر شخص واحد نسخة منه منفردًا',
  },
  alertsOut: { en: 'Alerts out', ar: 'تنبيهات صادرة' },
  silent: { en: 'Stations silent', ar: 'مراكز صامتة' },
  problemsOpen: { en: 'Station problems', ar: 'مشكلات المراكز' },
  needHelp: {
    en: { one: '{count} station needs help', other: '{count} stations need help' },
    ar: {
      zero: 'لا مركز يحتاج إلى مساعدة',
      one: 'مركز واحد يحتاج إلى مساعدة',
      two: 'مركزان يحتاجان إلى مساعدة',
      few: '{count} مراكز تحتاج إلى مساعدة',
      many: '{count} مركزًا يحتاج إلى مساعدة',
      other: '{count} مركز يحتاج إلى مساعدة',
    },
  },
  station: { en: 'Station', ar: 'المركز' },
  symptom: { en: 'What is wrong', ar: 'ما المشكلة' },
  since: { en: 'Since', ar: 'منذ' },
  state: { en: 'State', ar: 'الحالة' },
  taken: { en: 'Taken', ar: 'قيد المعالجة' },
  untaken: { en: 'Nobody yet', ar: 'لا أحد بعد' },
})

/** Rows of each section; the whole lists are a link away. */
const ROWS = 8

async function openAlerts(ctx: PageContext) {
  const { items } = await ctx.call(list, { view: 'open', limit: ROWS })
  const out = items.filter(({ state }) => state === 'issued' || state === 'updated')
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
    const problems = await ctx.call(stationProblems, { limit: ROWS })
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
  render(shown, { t, base, node, now }) {
    if (shown.length === 0) return emptyState(t(texts.noAlerts))
    const headline = ({ headlines }: Open) =>
      headlines[t.language] ?? Object.values(headlines)[0] ?? '–'
    const one = (alert: Open) => html`<li>
${alertBadge(t, alert.state)} ${severityBadge(t, alert.severity as Severity)}
<a href="${base}/console/alerts/${alert.alert}"><bdi>${headline(alert)}</bdi></a>
${timeMark(t, { at: alert.issuedAt ?? alert.madeAt, zone: node.zone, now })}
${alert.isReviewDue && html`<p><strong>${t(texts.reviewDue)}</strong></p>`}
${
  alert.board !== null &&
  answerBar(t, {
    answered: alert.board.acknowledged,
    seen: alert.board.seenOnly,
    delivered: alert.board.deliveredOnly,
    silent: alert.board.silent,
  })
}
${alert.board !== null && alert.board.needHelp > 0 && html`<p><strong>${t(texts.needHelp, { count: alert.board.needHelp })}</strong></p>`}</li>`
    return html`<ul class="plain">${shown.map(one)}</ul>`
  },
})

async function problemsWithPlace(ctx: PageContext) {
  const { items } = await ctx.call(stationProblems, { limit: ROWS })
  const places = await placesOf(
    ctx,
    items.map(({ station }) => station),
  )
  return items.map((problem) => ({ ...problem, place: places.get(problem.station) ?? '–' }))
}

const problems = panel({
  name: 'problems',
  place: 'section',
  after: 'alerts',
  title: texts.problems,
  permission: 'alerting:read',
  load: problemsWithPlace,
  render: (told, { t, base, node, now }) =>
    table(t, {
      caption: t(texts.problems),
      isCaptionHidden: true,
      empty: t(texts.noProblems),
      rows: told,
      columns: [
        {
          label: t(texts.station),
          cell: (row) => html`<a href="${base}/console/problems"><bdi>${row.place}</bdi></a>`,
        },
        { label: t(texts.symptom), cell: (row) => symptomName(row.symptom, t) },
        {
          label: t(texts.since),
          cell: (row) => timeMark(t, { at: row.reportedAt, zone: node.zone, now }),
        },
        {
          label: t(texts.state),
          cell: (row) => (row.state === 'taken' ? t(texts.taken) : t(texts.untaken)),
        },
      ],
    }),
})

/** What alerting puts on the situation page: alerts that are drafted or out, and stations with a problem. */
export const panels: readonly Panel[] = [figures, alerts, problems]
