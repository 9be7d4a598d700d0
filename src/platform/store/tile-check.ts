import { type LoggedFault, MAX_WHAT } from '../../core/log-damage.ts'
import type { Tx } from '../../core/port.ts'
import { grow, isSameHash, TILE_WIDTH } from '../../lib/tlog/index.ts'
import type { Row } from './engine.ts'
import { run } from './lend.ts'
import type { LogState } from './log.ts'
import type { NodeStore } from './node-store.ts'
import {
  leafFaultOf,
  markOf,
  recomputedLeaf,
  recordMark,
  recordRows,
  unexplainedErasure,
} from './record-check.ts'

/** A fault with a sentence of bounded length. */
export function faultOf(
  seq: number | null,
  part: LoggedFault['part'],
  what: string,
  mark?: string,
): LoggedFault {
  return { seq, part, what: what.slice(0, MAX_WHAT), ...(mark === undefined ? {} : { mark }) }
}

/** A tile's damaged records, and its leaves; null for them where they cannot be told. */
interface ReadTile {
  readonly faults: readonly LoggedFault[]
  readonly leaves: readonly Uint8Array[] | null
}

/**
 * Reads the records of one tile of the log as `state` knows it. A damaged record may have a wrong hash or a wrong
 * envelope: whichever of both fits the tree stands for it among the leaves.
 */
export async function readTile(
  store: NodeStore,
  tx: Tx,
  { index, state }: { readonly index: number; readonly state: LogState },
): Promise<ReadTile> {
  const from = index * TILE_WIDTH
  const to = Math.min(state.size, from + TILE_WIDTH)
  const { faults, stored, made } = await readLeaves(store, tx, { from, to })
  // Records that are gone explain whatever the tree says.
  if (stored.length < to - from) return { faults, leaves: null }
  const isWhole = to - from === TILE_WIDTH
  const [entry] = isWhole ? ((await entriesOf(tx, 1, index, 1)) ?? []) : []
  const roots = isWhole ? [entry ?? new Uint8Array(0)] : lastRoots(state, to - from)
  const leaves = fitting({ stored, made }, roots)
  if (leaves !== null) return { faults, leaves }
  const what =
    'A record among those from this one to the end of its tile was replaced, or the hash over them was changed.'
  // The last tile goes on to grow, and its mark would change with each record.
  const mark = isWhole ? markOf([...roots, ...stored]) : undefined
  return { faults: [...faults, faultOf(from, 'tree', what, mark)], leaves: null }
}

/** Damaged records of one tile for which every way of choosing is tried: 64 trees of 256 leaves are some milliseconds. */
const MAX_CHOICES = 6

/** Takes for each record the stored hash or the one that its envelope makes, so that all of them have these roots. */
function fitting(
  {
    stored,
    made,
  }: { readonly stored: readonly Uint8Array[]; readonly made: readonly Uint8Array[] },
  roots: readonly Uint8Array[],
): readonly Uint8Array[] | null {
  const open = made.flatMap((hash, n) => (isEqual(hash, stored[n]) ? [] : [n]))
  if (open.length > MAX_CHOICES)
    return [stored, made].find((some) => haveRoots(some, roots)) ?? null
  for (let choice = 0; choice < 2 ** open.length; choice += 1) {
    const taken = new Set(open.filter((_, bit) => Math.floor(choice / 2 ** bit) % 2 === 1))
    const some = stored.map((hash, n) => (taken.has(n) ? (made[n] ?? hash) : hash))
    if (haveRoots(some, roots)) return some
  }
  return null
}

/** What the frontier holds of the last `count` leaves, which fill no tile. */
function lastRoots({ frontier }: LogState, count: number): readonly Uint8Array[] {
  let ones = 0
  for (let rest = count; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2
  return ones === 0 ? [] : frontier.slice(-ones)
}

async function readLeaves(
  store: NodeStore,
  tx: Tx,
  { from, to }: { readonly from: number; readonly to: number },
) {
  const rows = await recordRows(tx, from, to)
  const bySeq = new Map<unknown, Row>(rows.map((row) => [row['seq'], row]))
  const faults: LoggedFault[] = []
  const stored: Uint8Array[] = []
  const made: Uint8Array[] = []
  for (let seq = from; seq < to; seq += 1) {
    const row = bySeq.get(seq)
    const what = row === undefined ? MISSING : await wrongWith(store, tx, { row, seq })
    if (what !== null) faults.push(faultOf(seq, 'record', what, recordMark(row)))
    const hash = row?.['hash']
    if (!(hash instanceof Uint8Array) || row === undefined) continue
    stored.push(hash)
    made.push(what === null ? hash : (recomputedLeaf(row) ?? hash))
  }
  return { faults, stored, made }
}

const MISSING = 'This record is missing.'

async function wrongWith(
  store: NodeStore,
  tx: Tx,
  { row, seq }: { readonly row: Row; readonly seq: number },
): Promise<string | null> {
  const what = leafFaultOf(store, row, seq)
  if (what !== null || row['body'] !== null) return what
  return await unexplainedErasure(tx, String(row['id']))
}

/** Whether these leaves, the first ones of a tile, have this frontier; one root where they fill it. */
export function haveRoots(leaves: readonly Uint8Array[], roots: readonly Uint8Array[]): boolean {
  try {
    const found = grow([], leaves, 0)
    return found.length === roots.length && found.every((hash, n) => isEqual(hash, roots[n]))
  } catch {
    // A hash of another length.
    return false
  }
}

function isEqual(hash: Uint8Array, other: Uint8Array | undefined): boolean {
  return other?.length === hash.length && isSameHash(hash, other)
}

/** The stored hashes of a level from `n` on; null unless all `width` are there. */
export async function entriesOf(tx: Tx, level: number, n: number, width: number) {
  const { rows } = await run(
    tx,
    'select hash from tile_entry where level = ? and n >= ? and n < ? order by n',
    level,
    n,
    n + width,
  )
  return rows.length === width ? rows.map((row) => row['hash'] as Uint8Array) : null
}
