import type { BodyOf, RecordOf } from '../core/record.ts'
import type { Workflow, WorkflowContext } from '../core/slice.ts'
import { when, workflow } from '../core/workflow.ts'
import { tagOf } from '../core/tags.ts'
import { isLanguage } from '../core/text.ts'
import {
  alertingRecords,
  named,
  show,
  type Symptom,
  symptoms,
  titleOf,
} from '../domains/alerting/index.ts'
import {
  brokenTitle,
  CUSTODY,
  evidenceItem,
  evidenceRecords,
  preservedFor,
} from '../domains/evidence/index.ts'
import { alsoFollows, follow, forgetEvidence, openFor } from '../domains/incidents/index.ts'
import { findingFacts, monitoringRecords } from '../domains/monitoring/index.ts'
import { stationPlaces } from '../domains/territory/index.ts'

/** How bad an incident is, by what its alert said. */
const SEVERITIES: Readonly<Record<string, 'extreme' | 'severe' | 'moderate' | 'minor'>> = {
  Extreme: 'extreme',
  Severe: 'severe',
  Moderate: 'moderate',
}

type Released = BodyOf<(typeof alertingRecords)['alert.issued']>
type OfProblem = BodyOf<(typeof alertingRecords)['station.problemSettled']>

/**
 * An alert that goes out opens an incident, and so does a broken chain of custody; what happens to findings, alerts,
 * stations and evidence is entered in the timeline; an erased piece stands there by its code. One join for all, so that the finding behind an alert is there before
 * the incident. Idempotent by what an incident was opened for and by record.
 */
export const recordsToIncidents: Workflow = workflow({
  name: 'records-to-incidents',
  permissions: [
    'alerting:read',
    'evidence:read',
    'incidents:follow',
    'monitoring:read',
    'territory:read',
  ],
  handlers: [
    when(monitoringRecords['finding.opened'], async (ctx, record) => {
      await enterFinding(ctx, record, 'finding-opened')
    }),
    when(monitoringRecords['finding.closed'], async (ctx, record) => {
      await enterFinding(ctx, record, 'finding-closed')
    }),
    when(alertingRecords['alert.issued'], async (ctx, record) => {
      const { subject: alert, area, body } = record
      const { title, findings } = await nameOf(ctx, alert)
      const severity = SEVERITIES[body.severity] ?? 'minor'
      const follows = await behind(ctx, findings.length > 0 ? findings : causeOf(body))
      await ctx.call(openFor, { origin: `alert:${alert}`, title, area, severity, follows })
      await enterAlert(ctx, record, { kind: 'alert-issued', name: title })
    }),
    when(alertingRecords['alert.noted'], async (ctx, { subject: alert, body }) => {
      if (body.isClosed) return
      const follows = await behind(ctx, [body.finding])
      await ctx.call(alsoFollows, { origin: `alert:${alert}`, follows })
    }),
    when(alertingRecords['alert.updated'], async (ctx, record) => {
      const { title: name } = await nameOf(ctx, record.subject)
      await enterAlert(ctx, record, { kind: 'alert-updated', name })
    }),
    when(
      [alertingRecords['alert.cleared'], alertingRecords['alert.cancelled']],
      async (ctx, record) => await enterEnd(ctx, record, causeOf(record.body)),
    ),
    when(alertingRecords['alert.expired'], async (ctx, record) => await enterEnd(ctx, record, [])),
    when(alertingRecords['station.problemReported'], async (ctx, record) => {
      await enterProblem(ctx, record, 'problem-reported')
    }),
    when(alertingRecords['station.problemSettled'], async (ctx, record) => {
      await enterProblem(ctx, record, 'problem-settled')
    }),
    when(alertingRecords['station.problemReopened'], async (ctx, record) => {
      await enterProblem(ctx, record, 'problem-reopened')
    }),
    when(evidenceRecords['item.preserved'], async (ctx, record) => {
      const { heldAt: _, code: __, incident, ...place } = await itemOf(ctx, record)
      const { sha256: observable } = record.body
      const seen = observable === undefined ? {} : { observable }
      const own = incident === null ? {} : { incident }
      await ctx.call(follow, { ...place, kind: 'item-preserved', ...seen, ...own })
    }),
    when(evidenceRecords['custody.appended'], async (ctx, record) => {
      const { name, heldAt, code: _, incident: __, ...place } = await itemOf(ctx, record)
      // The acts by which it came in are told by its being preserved.
      if (heldAt === null || record.at <= heldAt) return
      const tag = tagOf(CUSTODY, record.body.type)
      await ctx.call(follow, { ...place, kind: 'custody-acted', name, tag })
    }),
    when(evidenceRecords['content.erased'], async (ctx, { subject: item, area }) => {
      const { code } = await ctx.call(evidenceItem, { item })
      await ctx.call(forgetEvidence, { item, code, area })
    }),
    when(evidenceRecords['custody.broken'], async (ctx, record) => {
      const { name, heldAt: _, code, incident: __, ...place } = await itemOf(ctx, record)
      const { area, subject } = place
      const title = speaker(ctx)(brokenTitle, { code })
      const origin = `custody:${subject}`
      await ctx.call(openFor, { origin, title, area, severity: 'severe', follows: [subject] })
      const tag = record.body.fault
      await ctx.call(follow, { ...place, kind: 'custody-broken', name, tag, origin })
    }),
  ],
})

