import { hash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { toMs, type Time } from '../../core/time.ts'
import {
  BEGUN_FILE,
  isManifestFile,
  type Manifest,
  manifestFile,
  namedManifest,
  NOTE_FILE,
  openManifest,
  parseManifest,
} from '../../lib/mirror/index.ts'
import {
  type Checkpoint,
  decodeTile,
  HASH_SIZE,
  isSameHash,
  logVerifier,
  NoteError,
  openCheckpoint,
  otherName,
  parseTilePath,
  parseVerifierKey,
  TILE_HEIGHT,
  TILE_WIDTH,
  tilePath,
} from '../../lib/tlog/index.ts'

/** Where the files of a mirror are read: a folder or a web server. */
export interface MirrorPlace {
  /** Bytes of a file, at most `maxBytes`; null where there is none. Throws when the place does not answer. */
  read(path: string, maxBytes: number): Promise<Uint8Array | null>
  /** Every file that lies there, where that can be told. */
  list?(): Promise<readonly string[]>
}

/** What a verification found. */
export interface MirrorReport {
  readonly origin: string
  readonly made: Time
  readonly ageMs: number
  readonly files: number
  /** Records under the copied checkpoint. */
  readonly size: number
  /** Root of the copied log in base64; null where nobody signed it. */
  readonly root: string | null
  /** The key that everything was checked by. */
  readonly key: string
  /** It is of another log than that of the key, so nothing else of it was looked at. */
  readonly isOther: boolean
  /** One sentence for each fault, the file first; the first {@link MAX_FAULTS}. */
  readonly faults: readonly string[]
}

/** How a mirror is judged. */
export interface MirrorRules {
  /** Verifier key of the node's log; null believes the one in the mirror. */
  readonly key: string | null
  readonly nowMs: number
  /** Older than this is a fault. */
  readonly maxAgeMs: number
  /** Only the manifest, its age and the front page; for a look every few seconds. */
  readonly isQuick?: boolean
  /** Pauses after which what was not right is read again, before it is called a fault; default {@link READ_AGAIN_MS}. */
  readonly readAgainMs?: readonly number[]
}

/**
 * A mirror in use is read while it is written, copied or kept by a cache, where a new page may stand beside an old note.
 * Together they last longer than a cache of the runbook keeps a file; whoever asks for less calls good mirrors forged.
 * Source: docs/runbooks/mirror.md.
 */
export const READ_AGAIN_MS: readonly number[] = [500, 2_000, 6_000, 12_000]

/** Faults that are named; whoever damages one file more says nothing new. */
export const MAX_FAULTS = 20

const MAX_MANIFEST_BYTES = 32 * 1024 * 1024
const MAX_NOTE_BYTES = 64 * 1024
const CHECKPOINT = 'log/checkpoint'
/** Files that are read at once. */
const AT_ONCE = 8

/**
 * Checks a mirror: the signature over its list of files, every file against the list, the checkpoint, the log's root as
 * it follows from the tiles, and its age. What is not right is read again before it is a fault. Null when there is no
 * note, or no list under the name that the note says.
 */
export async function verifyMirror(
  place: MirrorPlace,
  rules: MirrorRules,
): Promise<MirrorReport | null> {
  const pauses = rules.readAgainMs ?? READ_AGAIN_MS
  const right: Right = new Map()
  for (let n = 0; ; n += 1) {
    const note = await readNote(place)
    if (note === null) return null
    const newest = await readList(place, note)
    const pauseMs = pauses[n]
    const isLast = pauseMs === undefined
    const report = newest && (await reportOn(newest, { place, rules, right, isLast }))
    if (isLast || (report !== null && isFinal(report, rules))) return report
    await delay(pauseMs)
  }
}

/** Nothing that reading again could mend: a mirror stays as old as it is where it was left alone, and another's stays that. */
function isFinal({ faults, ageMs, isOther }: MirrorReport, { maxAgeMs }: MirrorRules): boolean {
  return isOther || faults.length === (ageMs > maxAgeMs ? 1 : 0)
}

/** Hashes of the files that were right in a reading before: they are not read again while the list says the same. */
type Right = Map<string, string>

/** The note and the list that it names, as they were read. */
interface Newest {
  readonly note: string
  readonly file: string
  readonly bytes: Uint8Array
  readonly manifest: Manifest
}

/** One reading. */
interface Reading {
  readonly place: MirrorPlace
  readonly rules: MirrorRules
  readonly right: Right
  /** Nothing is read again after it, so everything that is wrong is looked for. */
  readonly isLast: boolean
}

async function readNote(place: MirrorPlace): Promise<string | null> {
  const note = await place.read(NOTE_FILE, MAX_NOTE_BYTES)
  return note === null ? null : Buffer.from(note).toString('utf8')
}

async function readList(place: MirrorPlace, note: string): Promise<Newest | null> {
  const sha256 = namedManifest(note)
  if (sha256 === null) return null
  const file = manifestFile(sha256)
  const bytes = await place.read(file, MAX_MANIFEST_BYTES)
  const manifest = bytes === null ? null : parseManifest(bytes)
  return bytes === null || manifest === null ? null : { note, file, bytes, manifest }
}

async function reportOn(newest: Newest, reading: Reading): Promise<MirrorReport> {
  const { rules } = reading
  const { origin, made, log, files } = newest.manifest
  const key = rules.key ?? log.key
  const ageMs = rules.nowMs - toMs(made)
  const faults: string[] = []
  if (ageMs > rules.maxAgeMs)
    faults.push(`${NOTE_FILE}: it is ${Math.floor(ageMs / 60_000)} minutes old.`)
  const isSigned = isSignedBy(newest.bytes, newest.note, key)
  // A list that nobody signed says nothing about the files.
  const other = isSigned ? null : otherLog(key, log.key)
  if (!isSigned) faults.push(other ?? `${NOTE_FILE}: it does not sign ${newest.file} by ${key}.`)
  else if (rules.isQuick === true) faults.push(...(await frontFaults(reading.place, files)))
  else faults.push(...(await allFaults(newest.manifest, key, reading)))
  return {
    origin,
    made,
    ageMs,
    files: Object.keys(files).length,
    size: log.size,
    root: isSigned ? log.root : null,
    key,
    isOther: other !== null,
    faults: faults.slice(0, MAX_FAULTS),
  }
}

/** The sentence for a mirror of a log of another name than that of the key; null for one of the same name. */
function otherLog(key: string, found: string): string | null {
  const [expected, named] = [key, found].map((one) => one.slice(0, one.indexOf('+')))
  return expected === named ? null : `${NOTE_FILE}: ${otherName(expected ?? '', named ?? '')}`
}

async function frontFaults(place: MirrorPlace, files: Manifest['files']): Promise<string[]> {
  const { 'index.html': front } = files
  const fault = front === undefined ? 'not listed' : await fileFault(place, 'index.html', front)
  return fault === null ? [] : [`index.html: ${fault}`]
}

async function allFaults(manifest: Manifest, key: string, reading: Reading): Promise<string[]> {
  const { files, log } = manifest
  const place = await holdingHead(reading.place, log.size)
  const faults = [
    ...(await fileFaults(place, files, reading.right)),
    ...(await strangers(place, files)),
  ]
  // A log of many tiles takes long to read: not while the files have to be read again anyway.
  if (faults.length > 0 && !reading.isLast) return faults
  return [...faults, ...(await logFaults(place, manifest, key))]
}

/**
 * The same place, with what changes in a log at every writing (its checkpoint and the last tile of each level) held as
 * it is now: whole tiles stay for ever, so that a log that takes minutes to read is still read as of one moment.
 */
async function holdingHead(place: MirrorPlace, size: number): Promise<MirrorPlace> {
  const held = new Map<string, Uint8Array | null>()
  const hold = async (path: string, maxBytes: number) =>
    void held.set(path, await place.read(path, maxBytes))
  await hold(CHECKPOINT, MAX_NOTE_BYTES)
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / TILE_WIDTH)) {
    const width = count % TILE_WIDTH
    if (width === 0) continue
    const path = `log/${tilePath(level, Math.floor(count / TILE_WIDTH), width)}`
    await hold(path, TILE_WIDTH * HASH_SIZE)
  }
  return {
    ...place,
    read: async (path, maxBytes) => held.get(path) ?? (await place.read(path, maxBytes)),
  }
}

