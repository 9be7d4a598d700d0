import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { id } from '../../../core/id.ts'
import { pageRows } from '../../../core/listed.ts'
import { areaPath, narrowed, withAncestors } from '../../../core/permission.ts'
import type { Language } from '../../../core/text.ts'
import { addMs, DAY, HOUR, time } from '../../../core/time.ts'
import { headlinesOf } from '../content.ts'
import { SHARD } from '../frame.ts'
import { audiencePage, devicesOf, stationPlace } from '../needs.ts'
import { ownStation } from '../places.ts'
import * as noun from '../schema.ts'
import { partOf } from '../part.ts'
import {
  alertsOnPaths,
  lastSaid,
  newestRevisions,
  type RevisionFacts,
  versionFacts,
} from '../store/alert.ts'
import { callRow, calls } from '../store/call.ts'
import { helpKey, helpOf, problemsOfStation } from '../store/station-problem.ts'
import {
  answers,
  receptionKey,
  receptionRow,
  type ReceptionRow,
  receptionsAt,
  receptionsOf,
} from '../store/receipt.ts'
import { heads } from '../store/stream.ts'
import { allCards } from '../store/symptom.ts'
import { type Card, shownCard, type Symptom, titleOf } from '../symptoms.ts'
import { ownProblem, shownOwn } from './station-problem.ts'
import { cardOf } from './symptom.ts'
import { visibleRevision } from './view.ts'

/** More at once nobody at a station reads. */
const SHOWN_ALERTS = 20
const SHOWN_PROBLEMS = 20
/** How long a station reads that an alert was taken back. */
const ENDED_MS = 12 * HOUR

const place = { number: z.string(), name: z.string(), area: areaPath }

const revisionFacts = versionFacts.extend({ answers: z.array(noun.answer) })
/** What the station did about this version, with its current answer. */
const done = receptionRow.pick({ answer: true, answeredAt: true, seenAt: true })
const NOTHING = { answer: null, answeredAt: null, seenAt: null }
const stationAlert = revisionFacts.extend({
  ...done.shape,
  /** issued or updated; cancelled and cleared ones for some hours more. */
  state: noun.alertState,
  /** Of what was taken back or is over: what it was, and what the station did about it; null where it never came there. */
  before: z
    .strictObject({
      ...versionFacts.pick({ sent: true, texts: true }).shape,
      ...receptionRow.pick({ answer: true, answeredAt: true }).shape,
    })
    .nullable(),
})

export const stationView = query({
  name: 'alerting.stationView',
  permission: 'alerting:receive',
  scope: 'own',
  summary:
    'For a station’s page: alerts that concern it now, its answers, its problems, the newest number.',
  input: z.strictObject({}),
  output: z.strictObject({
    station: z.strictObject({ id: z.string(), ...place }),
    alerts: z.array(stationAlert),
    problems: z.array(ownProblem),
    /** What it can report: those that are not hidden, and those of its problems. */
    cards: z.array(shownCard),
    epoch: z.string(),
    seq: z.number().int(),
    asOf: time,
  }),
  async run(ctx) {
    const station = await ctx.ask(stationPlace, { station: ownStation(ctx) })
    const problems = await problemsOfStation(ctx.tx, station.id, SHOWN_PROBLEMS)
    const head = await heads.one(ctx.tx, { shard: SHARD })
    return {
      station,
      alerts: await alertsFor(ctx, station),
      problems: problems.map(shownOwn),
      cards: (await allCards(ctx.tx))
        .map(cardOf)
        .filter((card) => !card.isHidden || problems.some((one) => one.symptom === card.symptom)),
      epoch: head?.epoch ?? '',
      seq: head?.seq ?? 0,
      asOf: ctx.now,
    }
  },
})

