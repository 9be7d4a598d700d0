import { z } from 'zod'
import { byteCount, count as records, spanMs } from './bounds.ts'
import { time } from './time.ts'

/** Name and version of the container; another version is refused, never guessed at. */
export const BACKUP_FORMAT = 'scrutineer-backup/1'

/** A table has fewer columns, a store fewer tables and migrations than this. */
const MAX_LIST = 1_000

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const name = z.string().regex(/^[a-z0-9_][a-z0-9_.-]{0,79}$/)
const count = z.number().int().min(0)

/** How a column's values are written: numbers as JSON numbers, bytes as base64, everything may be null. */
export const columnKind = z.enum(['text', 'integer', 'real', 'bytes'])

/** A table of the store: its name and its columns, in the order in which rows have their values. */
export const backupTable = z.strictObject({
  name,
  columns: z.array(z.strictObject({ name, kind: columnKind })).max(MAX_LIST),
})
export type BackupTable = z.infer<typeof backupTable>

/** First file of a backup: what it is, and for whom. */
export const backupPreface = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  /** Version of the product that wrote it. */
  version: z.string().max(50),
  engine: z.enum(['sqlite', 'postgres']),
  realm: z.enum(['actual', 'exercise']),
  /** Name of the log. */
  origin: z.string().max(300),
  at: time,
  migrations: z.array(z.strictObject({ name, sha256, applied_at: time })).max(MAX_LIST),
  tables: z.array(backupTable).max(MAX_LIST),
  hasFiles: z.boolean(),
  hasKeys: z.boolean(),
})
export type BackupPreface = z.infer<typeof backupPreface>

/** Last file but one of a backup: what must have been read before it. A note by the log's key over its hash follows. */
export const backupManifest = z.strictObject({
  preface: sha256,
  log: z.strictObject({
    size: count,
    /** Root over `size` records, hex. */
    root: sha256,
    /** Signed note, perhaps of some records less. */
    checkpoint: z.string().max(100_000),
  }),
  tables: z.record(name, count),
  /** SHA-256 by name of each part with rows or a key. */
  parts: z.record(z.string().max(100), sha256),
  files: z.strictObject({
    count,
    /** SHA-256 over the names, which are hashes of the contents, one a line in the order of the backup. */
    sha256,
    /** Files that retention removed while the backup ran. */
    gone: count,
  }),
})
export type BackupManifest = z.infer<typeof backupManifest>

/** What a finished backup amounts to. */
export interface BackupSummary {
  /** File name without its folder. */
  readonly file: string
  readonly bytes: number
  /** Of the whole file, hex. */
  readonly sha256: string
  /** Records in the log, and the root over them in hex. */
  readonly size: number
  readonly root: string
  readonly isEncrypted: boolean
  readonly hasFiles: boolean
  readonly hasKeys: boolean
  readonly durationMs: number
}

/** A finished backup as it is recorded; `file` is a name without its folder. */
export const backupDone = z.strictObject({
  file: z.string().max(200),
  bytes: byteCount,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Records in the log, and the root over them. */
  size: records,
  root: z.string().regex(/^[0-9a-f]{64}$/),
  isEncrypted: z.boolean(),
  hasFiles: z.boolean(),
  hasKeys: z.boolean(),
  durationMs: spanMs,
})
