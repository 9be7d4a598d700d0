import type { SigningKey, Tx } from '../../core/port.ts'
import { Problem } from '../../core/problem.ts'
import type { JsonObject, NewRecord, SequencedRecord } from '../../core/record.ts'
import type { Time } from '../../core/time.ts'
import {
  consistencyNodes,
  consistencyProof,
  grow,
  HASH_SIZE,
  inclusionNodes,
  inclusionProof,
  keyId,
  NoteError,
  type NoteSigner,
  openCheckpoint,
  parseVerifierKey,
  readHashes,
  rootOf,
  signCheckpoint,
  TILE_HEIGHT,
  TILE_WIDTH,
  type Tile,
  type TreeNode,
  verifierKey,
} from '../../lib/tlog/index.ts'
import { awaitsLook, hasOpenDamage } from './damage.ts'
import type { Capability, Row } from './engine.ts'
import { inTime, type Newest, newestRecord } from './in-time.ts'
import { COLUMNS, envelope, envelopeFields, sealRecord } from './envelope.ts'
import { run, touch } from './lend.ts'

/** Records numbered in one go; keeps the transaction of the sequencer to a few milliseconds. */
export const INTEGRATE_LIMIT = 1_000

/** Records that one statement reads. */
export const READ_LIMIT = 1_000

/** Rows of one insert: eleven parameters each, far below either engine's limit. */
const INSERT_ROWS = 100

/** Head of the log as it is stored. */
export interface LogState {
  readonly size: number
  readonly frontier: readonly Uint8Array[]
  readonly signedSize: number
  /** Signed note, for `signedSize` leaves. */
  readonly checkpoint: string
}

/** Makes a signer for checkpoints of the log named `origin` from a key that stays where it is. */
export function logSigner(origin: string, key: SigningKey): NoteSigner {
  return { name: origin, keyId: keyId(origin, key.publicKey), sign: (text) => key.sign(text) }
}

/** Adds records to the log; they wait for their number. Throws Error as {@link sealRecord}. */
export async function append(tx: Tx, records: readonly NewRecord[]): Promise<void> {
  if (records.length === 0) return
  for (let from = 0; from < records.length; from += INSERT_ROWS) {
    const rows = records.slice(from, from + INSERT_ROWS).map(insertValues)
    await run(tx, insertSql(rows.length), ...rows.flat())
  }
  touch(tx, 'log')
}

function insertSql(rows: number): string {
  return `insert into record (${COLUMNS}) values ${Array(rows).fill('(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`
}

function insertValues(record: NewRecord): unknown[] {
  const { id, at, type, action, actor, subject, area, marking } = record
  const { body, salt, bodyHash, hash } = sealRecord(record)
  return [id, at, type, action, actor, subject, area, marking, body, salt, bodyHash, hash]
}

/** Puts the first row of the log there, with a signed checkpoint of the empty tree; nothing when it exists. */
export async function beginLog(tx: Tx, signer: NoteSigner): Promise<void> {
  const empty = { origin: signer.name, size: 0, rootHash: rootOf([]) }
  await run(
    tx,
    `insert into log_state (id, size, frontier, signed_size, checkpoint) values (1, 0, ?, 0, ?)
     on conflict (id) do nothing`,
    new Uint8Array(0),
    signCheckpoint(empty, signer),
  )
}

/**
 * Throws Problem `store.wrong_log` when the stored checkpoint was not signed by this key under this origin: going on
 * would put two logs under one name, or two keys.
 */
export async function checkLog(tx: Tx, origin: string, publicKey: Uint8Array): Promise<void> {
  const { checkpoint } = await logState(tx)
  try {
    openCheckpoint(checkpoint, [parseVerifierKey(verifierKey(origin, publicKey))])
  } catch (error) {
    if (!(error instanceof NoteError)) throw error
    const sentence =
      error.code === 'other_name'
        ? `${error.message} The name comes from SCRUTINEER_ORIGIN, or PORT: start with the address that it had before.`
        : 'Another key than that of this node has signed the log in this store: start with its own keys.'
    throw new Problem('store.wrong_log', 500, sentence, { cause: error })
  }
}

/** Reads the head of the log. Throws Error when the store has none. */
export async function logState(tx: Tx): Promise<LogState> {
  const { rows } = await run(
    tx,
    'select size, frontier, signed_size, checkpoint from log_state where id = 1',
  )
  const row = rows[0]
  if (row === undefined) throw new Error('the store has no log')
  return {
    size: row['size'] as number,
    frontier: splitHashes(row['frontier'] as Uint8Array),
    signedSize: row['signed_size'] as number,
    checkpoint: row['checkpoint'] as string,
  }
}