async function alertsFor(
  ctx: QueryContext,
  station: { readonly id: string; readonly area: string },
): Promise<z.infer<typeof stationAlert>[]> {
  const wanted = { paths: withAncestors(station.area), limit: SHOWN_ALERTS }
  const endedSince = addMs(ctx.now, -ENDED_MS)
  const alerts = await alertsOnPaths(ctx.tx, { ...wanted, now: ctx.now, endedSince })
  const ids = alerts.map((alert) => alert.id)
  const revisions = await newestRevisions(ctx.tx, ids)
  const newest = [...revisions.values()]
  const receptions = await receptionsAt(ctx.tx, station.id, newest)
  const ended = newest.filter(({ kind }) => kind === 'Cancel' || kind === 'AllClear')
  const said = await lastSaid(
    ctx.tx,
    ended.map(({ alert }) => alert),
  )
  return alerts.flatMap(({ id: alert, state }) => {
    const row = revisions.get(alert)
    if (row === undefined) return []
    const all = receptions.get(alert) ?? []
    const reception = all.find(({ revision }) => revision === row.revision)
    const own = reception === undefined ? NOTHING : partOf(done, reception)
    const before = beforeEnd(said.get(alert), all)
    return [{ ...partOf(revisionFacts, row), state, ...own, before }]
  })
}

/** What an ended alert was at the station: what it said last, and the last answer to that; null where it never came there. */
function beforeEnd(
  said: RevisionFacts | undefined,
  own: readonly ReceptionRow[],
): z.infer<typeof stationAlert>['before'] {
  const known = own.filter(({ revision }) => said !== undefined && revision <= said.revision)
  if (said === undefined || known.length === 0) return null
  const { sent, texts } = said
  const last = known.findLast(({ answer }) => answer !== null)
  const { answer = null, answeredAt = null } = last ?? {}
  return { sent, texts, answer, answeredAt }
}

const words = z.record(z.string(), z.string())
/** Answers of one station that are looked through for those to its newest alerts. */
const SHOWN_ANSWERS = 100
/** An alert that has ended is told of a station for this long. */
const TOLD_MS = 14 * DAY

export const ofStation = query({
  name: 'alerting.ofStation',
  permission: 'alerting:read',
  scope: 'area',
  summary: 'Newest alerts to a station with its last answer to each, and its newest problems.',
  input: z.strictObject({ station: noun.stationId }),
  output: z.strictObject({
    alerts: z.array(
      z.strictObject({
        alert: id,
        headlines: words,
        state: noun.alertState,
        sent: time,
        /** Null where it has not answered any version. */
        answer: noun.answer.nullable(),
        answeredAt: time.nullable(),
        /** What became of its request for help; null where it asked for none. */
        help: z.enum(noun.PROBLEM_STATES).nullable(),
      }),
    ),
    /** What each problem is called, by language. */
    problems: z.array(ownProblem.extend({ names: words })),
  }),
  async run(ctx, { station: wanted }) {
    const station = await ctx.ask(stationPlace, { station: wanted })
    if (narrowed([station.area], ctx.areas()).length === 0) return { alerts: [], problems: [] }
    const paths = withAncestors(station.area)
    const since = { now: ctx.now, endedSince: addMs(ctx.now, -TOLD_MS) }
    const rows = await alertsOnPaths(ctx.tx, { paths, ...since, limit: SHOWN_ALERTS })
    const ids = rows.map((row) => row.id)
    const revisions = await newestRevisions(ctx.tx, ids)
    const how = { order: ['-receivedAt'], limit: SHOWN_ANSWERS } as const
    const given = await answers.many(ctx.tx, { station: station.id, alert: ids }, how)
    const asked = await helpOf(ctx.tx, { station: [station.id], alerts: ids })
    const problems = await problemsOfStation(ctx.tx, station.id, SHOWN_PROBLEMS)
    const cards = (await allCards(ctx.tx)).map(cardOf)
    return {
      alerts: rows.flatMap(({ id: alert, state }) => {
        const revision = revisions.get(alert)
        if (revision === undefined) return []
        const last = given.find((one) => one.alert === alert)
        const help = asked.find(({ clientKey }) => clientKey === helpKey(alert))?.state ?? null
        const own = { answer: last?.answer ?? null, answeredAt: last?.receivedAt ?? null, help }
        return [
          { alert, state, sent: revision.sent, headlines: headlinesOf(revision.texts), ...own },
        ]
      }),
      problems: problems.map((row) => ({
        ...shownOwn(row),
        names: namesOf(ctx, row.symptom, cards),
      })),
    }
  },
})

