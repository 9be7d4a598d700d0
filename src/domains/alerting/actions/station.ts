import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { pageRows } from '../../../core/listed.ts'
import { areaContains, areaPath, withAncestors } from '../../../core/permission.ts'
import { addMs, HOUR, time } from '../../../core/time.ts'
import { SHARD } from '../frame.ts'
import { audiencePage, devicesOf, stationPlace } from '../needs.ts'
import { ownStation } from '../own-station.ts'
import * as noun from '../schema.ts'
import { refusal } from '../refusals.ts'
import { alertById, alertsOnPaths, listOf, newestRevisions, targetsOf } from '../store/alert.ts'
import { problemsOfStation } from '../store/station-problem.ts'
import { receptionKey, receptionsOf } from '../store/receipt.ts'
import { heads } from '../store/stream.ts'
import { problemItem, shownProblem } from './station-problem.ts'

const sentTexts = z.record(
  z.string(),
  z.strictObject({ headline: z.string(), instruction: z.string() }),
)

/** More at once nobody at a station reads. */
const SHOWN_ALERTS = 20
const SHOWN_PROBLEMS = 20
/** How long a station reads that an alert was taken back. */
const ENDED_MS = 12 * HOUR

const stationAlert = z.strictObject({
  alert: id,
  /** issued or updated; cancelled and cleared ones for some hours more. */
  state: noun.alertState,
  kind: z.enum(noun.REVISION_KINDS),
  revision: z.number().int(),
  eventCode: z.string(),
  urgency: z.string(),
  severity: z.string(),
  certainty: z.string(),
  sent: time,
  expiresAt: time,
  texts: sentTexts,
  answers: z.array(noun.answer),
  sha256: z.string(),
  /** The station's current answer to this version. */
  answer: noun.answer.nullable(),
  answeredAt: time.nullable(),
  seenAt: time.nullable(),
})

export const stationView = query({
  name: 'alerting.stationView',
  permission: 'alerting:receive',
  scope: 'own',
  summary:
    'For a station’s page: alerts that concern it now, its answers, its problems, the newest number.',
  input: z.strictObject({}),
  output: z.strictObject({
    station: z.strictObject({
      id: z.string(),
      number: z.string(),
      name: z.string(),
      area: areaPath,
    }),
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
  const paths = withAncestors(station.area)
  const alerts = await alertsOnPaths(ctx.tx, {
    paths,
    now: ctx.now,
    endedSince: addMs(ctx.now, -ENDED_MS),
    limit: SHOWN_ALERTS,
  })
  const revisions = await newestRevisions(
    ctx.tx,
    alerts.map((alert) => alert.id),
  )
  const refs = [...revisions.values()]
  const receptions = await receptionsOf(ctx.tx, refs, [station.id])
  return alerts.flatMap(({ id: alert, state }) => {
    const row = revisions.get(alert)
    if (row === undefined) return []
    const reception = receptions.get(receptionKey(row, station.id))
    return [
      {
        alert,
        state,
        kind: row.kind,
        revision: row.revision,
        eventCode: row.eventCode,
        urgency: row.urgency,
        severity: row.severity,
        certainty: row.certainty,
        sent: row.sent,
        expiresAt: row.expiresAt,
        texts: sentTexts.parse(JSON.parse(row.texts)),
        answers: z.array(noun.answer).parse(listOf(row.answers)),
        sha256: row.sha256,
        answer: reception?.answer ?? null,
        answeredAt: reception?.answeredAt ?? null,
        seenAt: reception?.seenAt ?? null,
      },
    ]
  })
}

/** Stations looked through for one answer: enough for a district, and a next page goes on. */
const LOOKED_AT = 5000

const silentStation = z.strictObject({
  station: noun.stationId,
  number: z.string(),
  name: z.string(),
  area: areaPath,
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
  input: z.strictObject({
    alert: id,
    after: z.string().max(100).optional(),
    limit: pageRows,
  }),
  output: z.strictObject({ items: z.array(silentStation), next: z.string().nullable() }),
  async run(ctx, input) {
    const held = ctx.areas()
    const alert = await alertById(ctx.tx, input.alert)
    if (alert === undefined || alert.revision === 0) throw refusal('unknownAlert')
    const targets = await targetsOf(ctx.tx, alert.id, alert.revision)
    // What of the audience lies in the caller's areas: the smaller of each pair that touches.
    const areas = targets.flatMap((target) =>
      held.flatMap((area) => {
        if (areaContains(area, target)) return [target]
        return areaContains(target, area) ? [area] : []
      }),
    )
    if (areas.length === 0) throw refusal('unknownAlert')
    const ref = { alert: alert.id, revision: alert.revision }
    const page = await ctx.ask(audiencePage, {
      areas: [...new Set(areas)],
      limit: LOOKED_AT,
      ...(input.after === undefined ? {} : { after: input.after }),
    })
    const stations = page.items.map(({ station }) => station)
    const known = await receptionsOf(ctx.tx, [ref], stations)
    const waiting = page.items.filter(
      ({ station }) => (known.get(receptionKey(ref, station))?.answer ?? null) === null,
    )
    const shown = waiting.slice(0, input.limit)
    const { devices } = await ctx.ask(devicesOf, { stations: shown.map(({ station }) => station) })
    const byStation = Map.groupBy(devices, ({ station }) => station)
    const items = shown.map((place) => {
      const row = known.get(receptionKey(ref, place.station))
      const own = byStation.get(place.station) ?? []
      const times = own.flatMap(({ lastSeen }) => lastSeen ?? []).toSorted()
      const furthest = row?.deliveredAt ? ('delivered' as const) : ('none' as const)
      const { station, number, name, area, phone } = place
      return {
        station,
        number,
        name,
        area,
        phone,
        reception: row?.seenAt ? ('seen' as const) : furthest,
        lastSeen: times.at(-1) ?? null,
        hasDevice: own.length > 0,
      }
    })
    const isCut = waiting.length > shown.length
    return { items, next: isCut ? (shown.at(-1)?.station ?? null) : page.next }
  },
})
