// Looks at a part of the log while the node serves: its newest records and a few others, tile by tile, each with the
// hashes of the tree above it. What `verify` does for the whole log at once, this does for 256 records at a time.
import { randomBelow } from '../../core/id.ts'
import {
  isKnownDamage,
  type KnownDamage,
  type LoggedFault,
  type LookResult,
  MAX_FAULTS,
} from '../../core/log-damage.ts'
import type { Tx } from '../../core/port.ts'
import { grow, isSameHash, rootOf, TILE_WIDTH } from '../../lib/tlog/index.ts'
import { foundBefore } from './damage.ts'
import { type LogState, logState } from './log.ts'
import type { NodeStore } from './node-store.ts'
import { markOf, signedHead } from './record-check.ts'
import { entriesOf, faultOf, haveRoots, readTile } from './tile-check.ts'

/** Newest records that are looked at after each start. */
const TAIL_RECORDS = 10_000

/** Tiles of older records that a look takes by chance. */
const SAMPLE_TILES = 16

/** Longest that one look takes for the sample; what it did not reach is left for the next. The tail is seen whole, or damage there could be signed over. */
const LOOK_MS = 30_000

/** What was found in one place. */
type Seen = Omit<LookResult, 'isCut'>

/**
 * Looks at the newest records, where `withTail`, and at a sample of the others, for damage that was not found before.
 * Yields to the event loop between tiles for as long as a tile took. Never throws for what is damaged.
 */
export async function spotCheck(store: NodeStore, withTail: boolean): Promise<LookResult> {
  const until = performance.now() + LOOK_MS
  const known = await store.read(foundBefore)
  const { size } = await store.read(logState)
  const faults = news(known, await headFaults(store))
  let records = 0
  const { tail, sample } = tilesToSee(size, withTail)
  for (const [n, index] of [...tail, ...sample].entries()) {
    const isLate = n >= tail.length && performance.now() > until
    if (isLate || faults.length > MAX_FAULTS) break
    const began = performance.now()
    const seen = await seeTile(store, index)
    records += seen.records
    faults.push(...news(known, seen.faults))
    await new Promise((resolve) => setTimeout(resolve, performance.now() - began))
  }
  return { records, faults: faults.slice(0, MAX_FAULTS), isCut: faults.length > MAX_FAULTS }
}

function news(known: KnownDamage, faults: readonly LoggedFault[]): LoggedFault[] {
  return faults.filter((fault) => !isKnownDamage(known, fault))
}

function tilesToSee(size: number, withTail: boolean) {
  const count = Math.ceil(size / TILE_WIDTH)
  const tailFrom = withTail ? Math.floor(Math.max(0, size - TAIL_RECORDS) / TILE_WIDTH) : count
  const tail = Array.from({ length: count - tailFrom }, (_, n) => count - 1 - n)
  const sample = Array.from({ length: Math.min(SAMPLE_TILES, tailFrom) }, () =>
    randomBelow(tailFrom),
  )
  return { tail, sample: [...new Set(sample)] }
}

async function seeTile(store: NodeStore, index: number): Promise<Seen> {
  const from = index * TILE_WIDTH
  try {
    return await store.read(async (tx) => {
      const state = await logState(tx)
      const to = Math.min(state.size, from + TILE_WIDTH)
      const { faults, leaves } = await readTile(store, tx, { index, state })
      const above = leaves === null ? [] : await treeFaults(tx, index)
      return { records: to - from, faults: [...faults, ...above] }
    })
  } catch (error) {
    const what = `The database cannot be read here: ${String(error)}`
    return { records: 0, faults: [faultOf(from, 'record', what)] }
  }
}

/** The hashes above one tile, each against the 256 below it. */
async function treeFaults(tx: Tx, tile: number): Promise<LoggedFault[]> {
  let n = tile
  for (let level = 2; ; level += 1) {
    n = Math.floor(n / TILE_WIDTH)
    const [entry] = (await entriesOf(tx, level, n, 1)) ?? []
    if (entry === undefined) return []
    const below = await entriesOf(tx, level - 1, n * TILE_WIDTH, TILE_WIDTH)
    if (below !== null && haveRoots(below, [entry])) continue
    const what = `The hash ${level}/${n} of the tree does not fit what it stands over.`
    const mark = below === null ? undefined : markOf([entry, ...below])
    return [faultOf(n * TILE_WIDTH ** level, 'tree', what, mark)]
  }
}

/** The head of the log: the frontier against the tiles, the checkpoint against its signature and the frontier. */
async function headFaults(store: NodeStore): Promise<LoggedFault[]> {
  try {
    return await store.read(async (tx) => {
      const state = await logState(tx)
      const what = checkpointFault(store, state) ?? (await frontierFault(tx, state))
      return what === null ? [] : [faultOf(null, 'head', what)]
    })
  } catch (error) {
    return [faultOf(null, 'head', `The head of the log cannot be read: ${String(error)}`)]
  }
}

function checkpointFault(store: NodeStore, state: LogState): string | null {
  const signed = signedHead(store, state)
  if (signed instanceof Error)
    return `The checkpoint is not one that this log has signed: ${signed.message}`
  if (signed.size !== state.signedSize) return 'The size beside the checkpoint was changed.'
  const isOther = signed.size === state.size && !isSameHash(signed.rootHash, rootOf(state.frontier))
  return isOther || signed.size > state.size
    ? 'The stored head of the log is not the one that was signed.'
    : null
}

async function frontierFault(tx: Tx, { size, frontier }: LogState): Promise<string | null> {
  // Throws where the frontier cannot be that of so many records.
  grow(frontier, [], size)
  const tiles = await frontierOfTiles(tx, size)
  const fits = tiles.every((hash, n) => isSameHash(hash, frontier[n] ?? new Uint8Array(0)))
  return fits ? null : 'The stored head of the log does not fit the records.'
}

/** The frontier over the whole tiles of the first `size` leaves, from the top; the leaves after them are their tile's matter. */
async function frontierOfTiles(tx: Tx, size: number): Promise<Uint8Array[]> {
  const roots: Uint8Array[] = []
  let done = 0
  for (let level = topLevel(size); level >= 1; level -= 1) {
    const width = TILE_WIDTH ** level
    const count = Math.floor((size - done) / width)
    const hashes = count === 0 ? [] : await entriesOf(tx, level, done / width, count)
    if (hashes === null) throw new Error(`the tree has a gap at level ${level}`)
    // A run of subtrees of one height has a frontier of its own, because it begins where a higher one ended.
    roots.push(...grow([], hashes, 0))
    done += count * width
  }
  return roots
}

function topLevel(size: number): number {
  let level = 0
  while (TILE_WIDTH ** (level + 1) <= size) level += 1
  return level
}
