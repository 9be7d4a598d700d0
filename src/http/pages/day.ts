import type { z } from 'zod'
import { civilDay, dateAt, type CivilDay } from '../../core/civil-day.ts'
import { holds } from '../../core/actor.ts'
import { page, type PageContext, type View } from '../../core/slice.ts'
import type { Message } from '../../core/text.ts'
import { MINUTE, SECOND } from '../../core/time.ts'
import { type Severity, severityBadge } from '../../ui/badge.ts'
import { disclosure } from '../../ui/details.ts'
import { button, searchForm } from '../../ui/form.ts'
import { handsLine } from '../../ui/hands.ts'
import { type Html, html } from '../../ui/html.ts'
import { notification } from '../../ui/notice.ts'
import { isPerson, personLabel } from '../../ui/person.ts'
import { table } from '../../ui/table.ts'
import { clockMark } from '../../ui/time.ts'
import { foundNeed, personLabelsNeed, recordedNeed, sentNeed } from './day-needs.ts'
import { dayTexts as texts } from './day-texts.ts'
import { titlesNeed } from './situation-needs.ts'
import { symptomTexts } from './situation-texts.ts'

type Of<N extends { output: z.ZodType }> = z.infer<N['output']>
type Sent = Of<typeof sentNeed>['sent'][number]
type Names = ReadonlyMap<string, string>

interface DayData {
  readonly day: CivilDay
  readonly isBadDate: boolean
  readonly alerts: Of<typeof sentNeed> | null
  /** Names of those who acted, by id. */
  readonly names: Names
  readonly findings: Of<typeof foundNeed> | null
  readonly titles: Of<typeof titlesNeed>['titles']
  readonly log: Of<typeof recordedNeed>
}

/** The day's report: what was found, sent, answered and reported from midnight to midnight, and what the log grew by. */
export const day = page<DayData, Html>({
  path: '/console/day',
  surface: 'console',
  permission: 'record:day',
  load,
  render(data, view) {
    const { t, node } = view
    const { alerts, findings, log } = data
    const isCut = [alerts, findings, log].some((part) => part?.isCut === true)
    return {
      title: t(texts.title, { date: t.date(data.day.from, node.zone) }),
      breadcrumb: [{ path: '/console', label: t(texts.situation) }],
      main: html`<p>${t(texts.intro, { zone: node.zone })}</p>
${data.isBadDate && notification(t, { tone: 'info', body: t(texts.badDate) })}
${isCut && notification(t, { tone: 'info', body: t(texts.cut) })}
${picker(data.day.date, view)}
${alerts !== null && section(t(texts.sent), sentTable(alerts.sent, data.names, view))}
${alerts !== null && section(t(texts.problems), problemTable(alerts.problems, view))}
${findings !== null && section(t(texts.findings), findingTable(findings.findings, data.titles, view))}
${section(t(texts.events), events(log, view))}
${downloads(data, view)}`,
    }
  },
})

async function load(ctx: PageContext): Promise<DayData> {
  const { zone } = ctx.node
  const today = dateAt(ctx.now, zone)
  const asked = dayOf(ctx.search['date'] ?? today, zone)
  const chosen = asked ?? civilDay(today, zone)
  const stretch = { from: chosen.from, until: chosen.until }
  const mayWatch = holds(ctx.actor, 'monitoring:read')
  const alerts = holds(ctx.actor, 'alerting:read') ? await ctx.ask(sentNeed, stretch) : null
  return {
    day: chosen,
    isBadDate: asked === null,
    alerts,
    names: await namesOf(ctx, alerts?.sent ?? []),
    findings: mayWatch ? await ctx.ask(foundNeed, stretch) : null,
    titles: mayWatch ? (await ctx.ask(titlesNeed, {})).titles : {},
    log: await ctx.ask(recordedNeed, stretch),
  }
}

/** Persons whose names are asked for; beyond, the report shows the ends of their ids. */
const MAX_NAMES = 500

async function namesOf(ctx: PageContext, sent: readonly Sent[]): Promise<Names> {
  const actors = sent.flatMap((row) =>
    [row.proposedBy, row.releasedBy, row.approvedBy, row.reviewedBy].flatMap((one) => one ?? []),
  )
  const ids = [...new Set(actors)].filter(isPerson).slice(0, MAX_NAMES)
  if (ids.length === 0) return new Map()
  const { persons } = await ctx.ask(personLabelsNeed, { ids })
  return new Map(persons.map(({ id, name }) => [id, name]))
}

/** The day that was asked for; null when the text is no date of these centuries. */
function dayOf(date: string, zone: string): CivilDay | null {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(date)) return null
  try {
    return civilDay(date, zone)
  } catch {
    return null
  }
}

function section(title: string, body: Html): Html {
  return html`<section><h2>${title}</h2>${body}</section>`
}

function picker(date: string, { t }: View): Html {
  return html`<div class="no-print">${searchForm(
    html`<label for="date">${t(texts.pick)}</label> <input id="date" name="date" type="date" value="${date}" required> ${button({ label: t(texts.show), kind: 'secondary' })}`,
  )}</div>`
}

