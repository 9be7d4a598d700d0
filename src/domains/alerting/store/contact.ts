import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { type Database, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import type { routes } from './route.ts'

/** The code that shows whose contact it is. */
export const contactCodes = table(
  'contact_code',
  z.strictObject({ route: id, hash: z.string(), tries: z.number().int(), expiresAt: time }),
  ['route'],
)

const db = tables<Database<typeof contactCodes | typeof routes>>()

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
