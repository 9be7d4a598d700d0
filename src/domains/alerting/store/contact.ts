import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { db, type Row } from './tables.ts'

export type ContactCodeRow = Row<'contact_code'>

/** Puts a new code in place of the one before. */
export async function putContactCode(tx: Tx, row: ContactCodeRow): Promise<void> {
  const { route: _, ...change } = row
  await db(tx)
    .insertInto('contact_code')
    .values(row)
    .onConflict((conflict) => conflict.column('route').doUpdateSet(change))
    .execute()
}

export async function contactCode(tx: Tx, route: string): Promise<ContactCodeRow | undefined> {
  return await db(tx)
    .selectFrom('contact_code')
    .select(['route', 'hash', 'tries', 'expires_at'])
    .where('route', '=', route)
    .executeTakeFirst()
}

export async function countContactTry(tx: Tx, route: string): Promise<void> {
  await db(tx)
    .updateTable('contact_code')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('route', '=', route)
    .execute()
}

export async function dropContactCode(tx: Tx, route: string): Promise<void> {
  await db(tx).deleteFrom('contact_code').where('route', '=', route).execute()
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