/** The words of the product in the first language of the node. */
function speaker({ node }: WorkflowContext) {
  return node.speak(node.languages.find(isLanguage) ?? 'en')
}

async function enterFinding(
  ctx: WorkflowContext,
  record: RecordOf<BodyOf<(typeof monitoringRecords)['finding.opened']>>,
  kind: 'finding-opened' | 'finding-closed',
): Promise<void> {
  const { id, at, area, subject } = record
  const { siteName: name } = await ctx.call(findingFacts, { finding: subject })
  const path = `/console/findings/${subject}`
  await ctx.call(follow, { record: id, kind, subject, alsoOf: [], area, at, name, path })
}

async function enterAlert(
  ctx: WorkflowContext,
  { id, at, area, subject, body }: RecordOf<Released>,
  { kind, name }: { readonly kind: 'alert-issued' | 'alert-updated'; readonly name: string },
): Promise<void> {
  const path = `/console/alerts/${subject}`
  const alsoOf = causeOf(body)
  await ctx.call(follow, {
    record: id,
    kind,
    subject,
    alsoOf,
    area,
    at,
    name,
    path,
    origin: `alert:${subject}`,
  })
}

/** The end of an alert, and what stations had answered by then: once for each alert, since it ends once. */
async function enterEnd(
  ctx: WorkflowContext,
  record: RecordOf<Pick<Released, 'origin'> | object>,
  alsoOf: readonly string[],
): Promise<void> {
  const { id, at, area, subject } = record
  const { title: name } = await nameOf(ctx, subject)
  const origin = `alert:${subject}`
  const entry = {
    subject,
    alsoOf: [...alsoOf],
    area,
    at,
    path: `/console/alerts/${subject}`,
    origin,
  }
  await ctx.call(follow, { ...entry, record: id, kind: 'alert-ended', name })
  const { board } = await ctx.call(show, { alert: subject, asking: true })
  if (board === null) return
  const { count: stations, acknowledged: answered, needHelp: help, cannotComply: cannot } = board
  const counts = { stations, answered, help, cannot }
  await ctx.call(follow, {
    ...entry,
    record: `answers:${subject}`,
    kind: 'answers-counted',
    name: '',
    counts,
  })
}

/** A problem of a station; help that an answer asks for is told by the count of answers. */
async function enterProblem(
  ctx: WorkflowContext,
  { id, at, area, subject, body }: RecordOf<OfProblem>,
  kind: 'problem-reported' | 'problem-settled' | 'problem-reopened',
): Promise<void> {
  const { symptom: tag, station } = body
  if (tag === undefined) return
  const { stations } = await ctx.call(stationPlaces, { stations: [station] })
  const place = stations.map(({ number, name }) => `${number} ${name}`)[0] ?? station
  const { items: cards } = await ctx.call(symptoms, {})
  const t = speaker(ctx)
  const name = `${titleOf(t, cards, tag as Symptom)}: ${place}`.slice(0, 300)
  const path = `/console/stations/${station}`
  await ctx.call(follow, { record: id, kind, subject, alsoOf: [], area, at, name, path, tag })
}

/** Where an item of evidence stands in a timeline, and since when it is held. */
async function itemOf(ctx: WorkflowContext, { id: record, subject, area, at }: RecordOf<object>) {
  const { code, title, source, heldAt, incident } = await ctx.call(evidenceItem, { item: subject })
  const alsoOf = causeOf({ origin: source ?? '' })
  const name = title === '' ? code : title
  return {
    record,
    subject,
    alsoOf,
    area,
    at,
    path: `/console/evidence/${subject}`,
    name,
    code,
    heldAt,
    incident,
  }
}

/** Most findings of one alert whose entries an incident begins with; with what was preserved of each. */
const MAX_BEHIND = 50

/** What stands behind an alert: its causes, and what was preserved of them before anybody mended the site. */
async function behind(ctx: WorkflowContext, causes: readonly string[]): Promise<string[]> {
  const follows: string[] = []
  for (const cause of causes.slice(0, MAX_BEHIND)) {
    const { item } = await ctx.call(preservedFor, { source: `finding:${cause}` })
    follows.push(cause, ...(item === null ? [] : [item]))
  }
  return follows
}

/** The finding or the problem of a station that an alert came from, or for which evidence was preserved. */
function causeOf({ origin = '' }: { readonly origin?: string | undefined }): string[] {
  const [, finding, problem] = /^(?:finding:([^:]+)|problems:(.+)$)/.exec(origin) ?? []
  const cause = finding ?? problem
  return cause === undefined ? [] : [cause]
}

/** What the alert says, in the first of the node's languages that it was written in, and the findings behind it. */
async function nameOf(ctx: WorkflowContext, alert: string) {
  const { headlines, findings } = await ctx.call(named, { alert })
  const written = ctx.node.languages.map((language) => headlines[language])
  const title = written.find((one) => one !== undefined) ?? Object.values(headlines)[0] ?? alert
  return { title, findings }
}
