import type { Tx } from '../../../core/port.ts'
import { db, within } from './tables.ts'

/** Posts in force that have a contact, by id, below these areas. */
export async function contactsAfter(
  tx: Tx,
  wanted: { areas: readonly string[]; after: string; limit: number },
): Promise<{ id: string; station: string | null; area: string; contact: string | null }[]> {
  if (wanted.areas.length === 0) return []
  return await db(tx)
    .selectFrom('official')
    .select(['id', 'station', 'area', 'contact'])
    .where('removed_at', 'is', null)
    .where('contact', 'is not', null)
    .where('id', '>', wanted.after)
    .where((eb) => within(eb, 'area', wanted.areas))
    .orderBy('id')
    .limit(wanted.limit)
    .execute()
}
