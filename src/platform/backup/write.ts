import { createHash, hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { constants, createZstdCompress } from 'node:zlib'
import {
  BACKUP_FORMAT,
  type BackupManifest,
  type BackupPreface,
  type BackupSummary,
  type BackupTable,
} from '../../core/backup.ts'
import { newBytes, newId } from '../../core/id.ts'
import type { SigningKey } from '../../core/port.ts'
import { now } from '../../core/time.ts'
import { encrypt, type Recipient } from '../../lib/age/index.ts'
import { TAR_END, tarEntry } from '../../lib/tar/index.ts'
import { nameInNote, signNote } from '../../lib/tlog/index.ts'
import { allFiles, partName } from '../files.ts'
import type { StorePlace } from '../store/index.ts'
import { logSigner } from '../store/log.ts'
import { refused } from './problems.ts'
import { openSnapshot, type Snapshot, type Value } from './rows.ts'
import { through } from './through.ts'

/** Characters of one part with rows, about; a part is held whole by whoever reads the backup. */
const PART_LENGTH = 2 * 1024 * 1024

/** Quick, and hashes cannot be compressed anyway; the checksum tells of a changed byte where it is. */
const ZSTD = { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 }

/** A key file is a few hundred bytes. */
const MAX_KEY_BYTES = 64 * 1024

/** Rows between two lines of progress. */
const PROGRESS_ROWS = 100_000

/** What is backed up, and where to. */
export interface BackupJob {
  readonly place: StorePlace
  /** Folder of the realm, with `keys` and `files`. */
  readonly folder: string
  readonly realm: 'actual' | 'exercise'
  /** Name of a log whose checkpoint says none; otherwise the backup bears the name of the log in it. */
  readonly origin: string
  readonly version: string
  /** File to write; it must not be there. */
  readonly file: string
  /** Who may read it; nobody in particular when empty, then it is not encrypted. */
  readonly recipients: readonly Recipient[]
  readonly withFiles: boolean
  readonly withKeys: boolean
  /** The log's key, which signs the manifest. */
  readonly signer: SigningKey
  /** One line for the operator, now and then. */
  onProgress(line: string): void
}

/** What is noted while the parts go by. */
interface Notes {
  readonly parts: Record<string, string>
  readonly tables: Record<string, number>
  readonly names: ReturnType<typeof createHash>
  files: number
  gone: number
  log: BackupManifest['log'] | null
}

/**
 * Writes one consistent backup while the node goes on. The file gets its name only when it is whole and on the disk.
 * Throws Problem `backup.refused` when the file exists or cannot be written; a failure leaves nothing behind.
 */
export async function writeBackup(job: BackupJob): Promise<BackupSummary> {
  const began = performance.now()
  if (existsSync(job.file)) throw refused(`There is a file ${job.file} already.`)
  const aside = `${job.file}.partial-${newId()}`
  const notes: Notes = {
    parts: {},
    tables: {},
    names: createHash('sha256'),
    files: 0,
    gone: 0,
    log: null,
  }
  try {
    const written = await writeFile(aside, sealed(job, notes))
    await rename(aside, job.file)
    await syncFolder(dirname(job.file))
    return {
      file: basename(job.file),
      ...written,
      size: notes.log?.size ?? 0,
      root: notes.log?.root ?? '',
      isEncrypted: job.recipients.length > 0,
      hasFiles: job.withFiles,
      hasKeys: job.withKeys,
      durationMs: Math.round(performance.now() - began),
    }
  } catch (error) {
    await rm(aside, { force: true })
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!/^E[A-Z]+$/.test(code)) throw error
    throw refused(`The backup ${job.file} could not be written (${code}).`, error)
  }
}

