import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { type RowOf, table } from '../../../lib/sql/table.ts'
import type { Window } from '../maintenance.ts'

export const maintenanceRow = z.strictObject({
  id,
  site: id,
  fromAt: time,
  /** When it ends, or was ended; the begin where it was called off before. */
  untilAt: time,
  /** Until when it was to last. */
  plannedAt: time,
  reason: z.string(),
  isInFreeze: z.boolean(),
  openedBy: z.string(),
  openedAt: time,
  endedBy: z.string().nullable(),
  endedAt: time.nullable(),
})
export const maintenances = table('maintenance', maintenanceRow)
export type MaintenanceRow = RowOf<typeof maintenances>

/** Most windows of one site that are read at once: in a week there are a few, since each has its shortest length. */
const MAX_WINDOWS = 1_000

/** The window in which a site is worked on at a moment; those of one site do not overlap. */
export async function windowAt(
  tx: Tx,
  site: string,
  now: Time,
): Promise<MaintenanceRow | undefined> {
  return await maintenances.one(tx, { site, fromAt: { upTo: now }, untilAt: { after: now } })
}

/**
 * Windows of these sites that touch a stretch of time, by their begin: whoever counts how long a site could be reached
 * tells this time apart.
 */
export async function windowsOf(
  tx: Tx,
  site: readonly string[],
  { fromAt, untilAt }: Window,
): Promise<MaintenanceRow[]> {
  const where = { site, fromAt: { before: untilAt }, untilAt: { after: fromAt } }
  const rows = await maintenances.many(tx, where, {
    order: ['fromAt', 'id'],
    limit: MAX_WINDOWS,
  })
  // One that was called off before it began touches nothing.
  return rows.filter((row) => row.fromAt < row.untilAt)
}
