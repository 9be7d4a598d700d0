import type { Tx } from '../../../core/port.ts'
import { type Database, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { MAX_SAMPLE, sampleRow, sampleStationRow, stationCallRow } from '../schema-sample.ts'
import type { observers, places } from '../store.ts'

export const samples = table('watch_sample', sampleRow)
export const sampleStations = table('watch_sample_station', sampleStationRow, ['sample', 'station'])
export const stationCalls = table('watch_station_call', stationCallRow)

const db =
  tables<
    Database<
      | typeof samples
      | typeof sampleStations
      | typeof stationCalls
      | typeof places
      | typeof observers
    >
  >()

/** Stations of samples of which it is known how many people voted there by one asking of a form, the newest version first. */
export async function sampleTurnout(
  tx: Tx,
  of: {
    readonly samples: readonly string[]
    readonly view: string
    readonly form: string
    readonly serial: number
  },
) {
  if (of.samples.length === 0) return []
  return await db(tx)
    .selectFrom('watch_sample_station')
    .innerJoin('watch_place', 'watch_place.station', 'watch_sample_station.station')
    .select([
      'watch_sample_station.sample as sample',
      'watch_sample_station.station as station',
      'watch_place.turnout as turnout',
    ])
    .where('watch_sample_station.sample', 'in', of.samples)
    .where('watch_place.view', '=', of.view)
    .where('watch_place.form', '=', of.form)
    .where('watch_place.serial', '=', of.serial)
    .where('watch_place.turnout', 'is not', null)
    .orderBy('watch_sample_station.station')
    .orderBy('watch_place.version', 'desc')
    .limit(2 * MAX_SAMPLE * of.samples.length)
    .execute()
}

/**
 * Stations at which observers of a group stand and of which there is no row for a form: those of the sample first, then
 * those called least.
 */
export async function silentStations(
  tx: Tx,
  wanted: {
    readonly group: string
    readonly sample: string
    readonly form: string
    readonly serial: number
    readonly limit: number
  },
) {
  const rows = await db(tx)
    .selectFrom('observer')
    .select(({ fn, selectFrom }) => [
      'observer.station as station',
      fn.min('observer.id').as('observer'),
      fn.countAll<number>().as('observers'),
      selectFrom('watch_sample_station')
        .select(({ fn: inner }) => inner.countAll<number>().as('n'))
        .whereRef('watch_sample_station.station', '=', 'observer.station')
        .where('watch_sample_station.sample', '=', wanted.sample)
        .as('sampled'),
      selectFrom('watch_station_call')
        .select(({ fn: inner }) => inner.countAll<number>().as('n'))
        .whereRef('watch_station_call.station', '=', 'observer.station')
        .where('watch_station_call.observer_group', '=', wanted.group)
        .as('calls'),
    ])
    .where('observer.observer_group', '=', wanted.group)
    .where('observer.ended_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('watch_place')
            .select('watch_place.station')
            .whereRef('watch_place.station', '=', 'observer.station')
            .where('watch_place.view', '=', wanted.group)
            .where('watch_place.form', '=', wanted.form)
            .where('watch_place.serial', '=', wanted.serial),
        ),
      ),
    )
    .groupBy('observer.station')
    .orderBy('sampled', 'desc')
    .orderBy('calls')
    .orderBy('station')
    .limit(wanted.limit)
    .execute()
  return rows.map(({ observers: count, sampled, calls, ...row }) => ({
    ...row,
    observers: Number(count),
    isSampled: Number(sampled) > 0,
    calls: Number(calls),
  }))
}

/** The newest call to each of these stations. */
export async function lastStationCalls(tx: Tx, group: string, stations: readonly string[]) {
  if (stations.length === 0) return []
  const newest = db(tx)
    .selectFrom('watch_station_call')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('observer_group', '=', group)
    .where('station', 'in', stations)
    .groupBy('station')
    .limit(stations.length)
  const rows = await db(tx)
    .selectFrom('watch_station_call')
    .select(stationCalls.columns())
    .where('id', 'in', newest as never)
    .execute()
  return stationCalls.read(rows)
}