function isSignedBy(bytes: Uint8Array, note: string, key: string): boolean {
  try {
    return openManifest(bytes, note, parseVerifierKey(key))
  } catch (error) {
    if (error instanceof NoteError) return false
    throw error
  }
}

async function fileFaults(
  place: MirrorPlace,
  files: Manifest['files'],
  right: Right,
): Promise<string[]> {
  const waiting = Object.entries(files).filter(([path, { sha256 }]) => right.get(path) !== sha256)
  const faults: string[] = []
  const worker = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (faults.length >= MAX_FAULTS) return
      const [path, listed] = next
      const fault = await fileFault(place, path, listed)
      if (fault === null) right.set(path, listed.sha256)
      else faults.push(`${path}: ${fault}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return faults.toSorted()
}

async function fileFault(
  place: MirrorPlace,
  path: string,
  { sha256, bytes }: Manifest['files'][string],
): Promise<string | null> {
  const found = await place.read(path, bytes)
  if (found === null) return 'it is missing.'
  if (found.length !== bytes) return `it has ${found.length} bytes, not ${bytes}.`
  return hash('sha256', found, 'hex') === sha256 ? null : 'it was changed.'
}

/** What lies beside the files of every mirror. */
function isOwn(path: string): boolean {
  return path === NOTE_FILE || path === BEGUN_FILE || isManifestFile(path)
}

async function strangers(place: MirrorPlace, files: Manifest['files']): Promise<string[]> {
  const all = (await place.list?.()) ?? []
  return all
    .filter((path) => !isOwn(path) && !Object.hasOwn(files, path))
    .map((path) => `${path}: it is not part of the mirror.`)
}

/** The copied checkpoint against the manifest, and its root and all upper tiles as they follow from the leaf tiles. */
async function logFaults(
  place: MirrorPlace,
  { log, files }: Manifest,
  key: string,
): Promise<string[]> {
  const checkpoint = await checkpointIn(place, key)
  if (typeof checkpoint === 'string') return [`${CHECKPOINT}: ${checkpoint}`]
  const root = Buffer.from(checkpoint.rootHash).toString('base64')
  if (checkpoint.size !== log.size || root !== log.root)
    return [`${CHECKPOINT}: it is not the one that the manifest names.`]
  const upper = new Map<string, Uint8Array>()
  const tree = logVerifier(checkpoint, (level, n, node) => {
    if (level % TILE_HEIGHT === 0) upper.set(`${level / TILE_HEIGHT}/${n}`, node)
  })
  for (let index = 0; index * TILE_WIDTH < checkpoint.size; index += 1) {
    const width = Math.min(TILE_WIDTH, checkpoint.size - index * TILE_WIDTH)
    const hashes = await tileAt(place, `log/${tilePath(0, index, width)}`)
    if (hashes?.length !== width) return [`log/${tilePath(0, index, width)}: it is no whole tile.`]
    tree.add(hashes)
  }
  if (tree.finish() !== null) return [`${CHECKPOINT}: its root does not follow from the tiles.`]
  return await upperFaults(place, Object.keys(files), upper)
}

async function checkpointIn(place: MirrorPlace, key: string): Promise<Checkpoint | string> {
  const note = await place.read(CHECKPOINT, MAX_NOTE_BYTES)
  if (note === null) return 'it is missing.'
  try {
    const verifier = parseVerifierKey(key)
    return openCheckpoint(Buffer.from(note).toString('utf8'), [verifier]).checkpoint
  } catch (error) {
    if (error instanceof NoteError) return error.message
    throw error
  }
}

async function tileAt(place: MirrorPlace, path: string): Promise<Uint8Array[] | null> {
  const bytes = await place.read(path, TILE_WIDTH * HASH_SIZE)
  return bytes === null ? null : decodeTile(bytes)
}

async function upperFaults(
  place: MirrorPlace,
  paths: readonly string[],
  upper: ReadonlyMap<string, Uint8Array>,
): Promise<string[]> {
  const faults: string[] = []
  for (const path of paths) {
    const tile = path.startsWith('log/') ? parseTilePath(path.slice('log/'.length)) : null
    if (tile === null || tile.level === 'entries' || tile.level === 0) continue
    const { level, index } = tile
    const hashes = await tileAt(place, path)
    const isRight = hashes?.every((node, n) => {
      const right = upper.get(`${level}/${index * TILE_WIDTH + n}`)
      return right !== undefined && isSameHash(node, right)
    })
    if (isRight !== true) faults.push(`${path}: it does not follow from the leaf tiles.`)
  }
  return faults
}
