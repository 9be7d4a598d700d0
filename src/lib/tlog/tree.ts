import { emptyRoot, HASH_SIZE, isSameHash, nodeHash } from './hash.ts'

/**
 * A perfect subtree: the 2^level leaves from leaf index × 2^level on. Level 0 is a leaf; levels here
 * are those of the binary tree, not of tiles.
 */
export type TreeNode = { readonly level: number; readonly index: number }

/** Gives the hash of one perfect subtree. Called only for nodes that the matching `…Nodes` function lists. */
export type HashAt = (level: number, index: number) => Uint8Array

/** Told of each inner perfect subtree at the moment it is finished; level ≥ 1. */
export type OnNode = (level: number, index: number, hash: Uint8Array) => void

/** What {@link verifyInclusion} weighs: a leaf at `index`, its proof, and the root of the tree of `size`. */
export type InclusionClaim = {
  readonly index: number
  readonly size: number
  readonly leafHash: Uint8Array
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** What {@link verifyConsistency} weighs: two tree heads and the proof that the new one only appended. */
export type ConsistencyClaim = {
  readonly oldSize: number
  readonly oldRoot: Uint8Array
  readonly newSize: number
  readonly newRoot: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/**
 * Appends leaves to a tree of which only the frontier is known, and gives the new frontier: the roots
 * of its perfect subtrees from left to right, largest first, one per binary one of the size, so at
 * most 53. `size` is the number of leaves before; the old frontier is not changed. `onNode` hears of
 * every inner subtree that these leaves finish.
 *
 * Throws RangeError if the frontier does not fit the size, a hash is not 32 bytes, or the tree would
 * pass 2^53 − 1 leaves.
 *
 * Source: RFC 9162 §2.1.2.
 */
export function grow(
  frontier: readonly Uint8Array[],
  leafHashes: readonly Uint8Array[],
  size: number,
  onNode?: OnNode,
): Uint8Array[] {
  if (!isSize(size) || !isSize(size + leafHashes.length))
    throw new RangeError('A tree has between 0 and 2^53 − 1 leaves.')
  if (frontier.length !== ones(size))
    throw new RangeError(`A tree of ${size} leaves has a frontier of ${ones(size)} hashes.`)
  const roots = frontier.slice()
  let leafIndex = size
  for (const leaf of leafHashes) {
    if (!isHash(leaf)) throw new RangeError(`A leaf hash has ${HASH_SIZE} bytes.`)
    let node = leaf
    let index = leafIndex++
    // While the finished subtree is a right child, its left sibling is the last root of the frontier.
    for (let level = 1; index % 2 === 1; level++) {
      index = (index - 1) / 2
      node = nodeHash(roots.pop() as Uint8Array, node)
      onNode?.(level, index, node)
    }
    roots.push(node)
  }
  return roots
}

/** The root of the tree that has this frontier; {@link emptyRoot} for none. Source: RFC 9162 §2.1.1. */
export function rootOf(frontier: readonly Uint8Array[]): Uint8Array {
  return frontier.length === 0
    ? emptyRoot
    : frontier.reduceRight((right, left) => nodeHash(left, right))
}

/**
 * Proves that a leaf is in the tree: the sibling hashes from the leaf to the root.
 * Throws RangeError if `index` is not a leaf of the tree. Source: RFC 9162 §2.1.3.1.
 */
export function inclusionProof(index: number, size: number, hashAt: HashAt): Uint8Array[] {
  return inclusionRanges(index, size).map((nodes) => rangeRoot(nodes, hashAt))
}

/**
 * The subtrees whose hashes {@link inclusionProof} will ask for, each once, so that a store can read
 * them beforehand. At most 2 × 53. Throws RangeError as the proof does.
 */
export function inclusionNodes(index: number, size: number): TreeNode[] {
  return inclusionRanges(index, size).flat()
}

/**
 * Proves that the tree of `newSize` begins with the leaves of the tree of `oldSize`. Empty for equal
 * sizes and for an old tree without leaves.
 * Throws RangeError unless 0 ≤ oldSize ≤ newSize. Source: RFC 9162 §2.1.4.1.
 */
export function consistencyProof(oldSize: number, newSize: number, hashAt: HashAt): Uint8Array[] {
  return consistencyRanges(oldSize, newSize).map((nodes) => rangeRoot(nodes, hashAt))
}

/** The subtrees whose hashes {@link consistencyProof} will ask for, each once. Throws RangeError as the proof does. */
export function consistencyNodes(oldSize: number, newSize: number): TreeNode[] {
  return consistencyRanges(oldSize, newSize).flat()
}

/**
 * Whether the proof leads from the leaf to the root. False, never an exception, for anything
 * malformed: proofs come from strangers. Source: RFC 9162 §2.1.3.2.
 */
export function verifyInclusion(claim: InclusionClaim): boolean {
  const { index, size, leafHash, proof, root } = claim
  if (!isSize(index) || !isSize(size) || index >= size || ![leafHash, ...proof].every(isHash))
    return false
  let node = index
  let last = size - 1
  let hash = leafHash
  for (const sibling of proof) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash)
      // The right edge of an imperfect tree skips the levels on which it has no left sibling.
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      hash = nodeHash(hash, sibling)
    }
    node = half(node)
    last = half(last)
  }
  return last === 0 && isSameHash(hash, root)
}

