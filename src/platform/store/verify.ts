import { faultPlace, isSameDamage } from '../../core/log-damage.ts'
import type { Tx } from '../../core/port.ts'
import {
  type Checkpoint,
  isSameHash,
  type LogVerifier,
  logVerifier,
  NoteError,
  TILE_HEIGHT,
  TILE_WIDTH,
} from '../../lib/tlog/index.ts'
import type { Row } from './engine.ts'
import type { NodeStore } from './node-store.ts'
import { run } from './lend.ts'
import { type LogState, logState, type TileEntry } from './log.ts'
import { type NamedDamage, type Naming, namedDamage } from './named-damage.ts'
import { ERASED, leafFaultOf, recordMark, recordRows, signedHead } from './record-check.ts'

/** What is wrong with a log, at the first record where it shows. */
export interface LogFault {
  /** Leaf index; null when it is the head of the log or the file, not a record. */
  readonly seq: number | null
  /** Id of the record as stored; null when there is none. */
  readonly id: string | null
  /** One sentence for the operator. */
  readonly what: string
}

/** Outcome of a verification. */
export interface LogReport {
  /** Records that were checked; all of them when there is no fault. */
  readonly records: number
  /** Records whose body was erased, each with a later record that says so. */
  readonly erased: number
  /** Records under the signed checkpoint; later ones are in the tree, but no signature vouches for them yet. */
  readonly signed: number
  /** The first fault that nobody has named. */
  readonly fault: LogFault | null
  /** Faults that an administrator has named: still damaged, and told as that; the rest was checked all the same. */
  readonly damaged: readonly NamedFault[]
}

/** A fault with who named it. */
export type NamedFault = LogFault & { readonly naming: Naming }

/** What one verification carries from batch to batch. */
interface Progress {
  readonly store: NodeStore
  readonly state: LogState
  readonly tree: LogVerifier
  /** Erased bodies that no later record has explained so far: id → seq. */
  readonly unexplained: Map<string, number>
  readonly named: NamedDamage
  readonly damaged: NamedFault[]
  /** Tile entries that the present batch finished. */
  readonly finished: TileEntry[]
  tiles: number
  erased: number
  next: number
}

/**
 * Checks the whole log of a store against its signed checkpoint: every stored column of every record, the tree, its
 * tiles, the head and the signature. Reads in short snapshots, so a node may go on writing meanwhile.
 */
export async function verifyLog(store: NodeStore): Promise<LogReport> {
  const state = await store.read(logState)
  const checkpoint = signedHead(store, state)
  const finished: TileEntry[] = []
  const tree = logVerifier(
    checkpoint instanceof NoteError ? { size: -1, rootHash: new Uint8Array(0) } : checkpoint,
    (level, n, hash) => {
      if (level % TILE_HEIGHT === 0) finished.push({ level: level / TILE_HEIGHT, n, hash })
    },
  )
  const progress: Progress = {
    store,
    state,
    tree,
    finished,
    unexplained: new Map(),
    named: await namedDamage(store, state),
    damaged: [],
    tiles: 0,
    erased: 0,
    next: 0,
  }
  const fault =
    (await recordFault(progress)) ??
    (await erasureFault(progress)) ??
    headFault(progress, checkpoint) ??
    (await storeFault(progress))
  const signed = checkpoint instanceof NoteError ? 0 : checkpoint.size
  const { next: records, erased, damaged } = progress
  return { records, erased, signed, fault, damaged }
}

async function recordFault(progress: Progress): Promise<LogFault | null> {
  const { store, state } = progress
  while (progress.next < state.size) {
    let rows: readonly Row[]
    try {
      rows = await store.read((tx) => recordRows(tx, progress.next, state.size))
    } catch (error) {
      return {
        seq: progress.next,
        id: null,
        what: `The database cannot be read here: ${String(error)}`,
      }
    }
    if (rows.length === 0)
      return { seq: progress.next, id: null, what: 'This record and all after it are missing.' }
    const fault = rowsFault(progress, rows) ?? (await tileFault(progress)) ?? treeFault(progress)
    if (fault !== null) return fault
  }
  return null
}

function rowsFault(progress: Progress, rows: readonly Row[]): LogFault | null {
  const hashes: Uint8Array[] = []
  for (const row of rows) {
    const seq = progress.next
    if (row['seq'] !== seq) return { seq, id: null, what: 'This record is missing.' }
    const what = rowFault(progress, row)
    const fault = what === null ? null : { seq, id: String(row['id']), what }
    const isOpen =
      fault !== null && !isNamed(progress, 'record', { ...fault, mark: recordMark(row) })
    if (isOpen) return fault
    hashes.push(progress.named.leaves.get(seq) ?? (row['hash'] as Uint8Array))
    progress.next += 1
  }
  progress.tree.add(hashes)
  return null
}

/** Whether somebody has named this; then it is noted, and the verification goes on. */
function isNamed(
  { named, damaged }: Progress,
  part: 'record' | 'tree',
  fault: LogFault & { readonly mark?: string },
): boolean {
  const { mark, ...told } = fault
  const naming = named.places.get(faultPlace({ ...told, part }))
  if (naming === undefined || !isSameDamage(naming, { mark })) return false
  if (part === 'record' && !named.leaves.has(told.seq ?? -1)) return false
  damaged.push({ ...told, naming })
  return true
}

