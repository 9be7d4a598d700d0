// The tree over what came on one day: its root is published, and each report has a path to it.
import { grow, inclusionProof, leafHash, rootOf } from '../../lib/tlog/index.ts'

const leavesOf = (hashes: readonly string[]) =>
  hashes.map((hash) => leafHash(Buffer.from(hash, 'hex')))

/** Root over these hashes in their order, all in hex. Source: RFC 9162 §2.1.1. */
export function dayRoot(hashes: readonly string[]): string {
  return Buffer.from(rootOf(grow([], leavesOf(hashes), 0))).toString('hex')
}

/** The way from one of these hashes to their root, in hex; throws RangeError for a place that is none. */
export function dayPath(hashes: readonly string[], index: number): string[] {
  const leaves = leavesOf(hashes)
  const inner = new Map<string, Uint8Array>()
  grow([], leaves, 0, (level, place, hash) => inner.set(`${level} ${place}`, hash))
  const hashAt = (level: number, place: number) => {
    const hash = level === 0 ? leaves[place] : inner.get(`${level} ${place}`)
    if (hash === undefined) throw new RangeError('there is no such node')
    return hash
  }
  const path = inclusionProof(index, leaves.length, hashAt)
  return path.map((hash) => Buffer.from(hash).toString('hex'))
}
