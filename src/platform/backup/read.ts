import { createHash, hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createZstdDecompress } from 'node:zlib'
import {
  BACKUP_FORMAT,
  backupManifest,
  type BackupManifest,
  backupPreface,
  type BackupPreface,
} from '../../core/backup.ts'
import { Problem } from '../../core/problem.ts'
import { AgeError, decrypt, type Identity } from '../../lib/age/index.ts'
import { byteReader } from '../../lib/bytes/index.ts'
import { tarEntries, type TarEntry, TarError } from '../../lib/tar/index.ts'
import { partName, partOf } from '../files.ts'
import { damaged, foreign, locked } from './problems.ts'
import { through } from './through.ts'

/** Largest part: a single row may be a long one, a manifest lists a part for every 2 MB. */
const MAX_PART_BYTES = 64 * 1024 * 1024

const ZSTD_MAGIC = Buffer.from('28b52ffd', 'hex')
const AGE_MAGIC = Buffer.from('age-encryption.org/')

/** Where the parts of a backup go, in their order. A method that throws ends the reading. */
export interface BackupSink {
  preface(preface: BackupPreface): Promise<void>
  rows(table: string, lines: Buffer): Promise<void>
  file(slice: string, bytes: Buffer): Promise<void>
  key(name: string, bytes: Buffer): Promise<void>
}

/** A backup that was read to its end. */
export interface ReadBackup {
  readonly preface: BackupPreface
  readonly manifest: BackupManifest
  /** The manifest's bytes and the note that the log's key made over their hash; still to be checked. */
  readonly signed: { readonly manifest: Buffer; readonly note: string }
}

/** What the parts must add up to. */
interface Tally {
  readonly parts: Map<string, string>
  readonly names: ReturnType<typeof createHash>
  files: number
  /** Name of the last part, for the sentence when the next one fails. */
  at: string
}

/**
 * Reads a backup once from beginning to end and hands each part to `sink`; all hashes agree when it returns. Throws
 * Problem `backup.foreign`, `backup.locked` or `backup.damaged`, each naming the file and the last two the part.
 */
export async function readBackup(
  file: string,
  identities: readonly Identity[],
  sink: BackupSink,
): Promise<ReadBackup> {
  const tally: Tally = {
    parts: new Map(),
    names: createHash('sha256'),
    files: 0,
    at: 'its beginning',
  }
  try {
    const plain = await plainBytes(file, identities)
    return await readParts(file, tarEntries(byteReader(plain), MAX_PART_BYTES), { sink, tally })
  } catch (error) {
    throw told(file, tally.at, error)
  }
}

function told(file: string, at: string, error: unknown): unknown {
  if (error instanceof Problem) return error
  const part = at === 'its beginning' ? at : `the part after ${at}`
  if (error instanceof AgeError) {
    if (error.code === 'no_identity')
      return locked(file, 'It was encrypted to other keys than the identity given.')
    return damaged(file, part, error.message, error)
  }
  if (error instanceof TarError) return damaged(file, part, error.message, error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^(ZSTD|Z_|ERR_BUFFER|ERR__ZSTD)/.test(code) || code.startsWith('ZSTD_error'))
    return damaged(file, part, 'Its compressed content is broken or cut.', error)
  if (/^E(NOENT|ACCES|ISDIR|IO)$/.test(code)) return foreign(file, `It cannot be read (${code}).`)
  return error
}

async function plainBytes(
  file: string,
  identities: readonly Identity[],
): Promise<AsyncIterable<Uint8Array>> {
  const handle = await open(file, 'r')
  const first = Buffer.alloc(AGE_MAGIC.length)
  try {
    await handle.read(first, 0, first.length, 0)
  } finally {
    await handle.close()
  }
  const isAge = first.equals(AGE_MAGIC)
  if (!isAge && !first.subarray(0, ZSTD_MAGIC.length).equals(ZSTD_MAGIC))
    throw foreign(file, 'It is not a backup of Scrutineer.')
  if (isAge && identities.length === 0)
    throw locked(file, 'It is encrypted: give the file with the age identity.')
  const raw = createReadStream(file, { highWaterMark: 1024 * 1024 })
  return through(isAge ? decrypt(raw, identities) : raw, createZstdDecompress())
}