function splitHashes(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: bytes.length / HASH_SIZE }, (_, n) =>
    bytes.subarray(n * HASH_SIZE, (n + 1) * HASH_SIZE),
  )
}

/** What a numbering did. */
export interface Numbered {
  /** The type of each record that got a number. */
  readonly types: readonly string[]
  readonly newest: Newest
}

/**
 * Numbers waiting records, at most {@link INTEGRATE_LIMIT}, and grows the tree by them; `newest` is the last one before,
 * as far as it is known. Only the holder of the lead may call it.
 */
export async function integrate(
  tx: Tx,
  capability: Capability,
  before: Newest | null,
): Promise<Numbered> {
  const state = await logState(tx)
  const newest = before?.size === state.size ? before : await newestRecord(tx, state.size)
  const { rows } = await run(
    tx,
    `with waiting as (
       select position, row_number() over (order by position) as n
       from (select position from record where seq is null order by position limit ${INTEGRATE_LIMIT}) as first
     )
     update record set seq = cast(? as bigint) + waiting.n - 1 ${capability.setPosition}
     from waiting where record.position = waiting.position returning seq, hash, type, at`,
    state.size,
    ...(capability.setPosition === '' ? [] : [state.size]),
  )
  if (rows.length === 0) return { types: [], newest }
  const numbered = await inTime(
    { tx, capability },
    rows.toSorted((a, b) => (a['seq'] as number) - (b['seq'] as number)),
    newest.at,
  )
  const leaves = numbered.map((row) => row['hash'] as Uint8Array)
  const finished: TileEntry[] = []
  const frontier = grow(state.frontier, leaves, state.size, (level, n, hash) => {
    if (level % TILE_HEIGHT === 0) finished.push({ level: level / TILE_HEIGHT, n, hash })
  })
  await countRecords(tx, numbered)
  for (const { level, n, hash } of finished)
    await run(tx, 'insert into tile_entry (level, n, hash) values (?, ?, ?)', level, n, hash)
  const size = state.size + leaves.length
  await run(
    tx,
    'update log_state set size = ?, frontier = ? where id = 1',
    size,
    Buffer.concat(frontier),
  )
  const at = numbered.at(-1)?.['at'] as Time
  return { types: numbered.map(({ type }) => String(type)), newest: { size, at } }
}

/** Adds freshly numbered records to the figures of their types. */
async function countRecords(tx: Tx, rows: readonly Row[]): Promise<void> {
  const values = Array.from(
    Map.groupBy(rows, ({ type }) => type),
    ([type, own]) => [
      type,
      own.length,
      own
        .map(({ at }) => String(at))
        .sort()
        .at(-1),
    ],
  )
  await run(
    tx,
    `insert into record_figure as figure (type, count, last) values ${values.map(() => '(?, ?, ?)').join(', ')}
     on conflict (type) do update set count = figure.count + excluded.count,
       last = case when figure.last > excluded.last then figure.last else excluded.last end`,
    ...values.flat(),
  )
}

/** The hash of a finished subtree of 256^level leaves, the `n`-th of its level. */
export interface TileEntry {
  readonly level: number
  readonly n: number
  readonly hash: Uint8Array
}

/**
 * Signs the present head unless that was done, or a damage of the log waits to be named: a signature would vouch for it.
 * Gives false where it waits for a look at the log, after which it is to be tried again.
 * A checkpoint never shrinks, whoever else signs meanwhile. Throws RangeError when the stored frontier cannot be that of
 * the stored size.
 */
export async function signHead(tx: Tx, signer: NoteSigner): Promise<boolean> {
  const { size, signedSize, frontier } = await logState(tx)
  if (signedSize === size) return true
  // In this order: a look that ends in between, in a transaction of its own, has left what it found.
  if (await awaitsLook(tx)) return false
  if (await hasOpenDamage(tx)) return true
  await run(
    tx,
    'update log_state set signed_size = ?, checkpoint = ? where id = 1 and signed_size < ?',
    size,
    signCheckpoint(
      { origin: signer.name, size, rootHash: rootOf(grow(frontier, [], size)) },
      signer,
    ),
    size,
  )
  return true
}

