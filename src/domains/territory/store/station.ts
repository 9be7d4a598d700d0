import type { ExpressionBuilder } from 'kysely'
import { under } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { matches } from '../../../lib/sql/condition.ts'
import { type Database, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { afterPrefix, fold } from '../fold.ts'
import { stationRow } from '../schema.ts'
import type { imports } from './import.ts'

export const stations = table('station', stationRow)
export type StationRow = RowOf<typeof stations>

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
function openStations(tx: Tx) {
  return stations.select<typeof imports>(tx).where('closed_at', 'is', null).where(isVisible)
}

/** An open, visible station. */
export async function stationById(tx: Tx, id: string): Promise<StationRow | undefined> {
  return await openStations(tx).where('id', '=', id).executeTakeFirst()
}

/** Open stations by these ids, in no order. */
export async function stationsByIds(tx: Tx, ids: readonly string[]): Promise<StationRow[]> {
  if (ids.length === 0) return []
  return await openStations(tx).where('id', 'in', ids).limit(ids.length).execute()
}

/** Which of these numbers open stations have, hidden ones too. */
export async function takenNumbers(tx: Tx, number: readonly string[]): Promise<Set<string>> {
  const how = { limit: number.length, as: stationRow.pick({ number: true }) }
  const rows = await stations.many(tx, { number, closedAt: null }, how)
  return new Set(rows.map((row) => row.number))
}

/** What a list of stations is about. */
export interface StationSearch {
  readonly areas: readonly string[]
  /** Beginning of a number or of a name. */
  readonly search: string
  /** Number after which the list goes on. */
  readonly after: string
  readonly limit: number
}

/** Stations by number. */
export async function stationsBy(tx: Tx, wanted: StationSearch): Promise<StationRow[]> {
  if (wanted.areas.length === 0) return []
  const { search } = wanted
  const name = fold(search)
  let select = openStations(tx)
    .where('number', '>', wanted.after)
    .where((eb) => matches(eb, 'area', under(wanted.areas)))
  if (search !== '') {
    select = select.where((eb) =>
      eb.or([
        eb.and([eb('number', '>=', search), eb('number', '<', afterPrefix(search))]),
        eb.and([eb('name_fold', '>=', name), eb('name_fold', '<', afterPrefix(name))]),
      ]),
    )
  }
  return await select.orderBy('number').limit(wanted.limit).execute()
}

/** Where a walk through stations by area stands. */
export interface Place {
  readonly area: string
  readonly id: string
}

/** Stations of `areas` but not of `except`, by area and id. */
export async function stationsAlong(
  tx: Tx,
  wanted: {
    readonly areas: readonly string[]
    readonly except: readonly string[]
    readonly after: Place
    readonly limit: number
  },
): Promise<Pick<StationRow, 'id' | 'number' | 'name' | 'area' | 'phone'>[]> {
  const { areas, except, after } = wanted
  if (areas.length === 0) return []
  let select = db(tx)
    .selectFrom('station')
    .select(stations.columns('id', 'number', 'name', 'area', 'phone'))
    .where('closed_at', 'is', null)
    .where(isVisible)
    .where((eb) => matches(eb, 'area', under(areas)))
    .where(({ eb, refTuple, tuple }) =>
      eb(refTuple('area', 'id'), '>', tuple(after.area, after.id)),
    )
  if (except.length > 0) select = select.where((eb) => eb.not(matches(eb, 'area', under(except))))
  return await select.orderBy('area').orderBy('id').limit(wanted.limit).execute()
}
