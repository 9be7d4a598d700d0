// The tree over what came on one day: its root is published, and each report has a path to it.
import { grow, inclusionProof, leafHash, rootOf } from '../../lib/tlog/index.ts'

const leavesOf = (hashes: readonly string[]) =>
  hashes.map((hash) => leafHash(Buffer.from(hash, 'hex')))

/** Root over these hashes in their order, all in hex. Source: RFC 9162 §2.1.1. */
export function dayRoot(hashes: readonly string[]): string {
  return Buffer.from(rootOf(grow([], leavesOf(hashes), 0))).toString('hex')
}

/** The tree over these hashes in their order: its root, and the way from each of them to it, in hex. */
export interface DayTree {
  readonly root: string
  readonly size: number
  /** Throws RangeError for a place that is none. */
  path(index: number): string[]
}

/** Works out a tree once for all ways in it. */
export function dayTree(hashes: readonly string[]): DayTree {
  const leaves = leavesOf(hashes)
  const inner = new Map<string, Uint8Array>()
  const top = grow([], leaves, 0, (level, place, hash) => inner.set(`${level} ${place}`, hash))
  const hashAt = (level: number, place: number) => {
    const hash = level === 0 ? leaves[place] : inner.get(`${level} ${place}`)
    if (hash === undefined) throw new RangeError('there is no such node')
    return hash
  }
  return {
    root: Buffer.from(rootOf(top)).toString('hex'),
    size: leaves.length,
    path: (index) =>
      inclusionProof(index, leaves.length, hashAt).map((hash) => Buffer.from(hash).toString('hex')),
  }
}
