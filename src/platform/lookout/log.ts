import {
  type Checkpoint,
  consistencyNodes,
  consistencyProof,
  decodeTile,
  hashFromTiles,
  NoteError,
  type NoteVerifier,
  openCheckpoint,
  parseCheckpoint,
  parseVerifierKey,
  type Tile,
  tilePath,
  tilesOf,
  verifyConsistency,
} from '../../lib/tlog/index.ts'
import { type Fault, proven, seen } from './fault.ts'
import { type Answer, isAnswer, type NoAnswer, type Reader } from './get.ts'

/** What a lookout keeps of a log: the key it believes and the newest signed checkpoint that it could check. */
export interface KnownLog {
  readonly key: string
  readonly note: string | null
}

/** What one look at a log found. */
export interface LogSight {
  readonly faults: readonly Fault[]
  /** What to keep from now on; null as long as there is no key to believe. */
  readonly known: KnownLog | null
  /** Records under the checkpoint that is kept. */
  readonly size: number
  /** A signed note that does not fit the kept one: together they prove what happened. */
  readonly evidence: string | null
}

/** Largest checkpoint note that is read. */
const MAX_NOTE_BYTES = 64 * 1024

/**
 * Looks whether the log of an origin only grew since the kept checkpoint: by the key that was believed at first sight,
 * and by a proof made here from the log's public hash tiles. `got` is the answer for `/log/checkpoint`; null for it when
 * there was none. Never throws for what the log does. Source: RFC 9162 §2.1.4, c2sp.org/tlog-tiles.
 */
export async function lookAtLog(
  reader: Reader,
  got: Answer | NoAnswer,
  before: KnownLog | null,
): Promise<LogSight> {
  const known = before ?? (await firstSight(reader))
  if (known === null) return nothingNew(null, [seen('log-unreadable', 'no key at /log/key')])
  const verifier = parseVerifierKey(known.key)
  const old = known.note === null ? null : openCheckpoint(known.note, [verifier]).checkpoint
  const stays = (faults: readonly Fault[], evidence: string | null = null): LogSight => ({
    ...nothingNew(known, faults, old?.size),
    evidence,
  })
  if (!isAnswer(got)) return stays([seen('log-unreadable', got.failed)])
  if (got.status === 404 && old === null) return stays([])
  if (got.status === 404) return stays([proven('shrunken', `${old?.size} records, now no log`)])
  if (got.status !== 200) return stays([seen('log-unreadable', `status ${got.status}`)])
  const note = got.body.subarray(0, MAX_NOTE_BYTES).toString('utf8')
  const opened = openedBy(verifier, note)
  if ('code' in opened) return stays([opened], note)
  const fault = old === null ? null : await faultBetween(reader, old, opened)
  if (fault !== null) return stays([fault], fault.isProven ? note : null)
  return { faults: [], known: { ...known, note }, size: opened.size, evidence: null }
}

function nothingNew(known: KnownLog | null, faults: readonly Fault[], size = 0): LogSight {
  return { faults, known, size, evidence: null }
}

async function firstSight(reader: Reader): Promise<KnownLog | null> {
  const got = await reader.get('/log/key', { maxBytes: MAX_NOTE_BYTES })
  if (!isAnswer(got) || got.status !== 200) return null
  const key = got.body.toString('utf8').trim()
  try {
    parseVerifierKey(key)
    return { key, note: null }
  } catch (error) {
    if (error instanceof NoteError) return null
    throw error
  }
}

function openedBy(verifier: NoteVerifier, note: string): Checkpoint | Fault {
  try {
    return openCheckpoint(note, [verifier]).checkpoint
  } catch (error) {
    if (!(error instanceof NoteError)) throw error
    if (error.code === 'malformed') return seen('log-unreadable', error.message)
    const name = nameIn(note)
    return name === null || name === verifier.name
      ? proven('log-key', `expected the key ${verifier.keyId}`)
      : proven('log-name', `${verifier.name}, now ${name}`)
  }
}

/** Origin of a note that nobody vouches for. */
function nameIn(note: string): string | null {
  try {
    return parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1)).origin
  } catch {
    return null
  }
}

async function faultBetween(
  reader: Reader,
  old: Checkpoint,
  now: Checkpoint,
): Promise<Fault | null> {
  const sizes = `${old.size} records, now ${now.size}`
  if (now.size < old.size) return proven('shrunken', sizes)
  const proof = await proofFromTiles(reader, old.size, now.size)
  if (typeof proof === 'string') return seen('log-unproven', `${sizes}: ${proof}`)
  const isSame = verifyConsistency({
    oldSize: old.size,
    oldRoot: old.rootHash,
    newSize: now.size,
    newRoot: now.rootHash,
    proof,
  })
  if (isSame) return null
  const root = (checkpoint: Checkpoint) => Buffer.from(checkpoint.rootHash).toString('base64')
  return proven('forked', `${sizes}; roots ${root(old)} and ${root(now)}`)
}

/** The proof, or why it cannot be made. It needs at most two tiles for each binary digit of the size. */
async function proofFromTiles(
  reader: Reader,
  oldSize: number,
  newSize: number,
): Promise<Uint8Array[] | string> {
  if (oldSize === 0 || oldSize === newSize) return []
  const tiles = new Map<string, Uint8Array[]>()
  const nameOf = (tile: Tile) => tilePath(tile.level, tile.index, tile.width)
  const names = tilesOf(consistencyNodes(oldSize, newSize), newSize).map(nameOf)
  const answers = await Promise.all(names.map((name) => reader.get(`/log/${name}`)))
  for (const [n, got] of answers.entries()) {
    const name = names[n] ?? ''
    if (!isAnswer(got)) return `${name}: ${got.failed}`
    const hashes = got.status === 200 ? decodeTile(got.body) : null
    if (hashes === null) return `${name}: status ${got.status}, ${got.body.length} bytes`
    tiles.set(name, hashes)
  }
  try {
    const hashAt = hashFromTiles(newSize, (tile) => tiles.get(nameOf(tile)) ?? [])
    return consistencyProof(oldSize, newSize, hashAt)
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
}
