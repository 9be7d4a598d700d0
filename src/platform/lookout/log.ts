import {
  type Checkpoint,
  NoteError,
  type NoteVerifier,
  openCheckpoint,
  parseVerifierKey,
} from '../../lib/tlog/index.ts'
import { type Fault, proven, seen } from './fault.ts'
import { faultBetween, type TileReader } from './growth.ts'
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
  const fault = old === null ? null : await faultBetween(tilesOfLog(reader), old, opened)
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
    return error.code === 'other_name'
      ? proven('log-name', error.message)
      : proven('log-key', `expected the key ${verifier.keyId}`)
  }
}

/** The hash tiles that a node serves. */
function tilesOfLog(reader: Reader): TileReader {
  return async (name) => {
    const got = await reader.get(`/log/${name}`)
    if (!isAnswer(got)) return got.failed
    return got.status === 200 ? got.body : `status ${got.status}`
  }
}
