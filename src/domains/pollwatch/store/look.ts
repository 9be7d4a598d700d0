import type { Tx } from '../../../core/port.ts'
import { table } from '../../../lib/sql/table.ts'
import { lookRow } from '../schema-look.ts'

export const looks = table('watch_look', lookRow, ['entry'])

/** Looks that were asked for because of these entries. */
export async function looksOf(tx: Tx, entry: readonly string[]) {
  const rows = await looks.many(tx, { entry }, { limit: Math.max(1, entry.length) })
  return new Map(rows.map(({ entry: of, ...look }) => [of, look]))
}
