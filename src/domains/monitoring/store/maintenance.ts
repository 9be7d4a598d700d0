import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { type RowOf, table } from '../../../lib/sql/table.ts'
import { type Window, type WindowKind, windowKind } from '../maintenance.ts'

export const maintenanceRow = z.strictObject({
  id,
  site: id,
  kind: windowKind,
  fromAt: time,
  /** When it ends, or was ended; the begin where it was called off before. */
  untilAt: time,
  /** Until when it was to last. */
  plannedAt: time,
  reason: z.string(),
  /** The name or office that announced a change of the pages; null for a maintenance. */
  announcedBy: z.string().nullable(),
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

/** The windows of a site that hold at a moment: at most one of each kind, since those do not overlap. */
export interface WindowsNow {
  readonly maintenance: MaintenanceRow | undefined
  /** What its pages change by: an announced change, else the maintenance. */
  readonly change: MaintenanceRow | undefined
  /** When the first of them ends; null where there is none. */
  readonly endsAt: Time | null
}

export async function windowsAt(tx: Tx, site: string, now: Time): Promise<WindowsNow> {
  const where = { site, fromAt: { upTo: now }, untilAt: { after: now } }
  const rows = await maintenances.many(tx, where, {
    order: ['untilAt', 'id'],
    limit: windowKind.options.length,
  })
  return holding(rows, now)
}

/** Those of these windows of a site that hold at a moment. */
export function holding(all: readonly MaintenanceRow[], now: Time): WindowsNow {
  const rows = all
    .filter(({ fromAt, untilAt }) => fromAt <= now && now < untilAt)
    .toSorted((one, other) => (one.untilAt < other.untilAt ? -1 : 1))
  const maintenance = rows.find(({ kind }) => kind === 'maintenance')
  const announced = rows.find(({ kind }) => kind === 'announced')
  return { maintenance, change: announced ?? maintenance, endsAt: rows[0]?.untilAt ?? null }
}

/** All windows of a site that touch a stretch of time, the last first. */
export async function windowsAround(
  tx: Tx,
  site: string,
  { fromAt, untilAt }: Window,
): Promise<MaintenanceRow[]> {
  const where = { site, fromAt: { before: untilAt }, untilAt: { after: fromAt } }
  return await maintenances.many(tx, where, { order: ['-untilAt', '-id'], limit: MAX_WINDOWS })
}

/** Windows of a kind of a site that touch a stretch of time, by their begin. */
export async function windowsOf(
  tx: Tx,
  { site, kind }: { readonly site: string; readonly kind: WindowKind },
  { fromAt, untilAt }: Window,
): Promise<MaintenanceRow[]> {
  const where = { site, kind, fromAt: { before: untilAt }, untilAt: { after: fromAt } }
  const rows = await maintenances.many(tx, where, {
    order: ['fromAt', 'id'],
    limit: MAX_WINDOWS,
  })
  // One that was called off before it began touches nothing.
  return rows.filter((row) => row.fromAt < row.untilAt)
}

/** The end of a window is looked at at once: a site that still does not answer then is down. */
export function soonest(at: Time, { endsAt }: WindowsNow): Time {
  return endsAt !== null && endsAt < at ? endsAt : at
}