function rowFault(progress: Progress, row: Row): string | null {
  const what = leafFaultOf(progress.store, row, progress.next)
  if (what !== null) return what
  if (row['type'] === ERASED) progress.unexplained.delete(row['subject'] as string)
  if (row['body'] === null) {
    progress.unexplained.set(row['id'] as string, progress.next)
    progress.erased += 1
  }
  return null
}

function treeFault({ tree }: Progress): LogFault | null {
  const problem = tree.add([])
  if (problem === null) return null
  // Each row fits its own hash, so a whole record was replaced, together with its hash.
  return {
    seq: null,
    id: null,
    what: `A record among the first ${problem.size} was replaced: they do not have the signed root.`,
  }
}

/** Compares the tile entries that a batch finished with the stored ones. */
async function tileFault(progress: Progress): Promise<LogFault | null> {
  const { store, finished } = progress
  const entries = finished.splice(0)
  progress.tiles += entries.length
  if (entries.length === 0) return null
  return await store.read(async (tx) => {
    for (const { level, n, hash } of entries) {
      const { rows } = await run(
        tx,
        'select hash from tile_entry where level = ? and n = ?',
        level,
        n,
      )
      const stored = rows[0]?.['hash'] as Uint8Array | undefined
      if (stored !== undefined && isSameHash(hash, stored)) continue
      const first = n * TILE_WIDTH ** level
      const what = `The stored tile entry ${level}/${n}, over the records from this one on, does not fit them.`
      const fault = { seq: first, id: null, what }
      if (!isNamed(progress, 'tree', fault)) return fault
    }
    return null
  })
}

async function erasureFault(progress: Progress): Promise<LogFault | null> {
  for (const [id, seq] of progress.unexplained) {
    // Erased while this verification ran: the explanation is behind the head that was read at its start.
    const { rows } = await progress.store.read((tx) =>
      run(
        tx,
        'select id from record where type = ? and subject = ? and (seq is null or seq >= ?)',
        ERASED,
        id,
        progress.state.size,
      ),
    )
    const fault = {
      seq,
      id,
      what: 'Its body is gone, and no later record says that it was erased.',
    }
    if (rows.length === 0 && !isNamed(progress, 'record', fault)) return fault
  }
  return null
}

function headFault(progress: Progress, checkpoint: Checkpoint | NoteError): LogFault | null {
  const { state, tree } = progress
  const head = (what: string): LogFault => ({ seq: null, id: null, what })
  if (checkpoint instanceof NoteError)
    return head(`The checkpoint is not one that this log has signed: ${checkpoint.message}`)
  if (tree.finish() !== null || checkpoint.size > state.size)
    return head(`The checkpoint promises ${checkpoint.size} records; there are ${state.size}.`)
  if (checkpoint.size !== state.signedSize)
    return head('The size beside the checkpoint was changed.')
  const { frontier } = tree.state()
  const isFrontier =
    frontier.length === state.frontier.length &&
    frontier.every((hash, n) => isSameHash(hash, state.frontier[n] ?? new Uint8Array(0)))
  return isFrontier ? null : head('The stored frontier of the tree does not fit the records.')
}

/** What only shows from outside the rows: surplus rows, and pages or indexes that the engine finds damaged. */
async function storeFault({ store, tiles }: Progress): Promise<LogFault | null> {
  const head = (what: string): LogFault => ({ seq: null, id: null, what })
  try {
    return await store.read(async (tx) => {
      const { rows } = await run(
        tx,
        `select (select count(*) from record where seq is not null) as records,
           (select count(*) from record where seq is null) as waiting,
           (select count(*) from tile_entry) as tiles, size from log_state where id = 1`,
      )
      const counts = rows[0] as { records: number; waiting: number; tiles: number; size: number }
      if (counts.records !== counts.size)
        return head(`The head says ${counts.size} records; ${counts.records} are numbered.`)
      if (counts.waiting > 0 && !store.capability.isShared)
        return head(`${counts.waiting} records have lost their number.`)
      const isGrowing = counts.tiles > tiles && tileEntries(counts.size) === counts.tiles
      if (counts.tiles !== tiles && !isGrowing)
        return head('There are more tile entries than tiles.')
      for (const table of ['record', 'tile_entry', 'log_state']) {
        const what = await store.capability.tableFault(tx, table)
        if (what !== null) return await damaged(tx, what)
      }
      return null
    })
  } catch (error) {
    return head(`The database is damaged: ${String(error)}`)
  }
}

function tileEntries(size: number): number {
  let count = 0
  for (let rest = size; rest >= TILE_WIDTH; count += rest) rest = Math.floor(rest / TILE_WIDTH)
  return count
}

/** Names the record where the engine's sentence names a row. */
async function damaged(tx: Tx, what: string): Promise<LogFault> {
  const position = /\brow (\d+)\b/.exec(what)?.[1]
  const { rows } =
    position === undefined
      ? { rows: [] }
      : await run(tx, 'select seq, id from record where position = ?', Number(position))
  const row = rows[0] as { seq: number; id: string } | undefined
  return { seq: row?.seq ?? null, id: row?.id ?? null, what: `The database is damaged: ${what}` }
}
