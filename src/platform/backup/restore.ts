import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupManifest, BackupPreface, BackupTable } from '../../core/backup.ts'
import type { Files } from '../../core/port.ts'
import { Problem } from '../../core/problem.ts'
import type { Identity } from '../../lib/age/index.ts'
import {
  nameInNote,
  NoteError,
  openNote,
  otherName,
  parseVerifierKey,
  verifierKey,
} from '../../lib/tlog/index.ts'
import { openFiles } from '../files.ts'
import { openKeys } from '../keys.ts'
import { openStore, type StorePlace, verifyLog } from '../store/index.ts'
import { logState } from '../store/log.ts'
import { type Migration, readMigrations } from '../store/migrate.ts'
import { migrateTo, numberWaiting } from '../store/upgrade.ts'
import { type Load, openLoad } from './load.ts'
import { damaged, foreign, refused } from './problems.ts'
import { type BackupSink, type ReadBackup, readBackup } from './read.ts'
import type { Value } from './rows.ts'
import { manifestText } from './write.ts'

/** Rows between two lines of progress. */
const PROGRESS_ROWS = 100_000

/** What is restored, and into what: `place` and `folder` are empty and thrown away by the caller when this fails. */
export interface RestoreJob {
  readonly file: string
  readonly identities: readonly Identity[]
  readonly place: StorePlace
  readonly folder: string
  /** Name that somebody expects the log to have; null for whatever it has. */
  readonly origin: string | null
  readonly migrationsDir: string
  /**
   * Folder with the keys of the node whose log has this name; null when nobody has them. A backup that holds keys vouches
   * for itself, so where there are others it must be signed by those: anybody can encrypt to a recipient.
   */
  keysOf(origin: string): string | null
  onProgress(line: string): void
}

/** What a restored store amounts to. */
export interface Restored {
  readonly preface: BackupPreface
  readonly manifest: BackupManifest
  /** Name of the log in it. */
  readonly origin: string
  /** Records that were verified. */
  readonly records: number
}

/**
 * Restores a backup and verifies all of it: every hash, every row, the signature of the log's key over the manifest,
 * the whole log against its signed checkpoint. Throws Problem `backup.foreign`, `backup.locked`, `backup.damaged`
 * (each names the file and where), `backup.refused`.
 */
export async function restoreBackup(job: RestoreJob): Promise<Restored> {
  const sink = createSink(job)
  try {
    const { preface, manifest, signed } = await readBackup(job.file, job.identities, sink)
    await sink.finish(manifest)
    // Versions before could write a name into the preface that is not that of the log.
    const origin = nameInNote(manifest.log.checkpoint) ?? preface.origin
    checkName(job, origin)
    takeKeys(job, { preface, signed, origin })
    await migrateTo(job.place, readMigrations(job.migrationsDir))
    const waiting = await numberWaiting(job.place)
    const records = await checkLog(job, { ...manifest.log, origin }, waiting)
    return { preface, manifest, origin, records }
  } finally {
    await sink.abandon()
  }
}

interface LoadingSink extends BackupSink {
  finish(manifest: BackupManifest): Promise<void>
  abandon(): Promise<void>
}

function createSink(job: RestoreJob): LoadingSink {
  const files = openFiles(join(job.folder, 'files'))
  let load: Load | null = null
  let tables = new Map<string, BackupTable>()
  let count = 0
  return {
    async preface(preface) {
      if (preface.realm !== 'actual') throw foreign(job.file, 'It is a backup of an exercise.')
      await migrateTo(job.place, knownMigrations(job, preface))
      tables = new Map(preface.tables.map((table) => [table.name, table]))
      load = await openLoad(job.place, preface.tables).catch((error: unknown) => {
        throw damaged(job.file, 'backup.json', String(error), error)
      })
    },
    async rows(name, lines) {
      const table = tables.get(name)
      if (table === undefined || load === null)
        throw damaged(job.file, `rows/${name}`, 'There is no such table.')
      const rows = parsedRows(job.file, table, lines)
      await load.add(table, rows).catch((error: unknown) => {
        throw damaged(job.file, `rows/${name}`, String(error), error)
      })
      const before = Math.floor(count / PROGRESS_ROWS)
      count += rows.length
      if (Math.floor(count / PROGRESS_ROWS) > before) job.onProgress(`${count} rows`)
    },
    file: (slice, bytes) => put(files(slice), bytes),
    key: async (name, bytes) => {
      const folder = join(job.folder, 'keys')
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      writeFileSync(join(folder, name), bytes, { mode: 0o600, flag: 'wx' })
    },
    async finish(manifest) {
      const counts = await load?.finish().catch((error: unknown) => {
        throw damaged(job.file, 'its rows', String(error), error)
      })
      for (const [name, rows] of Object.entries(counts ?? {}))
        if (manifest.tables[name] !== rows)
          throw damaged(job.file, `rows/${name}`, `It has ${rows} rows, not those of the manifest.`)
    },
    abandon: async () => await load?.abandon(),
  }
}