/** A new name must be on the disk too. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function writeFile(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ bytes: number; sha256: string }> {
  const handle = await open(path, 'wx', 0o600)
  const digest = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of chunks) {
      digest.update(chunk)
      bytes += chunk.length
      await handle.writeFile(chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { bytes, sha256: digest.digest('hex') }
}

function sealed(job: BackupJob, notes: Notes): AsyncIterable<Uint8Array> {
  const { recipients } = job
  const compressed = through(archive(job, notes), createZstdCompress({ params: ZSTD }))
  return recipients.length === 0
    ? compressed
    : encrypt(compressed, { recipients, random: newBytes })
}

async function* archive(job: BackupJob, notes: Notes): AsyncGenerator<Buffer> {
  const snapshot = await openSnapshot(job.place)
  try {
    const origin = nameInNote((await snapshot.log()).checkpoint) ?? job.origin
    const preface = Buffer.from(JSON.stringify(await prefaceOf({ ...job, origin }, snapshot)))
    yield tarEntry('backup.json', preface)
    for (const table of snapshot.tables) yield* rowParts(snapshot, table, { job, notes })
    notes.log = await snapshot.log()
    if (job.withFiles) yield* fileParts(job, notes)
    if (job.withKeys) yield* keyParts(job, notes)
    yield* ending({ ...job, origin }, notes, preface)
  } finally {
    await snapshot.close()
  }
}

async function prefaceOf(job: BackupJob, snapshot: Snapshot): Promise<BackupPreface> {
  const table = snapshot.tables.find(({ name }) => name === 'schema_migration')
  if (table === undefined) throw refused('There is no store to back up: start the node once.')
  const migrations: BackupPreface['migrations'] = []
  const at = (name: string) => table.columns.findIndex((column) => column.name === name)
  for await (const rows of snapshot.rows(table)) {
    for (const row of rows) {
      const [name, sha256, applied_at] = ['name', 'sha256', 'applied_at'].map((key) =>
        String(row[at(key)]),
      )
      migrations.push({ name: name ?? '', sha256: sha256 ?? '', applied_at: applied_at ?? '' })
    }
  }
  const { version, realm, origin, withFiles: hasFiles, withKeys: hasKeys } = job
  const { engine, tables } = snapshot
  const facts = { version, engine, realm, origin, at: now() }
  return { format: BACKUP_FORMAT, ...facts, migrations, tables: [...tables], hasFiles, hasKeys }
}

function noted(name: string, bytes: Buffer, notes: Notes): Buffer {
  notes.parts[name] = hash('sha256', bytes)
  return tarEntry(name, bytes)
}

async function* rowParts(
  snapshot: Snapshot,
  table: BackupTable,
  { job, notes }: { readonly job: BackupJob; readonly notes: Notes },
): AsyncGenerator<Buffer> {
  const total = await snapshot.count(table.name)
  let count = 0
  let part = 0
  let text = ''
  const flush = () => {
    const name = `rows/${table.name}/${String((part += 1)).padStart(6, '0')}.jsonl`
    const entry = noted(name, Buffer.from(text), notes)
    text = ''
    return entry
  }
  for await (const rows of snapshot.rows(table)) {
    for (const row of rows) {
      text += `${JSON.stringify(row satisfies Value[])}\n`
      count += 1
      if (count % PROGRESS_ROWS === 0) job.onProgress(`${table.name}: ${count} of ${total} rows`)
      if (text.length >= PART_LENGTH) yield flush()
    }
  }
  if (text !== '') yield flush()
  notes.tables[table.name] = count
}

/** Everything in the files folder; what retention removes meanwhile is only counted. */
async function* fileParts({ folder }: BackupJob, notes: Notes): AsyncGenerator<Buffer> {
  for (const stored of allFiles(join(folder, 'files'))) {
    const bytes = await readFile(stored.path).catch(gone)
    const name = partName(stored)
    if (bytes === null) notes.gone += 1
    else if (hash('sha256', bytes) !== stored.sha256)
      throw refused(`The stored file ${name} was changed: its content is not what its name says.`)
    else {
      notes.names.update(`${name}\n`)
      notes.files += 1
      yield tarEntry(`files/${name}`, bytes)
    }
  }
}

function gone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

function* keyParts({ folder }: BackupJob, notes: Notes): Generator<Buffer> {
  for (const name of readdirSync(join(folder, 'keys')).toSorted()) {
    const bytes = readFileSync(join(folder, 'keys', name))
    if (bytes.length > MAX_KEY_BYTES) throw refused(`The key file ${name} is too large.`)
    yield noted(`keys/${name}`, bytes, notes)
  }
}

function* ending(job: BackupJob, notes: Notes, preface: Buffer): Generator<Buffer> {
  if (notes.log === null) throw new Error('the head of the log was not read')
  const { parts, tables, files: count, gone: removed, log } = notes
  const files = { count, sha256: notes.names.digest('hex'), gone: removed }
  const whole: BackupManifest = { preface: hash('sha256', preface), log, tables, parts, files }
  const manifest = Buffer.from(JSON.stringify(whole))
  yield tarEntry('manifest.json', manifest)
  const note = signNote(manifestText(manifest), logSigner(job.origin, job.signer))
  yield tarEntry('manifest.note', Buffer.from(note))
  yield TAR_END
}

/** What the log's key signs: never a checkpoint, whose second line is a number. */
export function manifestText(manifest: Uint8Array): string {
  return `${BACKUP_FORMAT}\n${hash('sha256', manifest)}\n`
}
