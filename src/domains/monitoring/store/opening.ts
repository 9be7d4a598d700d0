import { z } from 'zod'
import type { Tx } from '../../../core/port.ts'
import { time } from '../../../core/time.ts'
import { table } from '../../../lib/sql/table.ts'
import { MAX_OPENINGS, openingKind } from '../opening.ts'

export const openingRow = z.strictObject({
  kind: openingKind,
  value: z.string(),
  reason: z.string(),
  openedBy: z.string().nullable(),
  openedAt: time,
})
export const openings = table('opening', openingRow, ['kind', 'value'])

/** Everything that is opened, by kind and value. */
export async function openingsIn(tx: Tx): Promise<z.infer<typeof openingRow>[]> {
  // What was in use before there was a list may be more than people may add.
  return await openings.many(tx, {}, { order: ['kind', 'value'], limit: MAX_OPENINGS * 10 })
}
