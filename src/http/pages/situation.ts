import type { z } from 'zod'
import { holds, holdsIn } from '../../core/actor.ts'
import { page, type PageContext, type View } from '../../core/slice.ts'
import type { Message } from '../../core/text.ts'
import {
  type AlertState,
  alertBadge,
  type Severity,
  severityBadge,
  type SiteStatus,
  siteBadge,
} from '../../ui/badge.ts'
import { answerBar } from '../../ui/bar.ts'
import { dutyLine } from '../../ui/duty.ts'
import { type Html, html } from '../../ui/html.ts'
import { live } from '../../ui/live.ts'
import { emptyState, notification } from '../../ui/notice.ts'
import { table } from '../../ui/table.ts'
import { timeMark } from '../../ui/time.ts'
import { readinessAside } from './setup/checklist.ts'
import { type Readiness, readinessOf } from './setup/readiness.ts'
import { setupTexts } from './setup/setup-texts.ts'
import { accountNotice, loadAccountChanges } from './situation-account.ts'
import * as needs from './situation-needs.ts'
import { loadSystems, systemsPart, systemsTexts } from './situation-systems.ts'
import { symptomTexts, situationTexts as texts } from './situation-texts.ts'

type Of<N extends { output: z.ZodType }> = z.infer<N['output']>

interface SituationData {
  readonly mayWatch: boolean
  /** May start an exercise, and nothing real is set up. */
  readonly isEmpty: boolean
  readonly mayAlert: boolean
  readonly mayReport: boolean
  readonly sites: Of<typeof needs.sitesNeed> | null
  readonly bad: Of<typeof needs.sitesNeed>['items']
  readonly findings: Of<typeof needs.findingsNeed>['items']
  readonly titles: Of<typeof needs.titlesNeed>['titles']
  readonly alerts: readonly (Of<typeof needs.alertsNeed>['items'][number] & {
    readonly board: Of<typeof needs.boardNeed>['board']
  })[]
  readonly problems: readonly (Of<typeof needs.problemsNeed>['items'][number] & {
    readonly place: Of<typeof needs.placeNeed>
  })[]
  readonly systems: Awaited<ReturnType<typeof loadSystems>>
  readonly duties: Of<typeof needs.dutyNeed>['duties']
  readonly onDuty: Of<typeof needs.onDutyNeed> | null
  readonly election: Of<typeof needs.electionNeed>
  readonly lookouts: Of<typeof needs.lookoutsNeed>['lookouts']
  /** For the administrator: what the node still lacks. */
  readonly readiness: readonly Readiness[]
  readonly accountChanges: number
}

/** Rows of each part of the page; the whole lists are a link away. */
const ROWS = 8

/** The situation: what is broken, what was alerted, who has not answered, who needs help, who is on duty. */
export const situation = page<SituationData, Html>({
  path: '/console',
  surface: 'console',
  permission: 'accounts:names',
  nav: { group: 'top', label: texts.nav },
  load,
  render(data, view) {
    const { t } = view
    const missing = readinessAside(data.readiness, view)
    return {
      title: t(texts.title),
      main: html`${accountNotice(data.accountChanges, view)}${data.isEmpty && exerciseHint(view)}<p class="no-print"><button type="button" class="button secondary" data-pause aria-pressed="false" hidden>${t(texts.pause)}</button> ${data.mayReport && html`<a href="${view.base}/console/day">${t(texts.day)}</a>`}</p>
${data.mayAlert || data.mayWatch ? live('situation-figures', figures(data, view)) : html`<p>${t(texts.notYours)}</p>`}
${live('situation-on-duty', onDuty(data, view))}
${live('situation-lookouts', lookouts(data, view))}
<div class="columns">
${data.mayAlert && section(t(texts.alerts), live('situation-alerts', alerts(data, view)))}
${data.mayAlert && section(t(texts.problems), live('situation-problems', problems(data, view)))}
${data.mayWatch && section(t(texts.findings), live('situation-findings', findings(data, view)))}
${data.mayWatch && section(t(texts.sites), live('situation-sites', sites(data, view)))}
${data.systems !== null && section(t(systemsTexts.insideSystems), live('situation-systems', systemsPart(data.systems, view)))}
${section(t(texts.duty), live('situation-duty', duty(data, view)))}
${missing !== null && section(t(setupTexts.asideTitle), live('situation-setup', missing))}
</div>`,
    }
  },
})

function exerciseHint({ t, base }: View): Html {
  const exercise = html`<a href="${base}/console/exercise">${t(texts.exercise)}</a>`
  return notification(t, { tone: 'info', body: t.parts(texts.emptyNode, { exercise }) })
}

