import type { CommandContext } from './action.ts'
import type { Tx } from './port.ts'
import { addMs, DAY, HOUR, spanStart, type Time } from './time.ts'

/** Where the counts of hours are kept that have to be told of. */
export interface HourCounts<R> {
  /** Counts that no record tells of as they are, and that are ripe for it. */
  untold(tx: Tx, hour: Time, limit: number): Promise<readonly R[]>
  /** Notes that a record tells of the count as it is now. */
  markTold(tx: Tx, row: R): Promise<void>
  /** Whether anything is counted that is told of once the hour is over. */
  isCounting(tx: Tx, hour: Time): Promise<boolean>
  /** Forgets the hours before `before`. */
  drop(tx: Tx, before: Time): Promise<void>
}

/** Counts told of in one command, each by a record. */
const TOLD_AT_ONCE = 300

/** How long counts are kept; the records tell of them for ever. */
const KEPT_MS = 7 * DAY

/** Tells of the counts that are ripe, by one record each, and comes back for the others; gives how many it told of. */
export async function tellHours<R>(
  ctx: CommandContext,
  parts: {
    readonly counts: HourCounts<R>
    readonly job: { readonly kind: string; readonly subject: string }
    tell(row: R): void
  },
): Promise<number> {
  const { counts, job, tell } = parts
  const hour = spanStart(ctx.now, HOUR)
  const rows = await counts.untold(ctx.tx, hour, TOLD_AT_ONCE)
  for (const row of rows) {
    tell(row)
    await counts.markTold(ctx.tx, row)
  }
  await counts.drop(ctx.tx, addMs(hour, -KEPT_MS))
  if (rows.length === 0) ctx.unchanged('all of it is told')
  const isMore = rows.length === TOLD_AT_ONCE
  // Asked each time: what was counted after the hour's first record has no other run that tells of it.
  if (isMore || (await counts.isCounting(ctx.tx, hour))) {
    await ctx.schedule({ ...job, dueAt: isMore ? ctx.now : addMs(hour, HOUR) })
  }
  return rows.length
}
