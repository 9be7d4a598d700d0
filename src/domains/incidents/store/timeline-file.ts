import { z } from 'zod'
import { count } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { time } from '../../../core/time.ts'
import { type Database, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { entries, type EntryRow, type links, type PlacedRow } from '../store.ts'

/** previewed → taken; one that is dropped goes. */
const fileState = z.enum(['previewed', 'taken'])

export const fileRow = z.strictObject({
  id,
  incident: id,
  state: fileState,
  sha256: z.string(),
  /** The file as it came; empty once it is taken. */
  text: z.string(),
  added: count,
  known: count,
  wrong: count,
  begunBy: z.string(),
  begunAt: time,
  takenAt: time.nullable(),
})
export const files = table('timeline_file', fileRow)
export type FileRow = RowOf<typeof files>

const db = tables<Database<typeof entries | typeof links>>()

/** Moments that one statement asks for. */
const ASKED_AT_ONCE = 500

/** Entries of an incident at these places of its timeline, at most so many. */
export async function entriesAt(
  tx: Tx,
  { incident, places, limit }: { incident: string; places: readonly string[]; limit: number },
): Promise<PlacedRow[]> {
  const found: PlacedRow[] = []
  for (let from = 0; from < places.length; from += ASKED_AT_ONCE) {
    const rows = await db(tx)
      .selectFrom('entry_link')
      .innerJoin('timeline_entry', 'timeline_entry.id', 'entry_link.entry')
      .select([...entries.columns(), 'entry_link.at as place'])
      .where('entry_link.incident', '=', incident)
      .where('entry_link.at', 'in', places.slice(from, from + ASKED_AT_ONCE))
      .limit(limit)
      .execute()
    const read = entries.read(rows) as EntryRow[]
    found.push(...read.map((row, n) => ({ ...row, place: rows[n]?.place ?? '' })))
  }
  return found
}
