import { hash } from 'node:crypto'
import { toMs, type Time } from '../../core/time.ts'
import {
  type Manifest,
  MANIFEST_FILE,
  NOTE_FILE,
  openManifest,
  parseManifest,
} from '../../lib/mirror/index.ts'
import {
  type Checkpoint,
  decodeTile,
  isSameHash,
  logVerifier,
  NoteError,
  openCheckpoint,
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
  /** The key that everything was checked by. */
  readonly key: string
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
}

/** Faults that are named; whoever damages one file more says nothing new. */
export const MAX_FAULTS = 20

const MAX_MANIFEST_BYTES = 32 * 1024 * 1024
const MAX_NOTE_BYTES = 64 * 1024
/** Files that are read at once. */
const AT_ONCE = 8
/** A mirror that is written while it is read is read again so often. */
const MAX_TRIES = 3

/**
 * Checks a mirror: the signature over its list of files, every file against the list, the checkpoint, the log's root as
 * it follows from the tiles, and its age. Null when there is no manifest to begin with.
 */
export async function verifyMirror(
  place: MirrorPlace,
  rules: MirrorRules,
): Promise<MirrorReport | null> {
  for (let n = 1; ; n += 1) {
    const bytes = await place.read(MANIFEST_FILE, MAX_MANIFEST_BYTES)
    const manifest = bytes === null ? null : parseManifest(bytes)
    if (bytes === null || manifest === null) return null
    const report = await reportOn(place, { manifest, bytes }, rules)
    if (report.faults.length === 0 || n === MAX_TRIES) return report
    const after = await place.read(MANIFEST_FILE, MAX_MANIFEST_BYTES)
    if (after !== null && Buffer.compare(after, bytes) === 0) return report
  }
}

interface Read {
  readonly manifest: Manifest
  readonly bytes: Uint8Array
}

async function reportOn(
  place: MirrorPlace,
  { manifest, bytes }: Read,
  rules: MirrorRules,
): Promise<MirrorReport> {
  const { origin, made, log, files } = manifest
  const key = rules.key ?? log.key
  const ageMs = rules.nowMs - toMs(made)
  const faults: string[] = []
  if (ageMs > rules.maxAgeMs)
    faults.push(`${MANIFEST_FILE}: it is ${Math.floor(ageMs / 60_000)} minutes old.`)
  const note = await place.read(NOTE_FILE, MAX_NOTE_BYTES)
  const isSigned = note !== null && isSignedBy(bytes, Buffer.from(note).toString('utf8'), key)
  // A list that nobody signed says nothing about the files.
  if (!isSigned) faults.push(`${NOTE_FILE}: it does not sign ${MANIFEST_FILE} by ${key}.`)
  else if (rules.isQuick === true) {
    const { 'index.html': front } = files
    const fault = front === undefined ? 'not listed' : await fileFault(place, 'index.html', front)
    if (fault !== null) faults.push(`index.html: ${fault}`)
  } else {
    faults.push(...(await fileFaults(place, files)))
    faults.push(...(await logFaults(place, manifest, key)))
    faults.push(...(await strangers(place, files)))
  }
  const size = log.size
  const count = Object.keys(files).length
  return { origin, made, ageMs, files: count, size, key, faults: faults.slice(0, MAX_FAULTS) }
}

function isSignedBy(bytes: Uint8Array, note: string, key: string): boolean {
  try {
    return openManifest(bytes, note, parseVerifierKey(key))
  } catch (error) {
    if (error instanceof NoteError) return false
    throw error
  }
}

async function fileFaults(place: MirrorPlace, files: Manifest['files']): Promise<string[]> {
  const waiting = Object.entries(files)
  const faults: string[] = []
  const worker = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (faults.length >= MAX_FAULTS) return
      const [path, listed] = next
      const fault = await fileFault(place, path, listed)
      if (fault !== null) faults.push(`${path}: ${fault}`)
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

async function strangers(place: MirrorPlace, files: Manifest['files']): Promise<string[]> {
  const all = (await place.list?.()) ?? []
  return all
    .filter((path) => path !== MANIFEST_FILE && path !== NOTE_FILE && !Object.hasOwn(files, path))
    .map((path) => `${path}: it is not part of the mirror.`)
}

/** The copied checkpoint against the manifest, and its root and all upper tiles as they follow from the leaf tiles. */
async function logFaults(
  place: MirrorPlace,
  { log, files }: Manifest,
  key: string,
): Promise<string[]> {
  const checkpoint = await checkpointIn(place, key)
  if (typeof checkpoint === 'string') return [`log/checkpoint: ${checkpoint}`]
  const root = Buffer.from(checkpoint.rootHash).toString('base64')
  if (checkpoint.size !== log.size || root !== log.root)
    return ['log/checkpoint: it is not the one that the manifest names.']
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
  if (tree.finish() !== null) return ['log/checkpoint: its root does not follow from the tiles.']
  return await upperFaults(place, Object.keys(files), upper)
}

async function checkpointIn(place: MirrorPlace, key: string): Promise<Checkpoint | string> {
  const note = await place.read('log/checkpoint', MAX_NOTE_BYTES)
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
  const bytes = await place.read(path, TILE_WIDTH * 32)
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