/** Records with `seq` > `after`, in order, at most `limit` and {@link READ_LIMIT}; an erased body reads as `{}`. */
export async function recordsAfter(
  tx: Tx,
  after: number,
  limit: number,
): Promise<SequencedRecord[]> {
  const { rows } = await run(
    tx,
    `select seq, ${COLUMNS} from record where seq > ? order by seq limit ?`,
    after,
    Math.min(limit, READ_LIMIT),
  )
  return rows.map(sequencedRecord)
}

/** As {@link recordsAfter}, only records of these types. */
export async function recordsOfTypes(
  tx: Tx,
  range: { readonly after: number; readonly limit: number },
  types: readonly string[],
): Promise<SequencedRecord[]> {
  if (types.length === 0) return []
  const { rows } = await run(
    tx,
    `select seq, ${COLUMNS} from record
     where seq > ? and type in (${types.map(() => '?').join(', ')}) order by seq limit ?`,
    range.after,
    ...types,
    Math.min(range.limit, READ_LIMIT),
  )
  return rows.map(sequencedRecord)
}

/** How many numbered records of these types have `seq` > `after`, and the time of the oldest; null where there is none. */
export async function backlog(
  tx: Tx,
  of: { readonly after: number; readonly types: readonly string[] },
): Promise<{ readonly count: number; readonly oldest: Time | null }> {
  if (of.types.length === 0) return { count: 0, oldest: null }
  const { rows } = await run(
    tx,
    `select count(*) as n, min(at) as oldest from record
     where seq > ? and type in (${of.types.map(() => '?').join(', ')})`,
    of.after,
    ...of.types,
  )
  return { count: Number(rows[0]?.['n']), oldest: rows[0]?.['oldest'] as Time | null }
}

function sequencedRecord(row: Row): SequencedRecord {
  const body = row['body'] as string | null
  return {
    ...envelopeFields(row),
    seq: row['seq'] as number,
    body: body === null ? {} : (JSON.parse(body) as JsonObject),
  }
}

/** Highest `seq`, −1 when the log is empty. */
export async function head(tx: Tx): Promise<number> {
  const { rows } = await run(tx, 'select size from log_state where id = 1')
  return ((rows[0]?.['size'] as number | undefined) ?? 0) - 1
}

/** The hashes of a tile; null unless the log is long enough for its whole width. */
export async function tileHashes(tx: Tx, tile: Tile): Promise<Uint8Array[] | null> {
  const from = tile.index * TILE_WIDTH
  const { rows } = await run(
    tx,
    tile.level === 0
      ? 'select hash from record where seq >= ? and seq < ? order by seq'
      : 'select hash from tile_entry where n >= ? and n < ? and level = ? order by n',
    from,
    from + tile.width,
    ...(tile.level === 0 ? [] : [tile.level]),
  )
  return rows.length === tile.width ? rows.map((row) => row['hash'] as Uint8Array) : null
}

/** The envelopes of a bundle of entries; null unless the log is long enough for its whole width. */
export async function entries(
  tx: Tx,
  bundle: Pick<Tile, 'index' | 'width'>,
): Promise<Buffer[] | null> {
  const from = bundle.index * TILE_WIDTH
  const { rows } = await run(
    tx,
    `select ${COLUMNS} from record where seq >= ? and seq < ? order by seq`,
    from,
    from + bundle.width,
  )
  if (rows.length !== bundle.width) return null
  return rows.map((row) => envelope(envelopeFields(row), row['body_hash'] as Uint8Array))
}

/** Proof that the record `seq` is in the log of `size`. Throws RangeError when it is not, or the log is shorter. */
export async function inclusion(tx: Tx, seq: number, size: number): Promise<Uint8Array[]> {
  const hashAt = await nodeReader(tx, inclusionNodes(seq, size), size)
  return inclusionProof(seq, size, hashAt)
}

/** Proof that the log of `newSize` begins with the one of `oldSize`. Throws RangeError when there is no such log. */
export async function consistency(tx: Tx, oldSize: number, newSize: number): Promise<Uint8Array[]> {
  const hashAt = await nodeReader(tx, consistencyNodes(oldSize, newSize), newSize)
  return consistencyProof(oldSize, newSize, hashAt)
}

async function nodeReader(tx: Tx, nodes: readonly TreeNode[], size: number) {
  if (size > (await head(tx)) + 1) throw new RangeError(`The log has not reached ${size} records.`)
  return await readHashes(nodes, size, (tile) => tileHashes(tx, tile))
}