/** Says so when those who look out for the node are silent, or say that it is wrong; nothing while all is well. */
function lookouts({ lookouts: all }: SituationData, { t, base }: View): Html {
  const silent = all.filter(({ silentAt }) => silentAt !== null)
  const wrong = all.filter(({ silentAt, verdict }) => silentAt === null && verdict === 'wrong')
  const note = (message: Message<'names' | 'more'>, of: SituationData['lookouts']) => {
    const names = html`<bdi>${of.map(({ name }) => name).join(', ')}</bdi>`
    const more = html`<a href="${base}/console/lookouts">${t(texts.lookouts)}</a>`
    const body = t.parts(message, { names, more })
    return of.length > 0 && notification(t, { tone: 'warn', body })
  }
  return html`${note(texts.lookoutWrong, wrong)}${note(texts.lookoutSilent, silent)}`
}

/** Whom to call, on top; and what is wrong with the list while there is one. */
function onDuty({ onDuty: list, duties }: SituationData, { t, base, node, now }: View): Html {
  if (list === null) return html``
  const { zone } = node
  const more = html`<a href="${base}/console/duty">${t(texts.dutyList)}</a>`
  const mark = (at: string) => timeMark(t, { at, zone, now })
  const ending = list.now.find(({ isEnding }) => isEnding)
  const isKept = duties.length > 0
  const gap = isKept && list.gap
  const span = gap && { from: mark(gap.from), until: mark(gap.until), more }
  const end = ending && { time: mark(ending.until), more }
  return html`${dutyLine(t, { now: list.now, zone })}${span && notification(t, { tone: 'warn', body: t.parts(texts.dutyGap, span) })}${end && notification(t, { tone: 'info', body: t.parts(texts.dutyEnds, end) })}`
}

function section(title: string, body: Html): Html {
  return html`<section><h2>${title}</h2>${body}</section>`
}

/** The set-up is of Actual, and the administrator’s. */
function maySetUp({ actor, node }: PageContext): boolean {
  return node.realm === 'actual' && holdsIn(actor, 'directory:write', '/')
}

async function load(ctx: PageContext): Promise<SituationData> {
  const mayPlace = holds(ctx.actor, 'territory:read')
  const election = mayPlace ? await ctx.ask(needs.electionNeed, {}) : null
  const mayExercise = holdsIn(ctx.actor, 'exercise:run', '/') && ctx.node.realm === 'actual'
  return {
    ...(await loadWatch(ctx)),
    ...(await loadAlerts(ctx)),
    systems: await loadSystems(ctx),
    duties: mayPlace ? (await ctx.ask(needs.dutyNeed, { limit: ROWS })).duties : [],
    onDuty: mayPlace ? await ctx.ask(needs.onDutyNeed, {}) : null,
    election,
    lookouts: (await ctx.ask(needs.lookoutsNeed, {})).lookouts,
    mayReport: holds(ctx.actor, 'record:day'),
    readiness: maySetUp(ctx) ? await readinessOf(ctx) : [],
    isEmpty: mayPlace && election === null && mayExercise,
    accountChanges: await loadAccountChanges(ctx),
  }
}

async function loadWatch(ctx: PageContext) {
  if (!holds(ctx.actor, 'monitoring:read')) {
    return { mayWatch: false, sites: null, bad: [], findings: [], titles: {} }
  }
  const down = await ctx.ask(needs.sitesNeed, { status: 'down', limit: ROWS })
  const risky = await ctx.ask(needs.sitesNeed, { status: 'at_risk', limit: ROWS })
  const worse = await ctx.ask(needs.sitesNeed, { status: 'degraded', limit: ROWS })
  const open = await ctx.ask(needs.findingsNeed, { state: 'open', limit: ROWS })
  const suspect = await ctx.ask(needs.findingsNeed, { state: 'suspect', limit: ROWS })
  return {
    mayWatch: true,
    sites: down,
    bad: [...down.items, ...risky.items, ...worse.items].slice(0, ROWS),
    findings: [...suspect.items, ...open.items].slice(0, ROWS),
    titles: (await ctx.ask(needs.titlesNeed, {})).titles,
  }
}

async function loadAlerts(ctx: PageContext) {
  if (!holds(ctx.actor, 'alerting:read')) return { mayAlert: false, alerts: [], problems: [] }
  const { items } = await ctx.ask(needs.alertsNeed, { view: 'open', limit: ROWS })
  const alerts = []
  for (const alert of items) {
    const isOut = alert.state === 'issued' || alert.state === 'updated'
    const board = isOut ? (await ctx.ask(needs.boardNeed, { alert: alert.alert })).board : null
    alerts.push({ ...alert, board })
  }
  const told = await ctx.ask(needs.problemsNeed, { limit: ROWS })
  const problems = []
  for (const problem of told.items) {
    problems.push({
      ...problem,
      place: await ctx.ask(needs.placeNeed, { station: problem.station }),
    })
  }
  return { mayAlert: true, alerts, problems }
}

