import { createHash } from 'node:crypto'
import type { Tx } from '../../core/port.ts'
import {
  type Checkpoint,
  isSameHash,
  leafHash,
  NoteError,
  openCheckpoint,
  parseVerifierKey,
  verifierKey,
} from '../../lib/tlog/index.ts'
import { saltedHash } from '../../lib/provable/index.ts'
import type { Row } from './engine.ts'
import { COLUMNS, envelope, envelopeFields } from './envelope.ts'
import { run } from './lend.ts'
import { type LogState, READ_LIMIT } from './log.ts'
import type { NodeStore } from './node-store.ts'

/** Type of the record that says that a body was erased; its subject is the id of the record without body. */
export const ERASED = 'record.erased'

/** The checkpoint of a state, or why it is not one that this log has signed. */
export function signedHead(
  store: Pick<NodeStore, 'origin' | 'publicKey'>,
  state: LogState,
): Checkpoint | NoteError {
  try {
    const key = parseVerifierKey(verifierKey(store.origin, store.publicKey))
    return openCheckpoint(state.checkpoint, [key]).checkpoint
  } catch (error) {
    if (error instanceof NoteError) return error
    throw error
  }
}

/** The rows of the records [from, to), at most {@link READ_LIMIT}. */
export async function recordRows(tx: Tx, from: number, to: number): Promise<readonly Row[]> {
  const { rows } = await run(
    tx,
    `select position, seq, id, at, type, action, actor, subject, area, marking, body, salt, body_hash, hash
     from record where seq >= ? and seq < ? order by seq limit ${READ_LIMIT}`,
    from,
    to,
  )
  return rows
}

/** What a row of a record holds, besides where it is: another engine has other positions. */
const MARKED = COLUMNS.split(',').map((name) => name.trim())

/** A name for what stands in a row, damaged or not; one of its own where there is no row. */
export function recordMark(row: Row | undefined): string {
  return markOf(MARKED.map((name) => row?.[name]))
}

/** A name for some values as the database gave them: SHA-256 in hex over each with its kind and length. */
export function markOf(values: readonly unknown[]): string {
  const hash = createHash('sha256')
  for (const value of values) {
    const bytes = value instanceof Uint8Array ? value : Buffer.from(String(value ?? ''))
    const kind = value instanceof Uint8Array ? 'bytes' : value === null ? 'null' : typeof value
    hash.update(`${kind} ${bytes.length} `).update(bytes)
  }
  return hash.digest('hex')
}

/** The leaf that a row's envelope makes, whatever hash stands beside it; null when it makes none. */
export function recomputedLeaf(row: Row): Uint8Array | null {
  try {
    return leafHash(envelope(envelopeFields(row), row['body_hash'] as Uint8Array))
  } catch {
    // Damaged rows hold anything.
    return null
  }
}

/** What is wrong with the row of the record `seq` by itself, null when nothing is; an erased body is nothing wrong. */
export function leafFaultOf(
  { capability }: Pick<NodeStore, 'capability'>,
  row: Row,
  seq: number,
): string | null {
  try {
    const bodyHash = row['body_hash'] as Uint8Array
    if (!isSameHash(leafHash(envelope(envelopeFields(row), bodyHash)), row['hash'] as Uint8Array))
      return 'Its envelope does not have the hash that is in the log.'
    if (row['position'] !== capability.numberedPosition(seq)) return 'Its position was changed.'
    if (row['body'] === null && row['salt'] === null) return null
    const salted = saltedHash(row['salt'] as Uint8Array, row['body'] as string)
    return isSameHash(salted, bodyHash) ? null : 'Its body does not have the hash in its envelope.'
  } catch (error) {
    // A damaged row may hold bytes where text was, or nothing at all.
    return `It cannot be read as a record: ${String(error)}`
  }
}

/** Why a body may not be gone, null when a later record says that it was erased. */
export async function unexplainedErasure(tx: Tx, id: string): Promise<string | null> {
  const sql = 'select id from record where type = ? and subject = ? limit 1'
  const { rows } = await run(tx, sql, ERASED, id)
  return rows.length > 0 ? null : 'Its body is gone, and no later record says that it was erased.'
}
