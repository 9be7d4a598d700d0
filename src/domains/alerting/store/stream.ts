import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { areaPath } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { time } from '../../../core/time.ts'
import { type RowOf, table } from '../../../lib/sql/table.ts'

/** What an entry says of its alert. */
export const ENTRY_KINDS = ['alert', 'update', 'cancel', 'clear', 'expire'] as const

/** The newest number of a shard; the row is also the lock that keeps two writers from one number. */
export const heads = table(
  'stream_head',
  z.strictObject({
    shard: z.string(),
    epoch: z.string(),
    seq: z.number().int(),
    chain: z.string(),
    begunAt: time,
  }),
  ['shard'],
)
export type HeadRow = RowOf<typeof heads>

export const entryRow = z.strictObject({
  shard: z.string(),
  epoch: z.string(),
  seq: z.number().int(),
  recordId: id,
  alert: id,
  revision: z.number().int(),
  kind: z.enum(ENTRY_KINDS),
  /** The signed line for stations in `areas`, and what goes to everybody else. */
  frame: z.string(),
  skipFrame: z.string(),
  areas: z.array(areaPath),
  at: time,
})
export const entries = table('stream_entry', entryRow, ['shard', 'epoch', 'seq'])
export type EntryRow = RowOf<typeof entries>

/** The newest entry of each of these alerts in an epoch, in order of their numbers. */
export async function newestEntries(
  tx: Tx,
  epoch: string,
  alerts: readonly string[],
): Promise<EntryRow[]> {
  if (alerts.length === 0) return []
  const rows = await entries
    .select(tx)
    .where('stream_entry.epoch', '=', epoch)
    .where('stream_entry.alert', 'in', alerts)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('stream_entry as later')
            .select('later.seq')
            .whereRef('later.alert', '=', 'stream_entry.alert')
            .whereRef('later.epoch', '=', 'stream_entry.epoch')
            .whereRef('later.seq', '>', 'stream_entry.seq'),
        ),
      ),
    )
    .orderBy('stream_entry.seq')
    .limit(alerts.length)
    .execute()
  return entries.read(rows)
}