function figures(
  { sites: found, alerts: shown, problems: told, election }: SituationData,
  { t }: View,
): Html {
  const counts = found?.counts ?? {}
  const sum = (...names: string[]) => names.reduce((total, name) => total + (counts[name] ?? 0), 0)
  const out = shown.filter(({ board }) => board !== null)
  const silent = out.reduce((total, { board }) => total + (board?.silent ?? 0), 0)
  const pair = (label: string, value: number) =>
    html`<div><dt>${label}</dt><dd>${t.number(value)}</dd></div>`
  return html`${election !== null && html`<p><bdi>${election.name}</bdi></p>`}<dl class="figures">
${pair(t(texts.sitesOk), sum('ok'))}${pair(t(texts.sitesBad), sum('down', 'at_risk', 'degraded'))}${pair(t(texts.sitesUnknown), sum('unknown'))}
${pair(t(texts.alertsOut), out.length)}${pair(t(texts.silent), silent)}${pair(t(texts.problemsOpen), told.length)}</dl>`
}

function headlineOf(headlines: Readonly<Record<string, string>>, language: string): string {
  return headlines[language] ?? Object.values(headlines)[0] ?? '–'
}

function alerts({ alerts: shown }: SituationData, { t, base, node, now }: View): Html {
  if (shown.length === 0) return emptyState(t(texts.noAlerts))
  const one = (alert: SituationData['alerts'][number]) => html`<li>
${alertBadge(t, alert.state as AlertState)} ${severityBadge(t, alert.severity as Severity)}
<a href="${base}/console/alerts/${alert.alert}"><bdi>${headlineOf(alert.headlines, t.language)}</bdi></a>
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
}

function problems({ problems: told }: SituationData, { t, base, node, now }: View): Html {
  return table(t, {
    caption: t(texts.problems),
    isCaptionHidden: true,
    empty: t(texts.noProblems),
    rows: told,
    columns: [
      {
        label: t(texts.station),
        cell: (row) =>
          html`<a href="${base}/console/problems"><bdi>${row.place.number} ${row.place.name}</bdi></a>`,
      },
      { label: t(texts.symptom), cell: (row) => symptomOf(row.symptom, t) },
      {
        label: t(texts.since),
        cell: (row) => timeMark(t, { at: row.reportedAt, zone: node.zone, now }),
      },
      {
        label: t(texts.state),
        cell: (row) => (row.state === 'taken' ? t(texts.taken) : t(texts.untaken)),
      },
    ],
  })
}

function symptomOf(symptom: string, t: View['t']): string {
  const known: Readonly<Record<string, Message>> = symptomTexts
  const message = known[symptom]
  return message === undefined ? symptom : t(message)
}

function findings({ findings: found, titles }: SituationData, { t, base, node, now }: View): Html {
  return table(t, {
    caption: t(texts.findings),
    isCaptionHidden: true,
    empty: t(texts.noFindings),
    rows: found,
    columns: [
      {
        label: t(texts.site),
        cell: (row) =>
          html`<a href="${base}/console/findings/${row.id}"><bdi>${row.siteName}</bdi></a>`,
      },
      { label: t(texts.check), cell: (row) => titleOf(row.check, titles, t) },
      {
        label: t(texts.state),
        cell: (row) => (row.state === 'open' ? t(texts.open) : t(texts.suspect)),
      },
      {
        label: t(texts.since),
        cell: (row) => timeMark(t, { at: row.openedAt ?? row.suspectedAt, zone: node.zone, now }),
      },
    ],
  })
}

function titleOf(check: string, titles: SituationData['titles'], t: View['t']): string {
  const title = titles[check]
  return title === undefined ? check : t(title)
}

function sites({ bad, sites: found }: SituationData, { t, base }: View): Html {
  const total = Object.values(found?.counts ?? {}).reduce((sum, count) => sum + count, 0)
  if (total === 0)
    return emptyState(
      t(texts.noSites),
      html`<a href="${base}/console/sites">${t(texts.allSites)}</a>`,
    )
  return html`${table(t, {
    caption: t(texts.sites),
    isCaptionHidden: true,
    empty: t(texts.allWell),
    rows: bad,
    columns: [
      {
        label: t(texts.site),
        cell: (row) => html`<a href="${base}/console/sites/${row.id}"><bdi>${row.name}</bdi></a>`,
      },
      { label: t(texts.state), cell: (row) => siteBadge(t, row.status as SiteStatus) },
    ],
  })}<p><a href="${base}/console/sites">${t(texts.allSites)}</a></p>`
}

function duty({ duties }: SituationData, { t, node, now }: View): Html {
  return table(t, {
    caption: t(texts.duty),
    isCaptionHidden: true,
    empty: t(texts.nobody),
    rows: duties.filter(({ isNow }) => isNow),
    columns: [
      {
        label: t(texts.post),
        cell: (row) => html`<bdi>${row.post}${row.label !== null && ` · ${row.label}`}</bdi>`,
      },
      { label: t(texts.contact), cell: (row) => html`<bdi dir="ltr">${row.contact ?? '–'}</bdi>` },
      {
        label: t(texts.until),
        cell: (row) => timeMark(t, { at: row.until, zone: node.zone, now }),
      },
    ],
  })
}
