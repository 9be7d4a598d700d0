import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { time } from '../../../core/time.ts'
import { type RowOf, table } from '../../../lib/sql/table.ts'

export const handoverRow = z.strictObject({
  id,
  duty: id,
  /** The duty that follows; its holder accepts. */
  successor: id,
  area: z.string(),
  /** Wiped some weeks after the duty. */
  note: z.string(),
  writtenBy: z.string(),
  writtenAt: time,
  acceptedBy: z.string().nullable(),
  acceptedAt: time.nullable(),
  wipedAt: time.nullable(),
})
export const handovers = table('handover', handoverRow)
export type HandoverRow = RowOf<typeof handovers>

/** Hand-overs from or to these duties, newest first. */
export async function handoversOf(
  tx: Tx,
  duties: readonly string[],
  limit: number,
): Promise<HandoverRow[]> {
  if (duties.length === 0) return []
  return await handovers
    .select(tx)
    .where(({ or, eb }) => or([eb('duty', 'in', duties), eb('successor', 'in', duties)]))
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
