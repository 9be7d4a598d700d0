import { z } from 'zod'
import { backupDone } from '../../core/backup.ts'
import { spanMs } from '../../core/bounds.ts'
import { DAY, time } from '../../core/time.ts'

/** The job that writes a backup. */
export const BACKUP_JOB = 'record.backup'

/** Payload of a job that somebody asked for: then it also tells when backups are not set up. */
export const ASKED = 'asked'

/** Without a schedule somebody has to write one a day. */
const BY_HAND_MS = DAY

/** Age in ms at which a backup is too old: two of the schedule's intervals, so that one late or failed backup is none yet. */
export function oldAfter(everyMs: number | null): number {
  return everyMs === null ? BY_HAND_MS : 2 * everyMs
}

/** Subject of periodic work and of what it tells. */
export const PERIODIC = 'all'

/** What is shown of the backups; `newest` is when the last good one was finished. */
export const shownBackups = z.strictObject({
  list: z.array(
    z.strictObject({ at: time, backup: backupDone.nullable(), reason: z.string().nullable() }),
  ),
  newest: time.nullable(),
  /** When the newest is older than this, in ms, something is wrong. */
  oldMs: z.number().int(),
  drill: z.strictObject({ at: time, file: z.string(), durationMs: spanMs }).nullable(),
})
export type ShownBackups = z.infer<typeof shownBackups>

/** A named break of the log: it does not go on from the checkpoint of `size` records under `root`. */
export const shownBreak = z.strictObject({
  seq: z.number().int(),
  at: time,
  size: z.number().int(),
  root: z.string(),
  reason: z.string(),
})
