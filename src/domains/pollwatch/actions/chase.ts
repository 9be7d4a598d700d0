// Stations from which nothing came: whom to call there, and whether the station answered the last alert.
import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listInput } from '../../../core/listed.ts'
import { time } from '../../../core/time.ts'
import { groupOfCaller, ownGroup } from '../membership.ts'
import { lastAnswers } from '../needs.ts'
import { records } from '../records.ts'
import { found } from '../refusals.ts'
import { stationOutcome } from '../schema-sample.ts'
import { formPrefix, formSerial, observerRow, place } from '../schema.ts'
import { observers } from '../store.ts'
import * as store from '../store/sample.ts'
import { sampleOf } from './sample.ts'

const observing = { permission: 'pollwatch:observe', scope: 'own' } as const
const stationId = z.string().max(64)

const silentStation = z.strictObject({
  station: stationId,
  place,
  /** One of them, whose words the desk may write down. */
  observer: id,
  observers: z.number().int(),
  isSampled: z.boolean(),
  /** Calls to it, and how the last one ended. */
  calls: z.number().int(),
  outcome: stationOutcome.nullable(),
  calledAt: time.nullable(),
  /** What it answered to the last alert that concerns it; null where there is no alert, `none` where it did not answer. */
  alert: z.string().nullable(),
})
export type SilentStation = z.infer<typeof silentStation>

const standing = observerRow.pick({ id: true, place: true, area: true })

export const silentStations = query({
  ...observing,
  name: 'pollwatch.silentStations',
  summary:
    'Stations of the own group from which nothing came for a form yet, those of the sample first, with what they answered to the last alert.',
  input: z.strictObject({ form: formPrefix, serial: formSerial, limit: listInput.shape.limit }),
  output: z.strictObject({ items: z.array(silentStation) }),
  async run(ctx, wanted) {
    const group = await groupOfCaller(ctx)
    if (group === null) return { items: [] }
    const sample = (await sampleOf(ctx, group.id))?.id ?? ''
    const rows = await store.silentStations(ctx.tx, { ...wanted, group: group.id, sample })
    const ids = rows.map(({ observer }) => observer)
    const how = { limit: wanted.limit, as: standing } as const
    const at = new Map((await observers.many(ctx.tx, { id: ids }, how)).map((one) => [one.id, one]))
    const seen = rows.flatMap((row) => {
      const own = at.get(row.observer)
      return own === undefined ? [] : [{ ...row, place: own.place, area: own.area }]
    })
    const stations = seen.map(({ station, area }) => ({ station, area }))
    const said = await answersOf(ctx, stations)
    const called = await store.lastStationCalls(
      ctx.tx,
      group.id,
      stations.map(({ station }) => station),
    )
    const last = new Map(called.map((one) => [one.station, one]))
    return {
      items: seen.map(({ area: _a, ...row }) => ({
        ...row,
        outcome: last.get(row.station)?.outcome ?? null,
        calledAt: last.get(row.station)?.at ?? null,
        alert: said.get(row.station) ?? null,
      })),
    }
  },
})

/** Stations of one question: nobody answers for more at once. */
const ASKED_AT_ONCE = 100

/** What each station answered to the last alert that concerns it, `none` where it did not; those without an alert are left out. */
async function answersOf(
  ctx: QueryContext,
  stations: readonly { readonly station: string; readonly area: string }[],
): Promise<Map<string, string>> {
  const said = new Map<string, string>()
  for (let from = 0; from < stations.length; from += ASKED_AT_ONCE) {
    const some = stations.slice(from, from + ASKED_AT_ONCE)
    const { answers } = await ctx.ask(lastAnswers, { stations: some })
    for (const { station, answer } of answers) said.set(station, answer ?? 'none')
  }
  return said
}

export const noteStationCall = command({
  ...observing,
  name: 'pollwatch.noteStationCall',
  summary: 'Notes that a silent station of the own group was called, and how that ended.',
  input: z.strictObject({ station: stationId, outcome: stationOutcome }),
  output: z.strictObject({}),
  async run(ctx, { station, outcome }) {
    const group = await ownGroup(ctx)
    const of = { observerGroup: group.id, station, endedAt: null }
    found((await observers.one(ctx.tx, of)) ?? null, 'unknownStation')
    const call = { id: ctx.newId(), observerGroup: group.id, station, outcome }
    await store.stationCalls.insert(ctx.tx, { ...call, person: ctx.actor.id, at: ctx.now })
    ctx.record(records['silentStation.called'], { subject: station, body: { outcome } })
    return {}
  },
})
