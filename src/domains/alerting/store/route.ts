import { sql } from 'kysely'
import type { Tx } from '../../../core/port.ts'
import { areaRange } from '../../../core/permission.ts'
import type { Time } from '../../../core/time.ts'
import type { RouteChannel } from '../reach.ts'
import { db, type Row } from './tables.ts'

export type RouteRow = Row<'contact_route'>

const ROUTE = [
  'id',
  'owner_kind',
  'owner',
  'station',
  'area',
  'channel',
  'address',
  'language',
  'source',
  'since',
  'confirmed_at',
  'removed_at',
] as const

/** SQLite takes 32,766 values at once. */
const ROWS_PER_INSERT = 1000

export async function addRoutes(tx: Tx, rows: readonly RouteRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
    const part = rows.slice(from, from + ROWS_PER_INSERT)
    await db(tx).insertInto('contact_route').values(part).execute()
  }
}

export async function routeById(tx: Tx, id: string): Promise<RouteRow | undefined> {
  return await db(tx)
    .selectFrom('contact_route')
    .select(ROUTE)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function changeRoute(
  tx: Tx,
  id: string,
  change: Partial<Pick<RouteRow, 'address' | 'area' | 'station' | 'language' | 'confirmed_at'>>,
): Promise<void> {
  await db(tx).updateTable('contact_route').set(change).where('id', '=', id).execute()
}

/** Ends a route and wipes its address; false when it was ended already. */
export async function removeRouteRow(tx: Tx, id: string, now: Time): Promise<boolean> {
  const rows = await db(tx)
    .updateTable('contact_route')
    .set({ removed_at: now, address: '' })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returning('id')
    .execute()
  return rows.length > 0
}

/** Ends a route that goes on hearing of the account of its person: its address stays until it is wiped. */
export async function retireRoute(tx: Tx, id: string, now: Time): Promise<void> {
  await db(tx).updateTable('contact_route').set({ removed_at: now }).where('id', '=', id).execute()
}

/** Wipes the address of a route that was ended; false when it holds none any more. */
export async function wipeRoute(tx: Tx, id: string): Promise<boolean> {
  const rows = await db(tx)
    .updateTable('contact_route')
    .set({ address: '' })
    .where('id', '=', id)
    .where('removed_at', 'is not', null)
    .where('address', '<>', '')
    .returning('id')
    .execute()
  return rows.length > 0
}

/** All routes of these owners by one channel, ended ones too. */
export async function routesOf(
  tx: Tx,
  owners: readonly string[],
  channel: RouteChannel,
): Promise<RouteRow[]> {
  if (owners.length === 0) return []
  return await db(tx)
    .selectFrom('contact_route')
    .select(ROUTE)
    .where('owner', 'in', owners)
    .where('channel', '=', channel)
    .orderBy('id')
    .limit(20_000)
    .execute()
}

/** Routes of an area and below that are in use, or those of one station. */
export async function routesIn(
  tx: Tx,
  wanted: {
    areas: readonly string[]
    station?: string | undefined
    after: string
    limit: number
  },
): Promise<RouteRow[]> {
  if (wanted.areas.length === 0) return []
  let rows = db(tx)
    .selectFrom('contact_route')
    .select(ROUTE)
    .where('removed_at', 'is', null)
    // People's own contacts are seen by nobody else.
    .where('owner_kind', '!=', 'person')
    .where('id', '>', wanted.after)
    .where(({ or, and, eb }) =>
      or(
        wanted.areas
          .map(areaRange)
          .map(({ from, to }) => and([eb('area', '>=', from), eb('area', '<', to)])),
      ),
    )
  if (wanted.station !== undefined) rows = rows.where('station', '=', wanted.station)
  return await rows.orderBy('id').limit(wanted.limit).execute()
}

/** Routes in use that came from territory and whose place lies after one page's begin and not after its end. */
export async function territoryRoutes(
  tx: Tx,
  page: { of: 'station' | 'official'; channel: RouteChannel; after: string; until: string },
): Promise<Pick<RouteRow, 'id' | 'owner'>[]> {
  // Stations are paged by area and id, posts by id.
  const place = page.of === 'station' ? sql<string>`area || owner` : sql<string>`owner`
  return await db(tx)
    .selectFrom('contact_route')
    .select(['id', 'owner'])
    .where('source', '=', 'territory')
    .where('owner_kind', '=', page.of)
    .where('channel', '=', page.channel)
    .where('removed_at', 'is', null)
    .where(place, '>', page.after)
    .where(place, '<=', page.until)
    .limit(20_000)
    .execute()
}

/** Numbers or mailboxes of these stations that are in use. */
export async function addressesOf(
  tx: Tx,
  stations: readonly string[],
  channel: RouteChannel,
): Promise<Pick<RouteRow, 'station' | 'address'>[]> {
  if (stations.length === 0) return []
  return await db(tx)
    .selectFrom('contact_route')
    .select(['station', 'address'])
    .where('station', 'in', stations)
    .where('channel', '=', channel)
    .where('removed_at', 'is', null)
    .limit(20_000)
    .execute()
}