/**
 * Whether the proof shows that the new tree begins with the old one. The proof must be empty for
 * equal sizes and for an old size of 0. False, never an exception, for anything malformed.
 * Source: RFC 9162 §2.1.4.2; the empty old tree: c2sp.org/tlog-witness, add-checkpoint.
 */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { oldSize, oldRoot, newSize, newRoot, proof } = claim
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize) return false
  if (![oldRoot, newRoot, ...proof].every(isHash)) return false
  if (oldSize === newSize) return proof.length === 0 && isSameHash(oldRoot, newRoot)
  if (oldSize === 0) return proof.length === 0 && isSameHash(oldRoot, emptyRoot)
  const roots = climb(oldSize, newSize, isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof)
  return roots !== null && isSameHash(roots[0], oldRoot) && isSameHash(roots[1], newRoot)
}

/** The old and the new root to which a consistency path leads, or null if its length is wrong. */
function climb(
  oldSize: number,
  newSize: number,
  path: readonly Uint8Array[],
): readonly [Uint8Array, Uint8Array] | null {
  const [first, ...rest] = path
  if (first === undefined) return null
  let node = oldSize - 1
  let last = newSize - 1
  while (node % 2 === 1) [node, last] = [half(node), half(last)]
  let oldHash = first
  let newHash = first
  for (const sibling of rest) {
    if (last === 0) return null
    if (node % 2 === 1 || node === last) {
      oldHash = nodeHash(sibling, oldHash)
      newHash = nodeHash(sibling, newHash)
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      newHash = nodeHash(newHash, sibling)
    }
    node = half(node)
    last = half(last)
  }
  return last === 0 ? [oldHash, newHash] : null
}

/** One list of perfect subtrees per hash of the proof, lowest sibling first. */
function inclusionRanges(index: number, size: number): TreeNode[][] {
  if (!isSize(index) || !isSize(size) || index >= size)
    throw new RangeError(`A tree of ${size} leaves has no leaf ${index}.`)
  const ranges: TreeNode[][] = []
  let start = 0
  let end = size
  while (end - start > 1) {
    const middle = start + splitOf(end - start)
    if (index < middle) {
      ranges.push(perfectSubtrees(middle, end))
      end = middle
    } else {
      ranges.push(perfectSubtrees(start, middle))
      start = middle
    }
  }
  return ranges.reverse()
}

function consistencyRanges(oldSize: number, newSize: number): TreeNode[][] {
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize)
    throw new RangeError(`A tree of ${newSize} leaves cannot follow one of ${oldSize}.`)
  if (oldSize === 0) return []
  const ranges: TreeNode[][] = []
  let start = 0
  let end = newSize
  while (end !== oldSize) {
    const middle = start + splitOf(end - start)
    if (oldSize <= middle) {
      ranges.push(perfectSubtrees(middle, end))
      end = middle
    } else {
      ranges.push(perfectSubtrees(start, middle))
      start = middle
    }
  }
  // A verifier that holds the old root knows this subtree only if it is the whole old tree.
  if (start > 0) ranges.push(perfectSubtrees(start, end))
  return ranges.reverse()
}

/**
 * The perfect subtrees that cover the leaves start … end − 1. Holds for the ranges of RFC 9162 only:
 * they begin at a multiple of a power of two that is not below their length.
 */
function perfectSubtrees(start: number, end: number): TreeNode[] {
  const nodes: TreeNode[] = []
  for (let first = start; first < end; ) {
    let level = 0
    let width = 1
    while (width * 2 <= end - first) [level, width] = [level + 1, width * 2]
    nodes.push({ level, index: first / width })
    first += width
  }
  return nodes
}

function rangeRoot(nodes: readonly TreeNode[], hashAt: HashAt): Uint8Array {
  return rootOf(nodes.map(({ level, index }) => hashAt(level, index)))
}

/** The largest power of two below `count`: where the RFC divides a tree of two leaves or more. */
function splitOf(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}

function ones(size: number): number {
  let count = 0
  for (let rest = size; rest > 0; rest = half(rest)) count += rest % 2
  return count
}

function isPowerOfTwo(size: number): boolean {
  return ones(size) === 1
}

// Bit operators would cut a size to 32 bits.
function half(value: number): number {
  return Math.floor(value / 2)
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function isHash(value: Uint8Array): boolean {
  return value.length === HASH_SIZE
}