/** What a problem is called in every language of the node. */
function namesOf(
  { node }: QueryContext,
  symptom: Symptom,
  cards: readonly Card[],
): Record<string, string> {
  return Object.fromEntries(
    node.languages.map((language) => [
      language,
      titleOf(node.speak(language as Language), cards, symptom),
    ]),
  )
}

/** Stations looked through for one answer: enough for a district, and a next page goes on. */
const LOOKED_AT = 5000

const callFacts = callRow.pick({ result: true, note: true, calledBy: true, calledAt: true })

const silentStation = z.strictObject({
  station: noun.stationId,
  ...place,
  phone: z.string().nullable(),
  /** The furthest thing that is known of it. */
  reception: z.enum(['none', 'delivered', 'seen']),
  /** When one of its devices was last heard; null where it has none or never. */
  lastSeen: time.nullable(),
  hasDevice: z.boolean(),
  /** What came of the last telephone call because of this alert; null where nobody called. */
  call: callFacts.nullable(),
})

export const silent = query({
  name: 'alerting.silent',
  permission: 'alerting:read',
  scope: 'area',
  summary:
    'Stations that have not answered a version of an alert, the newest unless asked otherwise, with telephone, last sign of life and who called them.',
  input: z.strictObject({
    alert: id,
    revision: noun.revisionNumber.optional(),
    /** Only those of which no more is known. */
    reception: silentStation.shape.reception.optional(),
    after: z.string().max(100).optional(),
    limit: pageRows,
  }),
  output: z.strictObject({ items: z.array(silentStation), next: z.string().nullable() }),
  async run(ctx, input) {
    const { ref, areas: meant, held } = await visibleRevision(ctx, input.alert, input.revision)
    const page = await ctx.ask(audiencePage, {
      areas: narrowed(meant, held),
      limit: LOOKED_AT,
      ...given({ after: input.after }),
    })
    const stations = page.items.map(({ station }) => station)
    const known = await receptionsOf(ctx.tx, [ref], stations)
    const waiting = page.items.filter(({ station }) => {
      const row = known.get(receptionKey(ref, station))
      const isWanted = input.reception === undefined || furthestOf(row) === input.reception
      return (row?.answer ?? null) === null && isWanted
    })
    const shown = waiting.slice(0, input.limit)
    const { devices } = await ctx.ask(devicesOf, { stations: shown.map(({ station }) => station) })
    const ids = shown.map(({ station }) => station)
    const asked = { alert: ref.alert, station: ids }
    const called = await calls.many(ctx.tx, asked, { limit: ids.length })
    const callOf = new Map(called.map((row) => [row.station, partOf(callFacts, row)]))
    const byStation = Map.groupBy(devices, ({ station }) => station)
    const items = shown.map((one) => {
      const row = known.get(receptionKey(ref, one.station))
      const own = byStation.get(one.station) ?? []
      const times = own.flatMap(({ lastSeen }) => lastSeen ?? []).toSorted()
      const furthest = row?.deliveredAt ? ('delivered' as const) : ('none' as const)
      const reception = row?.seenAt ? ('seen' as const) : furthest
      return {
        ...one,
        reception,
        lastSeen: times.at(-1) ?? null,
        hasDevice: own.length > 0,
        call: callOf.get(one.station) ?? null,
      }
    })
    const isCut = waiting.length > shown.length
    return { items, next: isCut ? (shown.at(-1)?.station ?? null) : page.next }
  },
})

/** The furthest thing that is known of a station that has not answered. */
function furthestOf(row: ReceptionRow | undefined): z.infer<typeof silentStation>['reception'] {
  if (row?.seenAt) return 'seen'
  return row?.deliveredAt ? 'delivered' : 'none'
}