async function put(files: Files, bytes: Buffer): Promise<void> {
  await files.put(bytes)
}

function checkName(job: RestoreJob, origin: string): void {
  if (job.origin !== null && job.origin !== origin)
    throw foreign(job.file, otherName(job.origin, origin))
}

/** The migrations of the backup, as this version has them and in its order: a table of the backup has none. */
function knownMigrations({ file, migrationsDir }: RestoreJob, preface: BackupPreface): Migration[] {
  const own = readMigrations(migrationsDir)
  const known = new Map(own.map(({ name, sha256 }) => [name, sha256]))
  for (const { name, sha256 } of preface.migrations) {
    if (known.get(name) === sha256) continue
    const why = known.has(name)
      ? `Its step ${name} is not the one of this product.`
      : `It was written by version ${preface.version}, which has the step ${name} that this version does not know: restore it with that version or a newer one.`
    throw foreign(file, why)
  }
  const named = new Set(preface.migrations.map(({ name }) => name))
  return own.filter(({ name }) => named.has(name))
}

function parsedRows(file: string, table: BackupTable, lines: Buffer): Value[][] {
  const texts = lines.toString('utf8').split('\n')
  if (texts.pop() !== '') throw damaged(file, `rows/${table.name}`, 'Its last row is cut.')
  return texts.map((text) => {
    const row = parsedRow(text)
    const fits =
      row?.length === table.columns.length &&
      row.every((value, n) => isOf(value, table.columns[n]?.kind))
    if (row === null || !fits)
      throw damaged(file, `rows/${table.name}`, 'A row does not fit its table.')
    return row as Value[]
  })
}

function parsedRow(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

function isOf(value: unknown, kind: 'text' | 'integer' | 'real' | 'bytes' | undefined): boolean {
  if (value === null) return true
  if (kind === 'integer') return Number.isSafeInteger(value)
  if (kind === 'real') return typeof value === 'number'
  return typeof value === 'string'
}

type Signed = Pick<ReadBackup, 'preface' | 'signed'> & Pick<Restored, 'origin'>

/** Keys to go on with: those of the backup, or the known ones; either way the known ones must have signed it. */
function takeKeys(job: RestoreJob, read: Signed): void {
  const { preface, origin } = read
  const own = join(job.folder, 'keys')
  const known = job.keysOf(origin)
  if (known !== null) checkSignature(job.file, read, { folder: known, words: `keys in ${known}` })
  if (preface.hasKeys) return checkSignature(job.file, read, { folder: own, words: 'keys in it' })
  if (known === null)
    throw refused('This backup holds no keys: give the folder with the keys of the node.')
  cpSync(known, own, { recursive: true })
}

function checkSignature(
  file: string,
  { preface, signed }: Signed,
  keys: { readonly folder: string; readonly words: string },
): void {
  const { publicKey } = openKeys(keys.folder).signing('log')
  try {
    const { text } = openNote(signed.note, [
      parseVerifierKey(verifierKey(preface.origin, publicKey)),
    ])
    if (text === manifestText(signed.manifest)) return
  } catch (error) {
    if (!(error instanceof NoteError)) throw error
    const why = `It was not signed by the ${keys.words}. ${error.message}`
    throw damaged(file, 'manifest.note', why, error)
  }
  throw damaged(file, 'manifest.note', 'It signs another manifest.')
}

/** The whole log, row by row, against its checkpoint; and its head against what the manifest promises. */
async function checkLog(
  job: RestoreJob,
  log: BackupManifest['log'] & { readonly origin: string },
  waiting: number,
): Promise<number> {
  const store = await openStore({
    ...job.place,
    origin: log.origin,
    signer: openKeys(join(job.folder, 'keys')).signing('log'),
    migrationsDir: job.migrationsDir,
    readOnly: true,
  }).catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error
    throw damaged(job.file, 'rows/log_state', error.message, error)
  })
  try {
    job.onProgress('verifying the log')
    const { records, fault } = await verifyLog(store)
    if (fault !== null) {
      const where = fault.seq === null ? 'the head of the log' : `record ${fault.seq}`
      throw damaged(job.file, where, fault.what)
    }
    const { size, checkpoint } = await store.read(logState)
    if (size === log.size + waiting && checkpoint === log.checkpoint) return records
    throw damaged(job.file, 'rows/log_state', 'Its log is not the one that the manifest names.')
  } finally {
    await store.close()
  }
}
