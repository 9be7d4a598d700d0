import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { afterPrefix, fold } from '../fold.ts'
import { db, isVisible, type Row, within } from './tables.ts'

export type StationRow = Row<'station'>

const COLUMNS = [
  'id',
  'number',
  'name',
  'name_fold',
  'address',
  'phone',
  'area',
  'lon',
  'lat',
  'import',
  'closed_at',
] as const

/** Open and visible stations. */
function openStations(tx: Tx) {
  return db(tx).selectFrom('station').where('closed_at', 'is', null).where(isVisible)
}

/** An open, visible station. */
export async function stationById(tx: Tx, id: string): Promise<StationRow | undefined> {
  return await openStations(tx).select(COLUMNS).where('id', '=', id).executeTakeFirst()
}

/** Open stations by these ids, in no order. */
export async function stationsByIds(tx: Tx, ids: readonly string[]): Promise<StationRow[]> {
  if (ids.length === 0) return []
  return await openStations(tx).select(COLUMNS).where('id', 'in', ids).limit(ids.length).execute()
}

/** Which of these numbers open stations have, hidden ones too. */
export async function takenNumbers(tx: Tx, numbers: readonly string[]): Promise<Set<string>> {
  if (numbers.length === 0) return new Set()
  const rows = await db(tx)
    .selectFrom('station')
    .select('number')
    .where('number', 'in', numbers)
    .where('closed_at', 'is', null)
    .limit(numbers.length)
    .execute()
  return new Set(rows.map((row) => row.number))
}

export async function insertStation(tx: Tx, row: StationRow): Promise<void> {
  await db(tx).insertInto('station').values(row).execute()
}

export async function updateStation(
  tx: Tx,
  id: string,
  to: Partial<Omit<StationRow, 'id' | 'import'>>,
): Promise<void> {
  await db(tx).updateTable('station').set(to).where('id', '=', id).execute()
}

export async function closeStationRow(tx: Tx, id: string, at: Time): Promise<void> {
  await updateStation(tx, id, { closed_at: at })
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
    .select(COLUMNS)
    .where('number', '>', wanted.after)
    .where((eb) => within(eb, 'area', wanted.areas))
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
  let select = openStations(tx)
    .select(['id', 'number', 'name', 'area', 'phone'])
    .where((eb) => within(eb, 'area', areas))
    .where(({ eb, refTuple, tuple }) =>
      eb(refTuple('area', 'id'), '>', tuple(after.area, after.id)),
    )
  if (except.length > 0) select = select.where((eb) => eb.not(within(eb, 'area', except)))
  return await select.orderBy('area').orderBy('id').limit(wanted.limit).execute()
}
