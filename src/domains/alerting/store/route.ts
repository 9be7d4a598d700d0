import { sql } from 'kysely'
import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { areaPath } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { type Database, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { OWNER_KINDS, type RouteChannel, routeChannel } from '../reach.ts'

export const routeRow = z.strictObject({
  id,
  ownerKind: z.enum(OWNER_KINDS),
  owner: z.string(),
  /** The station that it helps to reach; null for posts of an area and for persons. */
  station: z.string().nullable(),
  area: areaPath,
  channel: routeChannel,
  /** Number, mailbox or subscription; empty once it is wiped. */
  address: z.string(),
  /** Null for the language of the node. */
  language: z.string().nullable(),
  /** Taken from the station's or the post's own entry, or typed here with consent. */
  source: z.enum(['territory', 'entered']),
  since: time,
  /** Null until the owner showed that it is theirs; territory's own entries count as shown. */
  confirmedAt: time.nullable(),
  removedAt: time.nullable(),
})
export const routes = table('contact_route', routeRow)
export type RouteRow = RowOf<typeof routes>

const db = tables<Database<typeof routes | typeof contactCodes>>()

/** The condition that a route by this channel is in use and shown to be its owner's. */
export function inUse(channel: RouteChannel) {
  return { channel, removedAt: null, confirmedAt: { not: null } } as const
}

export const routeById = (tx: Tx, id: string) => routes.one(tx, { id })

/** SQLite takes 32,766 values at once. */
const ROWS_PER_INSERT = 1000

/** Routes that one look reads. */
const MAX_ROUTES = 20_000

export async function addRoutes(tx: Tx, rows: readonly RouteRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT)
    await routes.insert(tx, rows.slice(from, from + ROWS_PER_INSERT))
}

/** Ends a route and wipes its address; false when it was ended already. */
export async function endRoute(tx: Tx, id: string, now: Time): Promise<boolean> {
  const ended = { removedAt: now, address: '' }
  return (await routes.change(tx, { id, removedAt: null }, ended)) > 0
}

/** All routes of these owners by one channel, ended ones too. */
export async function routesOf(
  tx: Tx,
  owner: readonly string[],
  channel: RouteChannel,
): Promise<RouteRow[]> {
  return await routes.many(tx, { owner, channel }, { order: ['id'], limit: MAX_ROUTES })
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
    .limit(MAX_ROUTES)
    .execute()
}

const addressed = routeRow.pick({ station: true, address: true, language: true })

/** Numbers or mailboxes of these stations that are in use. */
export async function addressesOf(tx: Tx, station: readonly string[], channel: RouteChannel) {
  const where = { station, channel, removedAt: null }
  return await routes.many(tx, where, { limit: MAX_ROUTES, as: addressed })
}

/** The code that shows whose contact it is. */
export const contactCodes = table(
  'contact_code',
  z.strictObject({ route: id, hash: z.string(), tries: z.number().int(), expiresAt: time }),
  ['route'],
)

export async function countContactTry(tx: Tx, route: string): Promise<void> {
  await db(tx)
    .updateTable('contact_code')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('route', '=', route)
    .execute()
}

/** Routes of these persons, or of all, that are in use and shown to be theirs. */
export async function personRoutes(
  tx: Tx,
  { owners, limit }: { readonly owners: readonly string[] | 'all'; readonly limit: number },
) {
  if (owners.length === 0) return []
  const shown = shownRoutes(tx, limit).where('removed_at', 'is', null)
  return await (owners === 'all' ? shown : shown.where('owner', 'in', owners)).execute()
}

/** Those of one person by every channel for news of the account: also what was removed after `removedAfter`, oldest first. */
export async function routesOfPerson(
  tx: Tx,
  wanted: { readonly person: string; readonly removedAfter: Time; readonly limit: number },
) {
  const rows = await shownRoutes(tx, wanted.limit)
    .select('address')
    .where('owner', '=', wanted.person)
    .where('address', '<>', '')
    .where(({ or, eb }) =>
      or([eb('removed_at', 'is', null), eb('removed_at', '>', wanted.removedAfter)]),
    )
    .execute()
  // What was removed and entered anew is one.
  const byAddress = new Map(rows.map((row) => [`${row.channel} ${row.address}`, row]))
  return [...byAddress.values()].map(({ id, owner, channel }) => ({ id, owner, channel }))
}

function shownRoutes(tx: Tx, limit: number) {
  return db(tx)
    .selectFrom('contact_route')
    .select(['id', 'owner', 'channel'])
    .where('owner_kind', '=', 'person')
    .where('confirmed_at', 'is not', null)
    .orderBy('id')
    .limit(limit)
}