async function readParts(
  file: string,
  entries: AsyncGenerator<TarEntry>,
  { sink, tally }: { readonly sink: BackupSink; readonly tally: Tally },
): Promise<ReadBackup> {
  const first = (await entries.next()).value as TarEntry | undefined
  const preface = prefaceOf(file, first)
  await sink.preface(preface)
  tally.at = 'backup.json'
  let manifest: TarEntry | null = null
  let note: TarEntry | null = null
  for await (const entry of entries) {
    if (note !== null || (manifest !== null && entry.name !== 'manifest.note'))
      throw damaged(file, entry.name, 'Nothing may follow the manifest.')
    if (entry.name === 'manifest.json') manifest = entry
    else if (entry.name === 'manifest.note') note = entry
    else await takePart(file, entry, { sink, tally })
    tally.at = entry.name
  }
  if (manifest === null || note === null || first === undefined)
    throw damaged(file, 'its end', 'The manifest is missing.')
  return {
    preface,
    manifest: checkedManifest(file, { manifest, preface: first }, tally),
    signed: { manifest: manifest.bytes, note: note.bytes.toString('utf8') },
  }
}

function prefaceOf(file: string, entry: TarEntry | undefined): BackupPreface {
  if (entry?.name !== 'backup.json') throw foreign(file, 'It is not a backup of Scrutineer.')
  const value = json(entry.bytes)
  const format = (value as { format?: unknown } | null)?.format
  if (typeof format === 'string' && format !== BACKUP_FORMAT)
    throw foreign(
      file,
      `It has the format ${format.slice(0, 50)}; this version reads ${BACKUP_FORMAT}.`,
    )
  const parsed = backupPreface.safeParse(value)
  if (parsed.success) return parsed.data
  throw damaged(file, 'backup.json', 'It does not say what it is.')
}

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown
  } catch {
    return null
  }
}

async function takePart(
  file: string,
  { name, bytes }: TarEntry,
  { sink, tally }: { readonly sink: BackupSink; readonly tally: Tally },
): Promise<void> {
  const sha256 = hash('sha256', bytes)
  const [kind, second = '', third = ''] = name.split('/')
  if (kind === 'files') {
    const part = partOf(name.slice('files/'.length))
    if (part?.sha256 !== sha256) throw damaged(file, name, 'Its content is not what its name says.')
    tally.names.update(`${partName(part)}\n`)
    tally.files += 1
    return await sink.file(part.slice, bytes)
  }
  if (tally.parts.has(name)) throw damaged(file, name, 'This part is there twice.')
  tally.parts.set(name, sha256)
  if (kind === 'rows' && third !== '') return await sink.rows(second, bytes)
  if (kind === 'keys' && third === '') return await sink.key(second, bytes)
  throw damaged(file, name, 'A backup has no such part.')
}

function checkedManifest(
  file: string,
  found: { readonly manifest: TarEntry; readonly preface: TarEntry },
  tally: Tally,
): BackupManifest {
  const parsed = backupManifest.safeParse(json(found.manifest.bytes))
  if (!parsed.success) throw damaged(file, 'manifest.json', 'It is unreadable.')
  const { preface, parts, files } = parsed.data
  if (preface !== hash('sha256', found.preface.bytes))
    throw damaged(file, 'backup.json', 'It is not the one that the manifest names.')
  for (const [name, sha256] of Object.entries(parts))
    if (tally.parts.get(name) !== sha256)
      throw damaged(file, name, tally.parts.has(name) ? 'It was changed.' : 'It is missing.')
  for (const name of tally.parts.keys())
    if (parts[name] === undefined) throw damaged(file, name, 'The manifest does not name it.')
  if (files.count !== tally.files || files.sha256 !== tally.names.digest('hex'))
    throw damaged(file, 'files', 'Files are missing or were added.')
  return parsed.data
}
