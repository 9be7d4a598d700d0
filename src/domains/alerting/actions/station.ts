import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { id } from '../../../core/id.ts'
import { pageRows } from '../../../core/listed.ts'
import { areaPath, narrowed, withAncestors } from '../../../core/permission.ts'
import { addMs, HOUR, time } from '../../../core/time.ts'
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
import { problemsOfStation } from '../store/station-problem.ts'
import {
  receptionKey,
  receptionRow,
  type ReceptionRow,
  receptionsAt,
  receptionsOf,
} from '../store/receipt.ts'
import { heads } from '../store/stream.ts'
import { problemItem, shownProblem } from './station-problem.ts'
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
    problems: z.array(problemItem),
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
      problems: problems.map(shownProblem),
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

/** Stations looked through for one answer: enough for a district, and a next page goes on. */
const LOOKED_AT = 5000

const silentStation = z.strictObject({
  station: noun.stationId,
  ...place,
  phone: z.string().nullable(),
  /** The furthest thing that is known of it. */
  reception: z.enum(['none', 'delivered', 'seen']),
  /** When one of its devices was last heard; null where it has none or never. */
  lastSeen: time.nullable(),
  hasDevice: z.boolean(),
})

export const silent = query({
  name: 'alerting.silent',
  permission: 'alerting:read',
  scope: 'area',
  summary:
    'Stations that have not answered the newest version of an alert, with telephone and last sign of life.',
  input: z.strictObject({ alert: id, after: z.string().max(100).optional(), limit: pageRows }),
  output: z.strictObject({ items: z.array(silentStation), next: z.string().nullable() }),
  async run(ctx, input) {
    const { ref, areas: meant, held } = await visibleRevision(ctx, input.alert)
    const page = await ctx.ask(audiencePage, {
      areas: narrowed(meant, held),
      limit: LOOKED_AT,
      ...given({ after: input.after }),
    })
    const stations = page.items.map(({ station }) => station)
    const known = await receptionsOf(ctx.tx, [ref], stations)
    const waiting = page.items.filter(
      ({ station }) => (known.get(receptionKey(ref, station))?.answer ?? null) === null,
    )
    const shown = waiting.slice(0, input.limit)
    const { devices } = await ctx.ask(devicesOf, { stations: shown.map(({ station }) => station) })
    const byStation = Map.groupBy(devices, ({ station }) => station)
    const items = shown.map((one) => {
      const row = known.get(receptionKey(ref, one.station))
      const own = byStation.get(one.station) ?? []
      const times = own.flatMap(({ lastSeen }) => lastSeen ?? []).toSorted()
      const furthest = row?.deliveredAt ? ('delivered' as const) : ('none' as const)
      const reception = row?.seenAt ? ('seen' as const) : furthest
      return { ...one, reception, lastSeen: times.at(-1) ?? null, hasDevice: own.length > 0 }
    })
    const isCut = waiting.length > shown.length
    return { items, next: isCut ? (shown.at(-1)?.station ?? null) : page.next }
  },
})
