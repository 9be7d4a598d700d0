import type { ExpressionBuilder } from 'kysely'
import { under } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { builtOnce } from '../../../lib/sql/built-once.ts'
import { matches } from '../../../lib/sql/condition.ts'
import { type Database, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { fold } from '../../../core/fold.ts'
import { beginningWith } from '../../../lib/sql/beginning.ts'
import { type Station, stationRow } from '../schema.ts'
import type { imports } from './import.ts'

export const stations = table('station', stationRow)

type Known = Database<typeof stations | typeof imports>
const db = tables<Known>()

/** Whether a station stands outside of every unfinished import. */
function isVisible(eb: ExpressionBuilder<Known, 'station'>) {
  return eb.not(
    eb.exists(
      eb
        .selectFrom('station_import')
        .select('station_import.id')
        .whereRef('station_import.id', '=', 'station.import')
        .where('station_import.finished_at', 'is', null),
    ),
  )
}

/** Open and visible stations. */
function openStations(tx: object) {
  return db(tx).selectFrom('station').where('closed_at', 'is', null).where(isVisible)
}

/** What others read of a station. */
const SHOWN = stations.columns(
  'id',
  'number',
  'name',
  'address',
  'phone',
  'area',
  'lon',
  'lat',
  'registered',
)

/** An open, visible station. */
export const stationById = builtOnce((tx, id: string) =>
  openStations(tx).select(SHOWN).where('id', '=', id),
).first

/** Open stations by these ids, in no order. */
export async function stationsByIds(tx: Tx, ids: readonly string[]): Promise<Station[]> {
  if (ids.length === 0) return []
  return await openStations(tx).select(SHOWN).where('id', 'in', ids).limit(ids.length).execute()
}

/** Which of these numbers open stations have, hidden ones too. */
export async function takenNumbers(tx: Tx, number: readonly string[]): Promise<Set<string>> {
  const how = { limit: number.length, as: stationRow.pick({ number: true }) }
  const rows = await stations.many(tx, { number, closedAt: null }, how)
  return new Set(rows.map((row) => row.number))
}

/** Stations by number, behind `after`, whose number, name or telephone begins with `search`. */
export async function stationsBy(
  tx: Tx,
  wanted: {
    readonly areas: readonly string[]
    readonly search: string
    readonly after: string
    readonly limit: number
    /** Only those without a telephone. */
    readonly noPhone?: boolean | undefined
  },
): Promise<Station[]> {
  const { areas, search, after, limit } = wanted
  if (areas.length === 0) return []
  let select = openStations(tx).select(SHOWN).where('number', '>', after)
  // The whole nation is no condition: with one, its stations are sorted instead of read by number.
  if (!areas.includes('/')) select = select.where((eb) => matches(eb, 'area', under(areas)))
  if (search !== '') select = select.where((eb) => beginsWith(eb, search))
  if (wanted.noPhone === true) select = select.where('phone', 'is', null)
  return await select.orderBy('number').limit(limit).execute()
}

function beginsWith(eb: ExpressionBuilder<Known, 'station'>, search: string) {
  return eb.or([
    matches(eb, 'number', beginningWith(search)),
    matches(eb, 'name_fold', beginningWith(fold(search))),
    matches(eb, 'phone', beginningWith(search)),
  ])
}

/** Closed stations by id, behind `after`: their numbers may be other stations' by now. */
export async function stationsClosed(
  tx: Tx,
  wanted: {
    readonly areas: readonly string[]
    readonly search: string
    readonly after: string
    readonly limit: number
  },
) {
  const { areas, search, after, limit } = wanted
  if (areas.length === 0) return []
  let select = db(tx)
    .selectFrom('station')
    .select([...SHOWN, 'closed_at as closedAt'])
    .where('closed_at', 'is not', null)
    .where('id', '>', after)
    .where((eb) => matches(eb, 'area', under(areas)))
  if (search !== '') select = select.where((eb) => beginsWith(eb, search))
  return await select.orderBy('id').limit(limit).execute()
}

/** Stations of `areas` but not of `except`, by area and id, behind the place `after`. */
export async function stationsAlong(
  tx: Tx,
  wanted: {
    readonly areas: readonly string[]
    readonly except: readonly string[]
    readonly after: { readonly area: string; readonly id: string }
    readonly limit: number
  },
): Promise<Pick<Station, 'id' | 'number' | 'name' | 'area' | 'phone'>[]> {
  const { areas, except, after } = wanted
  if (areas.length === 0) return []
  let select = openStations(tx)
    .select(stations.columns('id', 'number', 'name', 'area', 'phone'))
    .where((eb) => matches(eb, 'area', under(areas)))
    .where(({ eb, refTuple, tuple }) =>
      eb(refTuple('area', 'id'), '>', tuple(after.area, after.id)),
    )
  if (except.length > 0) select = select.where((eb) => eb.not(matches(eb, 'area', under(except))))
  return await select.orderBy('area').orderBy('id').limit(wanted.limit).execute()
}

/** Areas whose stations have coordinates: how many have them, and the middle of these. */
export async function middles(
  tx: Tx,
  wanted: { readonly areas: readonly string[]; readonly limit: number },
): Promise<{ area: string; count: number; lat: number; lon: number }[]> {
  if (wanted.areas.length === 0) return []
  // Unfinished imports count too: the index has all of it, and a middle moves little.
  const rows = await db(tx)
    .selectFrom('station')
    .select(({ fn }) => [
      'area',
      fn.countAll<number>().as('count'),
      fn.avg<number>('lat').as('lat'),
      fn.avg<number>('lon').as('lon'),
    ])
    .where('closed_at', 'is', null)
    .where('lat', 'is not', null)
    .where((eb) => matches(eb, 'area', under(wanted.areas)))
    .groupBy('area')
    .limit(wanted.limit)
    .execute()
  return rows.map(({ area, count, lat, lon }) => ({
    area,
    count: Number(count),
    lat: Number(lat),
    lon: Number(lon),
  }))
}

/** Open stations of whole areas by area and id, behind `after`: what a sample is drawn from. */
export async function framePart(
  tx: Tx,
  wanted: {
    readonly areas: readonly string[]
    readonly after: { readonly area: string; readonly id: string }
    readonly limit: number
  },
): Promise<Pick<Station, 'id' | 'number' | 'area' | 'registered'>[]> {
  const { areas, after } = wanted
  if (areas.length === 0) return []
  let select = openStations(tx)
    .select(stations.columns('id', 'number', 'area', 'registered'))
    .where(({ eb, refTuple, tuple }) =>
      eb(refTuple('area', 'id'), '>', tuple(after.area, after.id)),
    )
  if (!areas.includes('/')) select = select.where((eb) => matches(eb, 'area', under(areas)))
  return await select.orderBy('area').orderBy('id').limit(wanted.limit).execute()
}