function sentTable(sent: readonly Sent[], names: Names, view: View): Html {
  const { t, base, node } = view
  return table(t, {
    caption: t(texts.sent),
    isCaptionHidden: true,
    empty: t(texts.noneSent),
    rows: sent,
    columns: [
      {
        label: t(texts.headline),
        cell: (row) =>
          html`${severityBadge(t, row.severity as Severity)} <a href="${base}/console/alerts/${row.alert}"><bdi>${row.headlines[t.language] ?? Object.values(row.headlines)[0] ?? '–'}</bdi></a>`,
      },
      { label: t(texts.kind), cell: (row) => t(KINDS[row.kind]) },
      { label: t(texts.at), cell: (row) => clockMark(t, { at: row.sent, zone: node.zone }) },
      { label: t(texts.who), cell: (row) => whoActed(row, names, view) },
      { label: t(texts.audience), isNumber: true, cell: (row) => t.number(row.audience) },
      { label: t(texts.delivered), isNumber: true, cell: (row) => t.number(row.delivered.count) },
      { label: t(texts.answered), isNumber: true, cell: (row) => t.number(row.answered.count) },
      { label: t(texts.half), isNumber: true, cell: (row) => took(row.answered.medianMs, t) },
      { label: t(texts.most), isNumber: true, cell: (row) => took(row.answered.p95Ms, t) },
      { label: t(texts.help), isNumber: true, cell: (row) => t.number(needHelp(row)) },
    ],
  })
}

const KINDS: Readonly<Record<Sent['kind'], Message>> = {
  Alert: texts.alert,
  Update: texts.update,
  AllClear: texts.allClear,
  Cancel: texts.cancel,
}

/** Who acted, as it was recorded; and what became of the review where one released alone. */
function whoActed(row: Sent, names: Names, { t }: View): Html {
  const { isBreakGlass, reviewedBy } = row
  const line = handsLine(t, names, { ...row, isAlone: isBreakGlass })
  if (!isBreakGlass) return line
  if (reviewedBy === null) return html`${line} ${t(texts.reviewDue)}`
  return html`${line} ${t.parts(texts.reviewed, { person: personLabel(t, names, reviewedBy) })}`
}

function needHelp(row: Sent): number {
  return row.answers.find(({ answer }) => answer === 'need_help')?.count ?? 0
}

/** Below two minutes in seconds, then in minutes. */
function took(ms: number | null, t: View['t']): string {
  if (ms === null) return t(texts.never)
  if (ms < 2 * MINUTE) return t(texts.seconds, { n: t.number(Math.round(ms / SECOND)) })
  return t(texts.minutes, { n: t.number(Math.round(ms / MINUTE)) })
}

function problemTable(problems: Of<typeof sentNeed>['problems'], { t, node }: View): Html {
  const known: Readonly<Record<string, Message>> = symptomTexts
  const name = (symptom: string) => {
    const message = known[symptom]
    return message === undefined ? symptom : t(message)
  }
  return table(t, {
    caption: t(texts.problems),
    isCaptionHidden: true,
    empty: t(texts.noProblems),
    rows: problems,
    columns: [
      { label: t(texts.symptom), cell: (row) => name(row.symptom) },
      {
        label: t(texts.reported),
        cell: (row) => clockMark(t, { at: row.reportedAt, zone: node.zone }),
      },
      {
        label: t(texts.settled),
        cell: (row) => mark(row.settledAt, texts.notSettled, { t, node }),
      },
    ],
  })
}

const SEVERITIES = {
  C: texts.critical,
  H: texts.high,
  M: texts.medium,
  L: texts.low,
  i: texts.hint,
}

function findingTable(
  findings: Of<typeof foundNeed>['findings'],
  titles: DayData['titles'],
  { t, base, node }: View,
): Html {
  return table(t, {
    caption: t(texts.findings),
    isCaptionHidden: true,
    empty: t(texts.noFindings),
    rows: findings,
    columns: [
      {
        label: t(texts.where),
        cell: (row) =>
          html`<a href="${base}/console/findings/${row.finding}"><bdi>${row.siteName}</bdi></a>`,
      },
      {
        label: t(texts.check),
        cell: ({ check }) => (titles[check] === undefined ? check : t(titles[check])),
      },
      { label: t(texts.severity), cell: (row) => t(SEVERITIES[row.severity]) },
      {
        label: t(texts.opened),
        cell: (row) => clockMark(t, { at: row.openedAt, zone: node.zone }),
      },
      { label: t(texts.closed), cell: (row) => mark(row.closedAt, texts.stillOpen, { t, node }) },
    ],
  })
}

function mark(at: string | null, otherwise: Message, { t, node }: Pick<View, 't' | 'node'>): Html {
  return at === null ? html`${t(otherwise)}` : clockMark(t, { at, zone: node.zone })
}

function events(log: DayData['log'], { t, node }: View): Html {
  const happened = table(t, {
    caption: t(texts.events),
    isCaptionHidden: true,
    empty: t(texts.noEvents),
    rows: log.events,
    columns: [
      { label: t(texts.event), cell: (row) => html`<code>${row.type}</code>` },
      { label: t(texts.at), cell: (row) => clockMark(t, { at: row.at, zone: node.zone }) },
      { label: t(texts.record), isNumber: true, cell: (row) => t.number(row.seq) },
    ],
  })
  const counts = table(t, {
    caption: t(texts.counts),
    isCaptionHidden: true,
    rows: log.counts,
    columns: [
      { label: t(texts.type), cell: (row) => html`<code>${row.type}</code>` },
      { label: t(texts.count), isNumber: true, cell: (row) => t.number(row.count) },
    ],
  })
  const size = t(texts.log, { before: t.number(log.before), after: t.number(log.after) })
  return html`${happened}<p>${size}</p>${disclosure(t(texts.counts), counts)}`
}

function downloads({ day: { from, until }, alerts, findings }: DayData, { t, node }: View): Html {
  const link = (action: string, label: Message) =>
    html`<a href="${node.prefix}/api/${action}?from=${from}&amp;until=${until}">${t(label)}</a>`
  const line = t.parts(texts.download, {
    alerts: alerts === null ? '–' : link('alerting.day', texts.alertsFile),
    findings: findings === null ? '–' : link('monitoring.day', texts.findingsFile),
    records: link('record.day', texts.recordsFile),
  })
  return html`<p class="no-print">${line}</p>`
}
