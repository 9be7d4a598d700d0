import {
  type Checkpoint,
  consistencyNodes,
  consistencyProof,
  decodeTile,
  hashFromTiles,
  type Tile,
  tilePath,
  tilesOf,
  verifyConsistency,
} from '../../lib/tlog/index.ts'
import { type Fault, proven, seen } from './fault.ts'

/** How many records a log has, and their root. */
export type Head = Pick<Checkpoint, 'size' | 'rootHash'>

/** Reads a hash tile by its path in the log; or says why there is none. */
export type TileReader = (path: string) => Promise<Uint8Array | string>

/**
 * What stands against a log having grown from one signed head to a later one; null for a log that only grew, by a proof
 * made here from its tiles. Source: RFC 9162 §2.1.4, c2sp.org/tlog-tiles.
 */
export async function faultBetween(
  tileAt: TileReader,
  old: Head,
  now: Head,
): Promise<Fault | null> {
  const sizes = `${old.size} records, now ${now.size}`
  if (now.size < old.size) return proven('shrunken', sizes)
  const proof = await proofFromTiles(tileAt, old.size, now.size)
  if (typeof proof === 'string') return seen('log-unproven', `${sizes}: ${proof}`)
  const isSame = verifyConsistency({
    oldSize: old.size,
    oldRoot: old.rootHash,
    newSize: now.size,
    newRoot: now.rootHash,
    proof,
  })
  if (isSame) return null
  const root = ({ rootHash }: Head) => Buffer.from(rootHash).toString('base64')
  return proven('forked', `${sizes}; roots ${root(old)} and ${root(now)}`)
}

/** The proof, or why it cannot be made. It needs at most two tiles for each binary digit of the size. */
async function proofFromTiles(
  tileAt: TileReader,
  oldSize: number,
  newSize: number,
): Promise<Uint8Array[] | string> {
  if (oldSize === 0 || oldSize === newSize) return []
  const tiles = new Map<string, Uint8Array[]>()
  const nameOf = (tile: Tile) => tilePath(tile.level, tile.index, tile.width)
  const names = tilesOf(consistencyNodes(oldSize, newSize), newSize).map(nameOf)
  const answers = await Promise.all(names.map(tileAt))
  for (const [n, got] of answers.entries()) {
    const name = names[n] ?? ''
    const hashes = typeof got === 'string' ? null : decodeTile(got)
    if (hashes === null) return `${name}: ${typeof got === 'string' ? got : `${got.length} bytes`}`
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
