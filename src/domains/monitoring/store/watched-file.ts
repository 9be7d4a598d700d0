import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { type RowOf, table } from '../../../lib/sql/table.ts'
import { fileState, MAX_FILES } from '../watched-file.ts'

const count = z.number().int()

export const watchedFileRow = z.strictObject({
  site: id,
  path: z.string(),
  setBy: z.string(),
  setAt: time,
  removedAt: time.nullable(),
  /** SHA-256 and length of the file as it is right; null before it was seen. */
  known: z.string().nullable(),
  knownLength: count.nullable(),
  state: fileState,
  /** What the last look saw. */
  seen: z.string().nullable(),
  seenLength: count.nullable(),
  seenAt: time.nullable(),
  /** Why it saw no whole file: a code, or a status. */
  why: z.string().nullable(),
  dueAt: time,
  /** The window in which it was first seen to differ. */
  held: id.nullable(),
})
export const watchedFiles = table('watched_file', watchedFileRow, ['site', 'path'])
export type WatchedFileRow = RowOf<typeof watchedFiles>

/** The files of a site that are watched. */
export async function filesOf(tx: Tx, site: string): Promise<WatchedFileRow[]> {
  const where = { site, removedAt: null }
  return await watchedFiles.many(tx, where, { order: ['setAt', 'path'], limit: MAX_FILES })
}

/** Paths of those whose look is due, what waited longest first. */
export async function dueFiles(tx: Tx, site: string, now: Time): Promise<string[]> {
  const where = { site, removedAt: null, dueAt: { upTo: now } }
  const rows = await watchedFiles.many(tx, where, { order: ['dueAt', 'path'], limit: MAX_FILES })
  return rows.map(({ path }) => path)
}
