import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { emptyRoot, isSameHash, leafHash, nodeHash } from './hash.ts'
import {
  consistencyNodes,
  consistencyProof,
  grow,
  inclusionNodes,
  inclusionProof,
  rootOf,
  type TreeNode,
  verifyConsistency,
  verifyInclusion,
} from './tree.ts'

// The eight leaves, their roots and proofs that implementations of RFC 6962 have shared since
// Certificate Transparency began.
const SHARED_LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((bytes) => leafHash(Buffer.from(bytes, 'hex')))

const SHARED_ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const EXHAUSTIVE_SIZE = 70
const PROPERTY_SIZE = 10_000

const LEAVES = Array.from({ length: PROPERTY_SIZE }, (_, n) => leafHash(Buffer.from(`leaf ${n}`)))

// Every perfect subtree of the large tree, kept as a store would.
const NODES = new Map<string, Uint8Array>(LEAVES.map((leaf, index) => [`0/${index}`, leaf]))
grow([], LEAVES, 0, (level, index, hash) => NODES.set(`${level}/${index}`, hash))

function hashAt(level: number, index: number): Uint8Array {
  const hash = NODES.get(`${level}/${index}`)
  assert.ok(hash, `the tree has no node ${level}/${index}`)
  return hash
}

// The recursive definitions of RFC 9162 §2.1, as they stand there; the code under test is iterative.
const roots = new Map<string, Uint8Array>()

function rootByDefinition(start: number, end: number): Uint8Array {
  if (end === start) return emptyRoot
  if (end - start === 1) return LEAVES[start] as Uint8Array
  const key = `${start}-${end}`
  let root = roots.get(key)
  if (root === undefined) {
    const middle = start + split(end - start)
    root = nodeHash(rootByDefinition(start, middle), rootByDefinition(middle, end))
    roots.set(key, root)
  }
  return root
}

function pathByDefinition(index: number, start: number, end: number): Uint8Array[] {
  if (end - start === 1) return []
  const middle = start + split(end - start)
  return index < middle
    ? [...pathByDefinition(index, start, middle), rootByDefinition(middle, end)]
    : [...pathByDefinition(index, middle, end), rootByDefinition(start, middle)]
}

function subproof(oldEnd: number, start: number, end: number): Uint8Array[] {
  if (oldEnd === end) return start === 0 ? [] : [rootByDefinition(start, end)]
  const middle = start + split(end - start)
  return oldEnd <= middle
    ? [...subproof(oldEnd, start, middle), rootByDefinition(middle, end)]
    : [...subproof(oldEnd, middle, end), rootByDefinition(start, middle)]
}

function split(count: number): number {
  return 2 ** Math.floor(Math.log2(count - 1))
}

function hex(hashes: readonly Uint8Array[]): string[] {
  return hashes.map((hash) => Buffer.from(hash).toString('hex'))
}

function flipped(hash: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(hash)
  copy[bit >> 3] = (copy[bit >> 3] as number) ^ (1 << (bit & 7))
  return copy
}

/** Each proof that differs from this one in one place: one bit, one hash more, one less, two swapped. */
function damaged(proof: readonly Uint8Array[]): Uint8Array[][] {
  const others = proof.map((hash, n) => proof.with(n, flipped(hash, n)))
  others.push([...proof, emptyRoot], [emptyRoot, ...proof])
  if (proof.length > 0) others.push(proof.slice(1), proof.slice(0, -1))
  if (proof.length > 1) others.push([...proof].reverse())
  return others.map((other) => [...other])
}

test('roots and proofs of the shared eight leaves are the published ones', () => {
  assert.equal(
    Buffer.from(rootOf([])).toString('hex'),
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  )
  const nodes = new Map<string, Uint8Array>(SHARED_LEAVES.map((leaf, n) => [`0/${n}`, leaf]))
  grow([], SHARED_LEAVES, 0, (level, index, hash) => nodes.set(`${level}/${index}`, hash))
  const at = (level: number, index: number) => nodes.get(`${level}/${index}`) as Uint8Array
  for (let size = 1; size <= 8; size++)
    assert.deepEqual(hex([rootOf(grow([], SHARED_LEAVES.slice(0, size), 0))]), [
      SHARED_ROOTS[size - 1],
    ])
  assert.deepEqual(hex(inclusionProof(5, 8, at)), [
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ])
  assert.deepEqual(hex(inclusionProof(1, 5, at)), [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  ])
  assert.deepEqual(hex(consistencyProof(6, 8, at)), [
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ])
  assert.deepEqual(hex(consistencyProof(2, 5, at)), [
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  ])
})

test('growing gives the root of the definition for every size and every way to divide the leaves', () => {
  for (let size = 0; size <= EXHAUSTIVE_SIZE; size++) {
    const whole = grow([], LEAVES.slice(0, size), 0)
    assert.deepEqual(hex([rootOf(whole)]), hex([rootByDefinition(0, size)]))
    for (let first = 0; first <= size; first++) {
      const begun = grow([], LEAVES.slice(0, first), 0)
      const before = hex(begun)
      assert.deepEqual(hex(grow(begun, LEAVES.slice(first, size), first)), hex(whole))
      assert.deepEqual(hex(begun), before, 'the old frontier was changed')
    }
  }
})

test('every leaf of every small tree has the proof of the definition, and no damaged one passes', () => {
  for (let size = 1; size <= EXHAUSTIVE_SIZE; size++) {
    const root = rootByDefinition(0, size)
    for (let index = 0; index < size; index++) {
      const proof = inclusionProof(index, size, hashAt)
      assert.deepEqual(hex(proof), hex(pathByDefinition(index, 0, size)))
      const claim = { index, size, leafHash: LEAVES[index] as Uint8Array, proof, root }
      assert.ok(verifyInclusion(claim), `${index} of ${size}`)
      for (const other of damaged(proof))
        assert.ok(!verifyInclusion({ ...claim, proof: other }), `damaged ${index} of ${size}`)
      assert.ok(!verifyInclusion({ ...claim, leafHash: LEAVES[index + 1] as Uint8Array }))
      assert.ok(!verifyInclusion({ ...claim, root: flipped(root, index) }))
      if (size > 1) assert.ok(!verifyInclusion({ ...claim, index: (index + 1) % size }))
    }
  }
})

test('every two small trees have the proof of the definition, and no damaged one passes', () => {
  for (let newSize = 1; newSize <= EXHAUSTIVE_SIZE; newSize++) {
    const newRoot = rootByDefinition(0, newSize)
    for (let oldSize = 1; oldSize <= newSize; oldSize++) {
      const oldRoot = rootByDefinition(0, oldSize)
      const proof = consistencyProof(oldSize, newSize, hashAt)
      assert.deepEqual(hex(proof), hex(subproof(oldSize, 0, newSize)))
      const claim = { oldSize, oldRoot, newSize, newRoot, proof }
      assert.ok(verifyConsistency(claim), `${oldSize} to ${newSize}`)
      for (const other of damaged(proof))
        assert.ok(!verifyConsistency({ ...claim, proof: other }), `${oldSize} to ${newSize}`)
      assert.ok(!verifyConsistency({ ...claim, oldRoot: flipped(oldRoot, 0) }))
      assert.ok(!verifyConsistency({ ...claim, newRoot: flipped(newRoot, 255) }))
    }
  }
})

test('an old tree without leaves is consistent with every tree by the empty proof alone', () => {
  const claim = { oldSize: 0, oldRoot: emptyRoot, newSize: 9, newRoot: rootByDefinition(0, 9) }
  assert.deepEqual(consistencyProof(0, 9, hashAt), [])
  assert.ok(verifyConsistency({ ...claim, proof: [] }))
  assert.ok(!verifyConsistency({ ...claim, proof: [emptyRoot] }))
  assert.ok(!verifyConsistency({ ...claim, oldRoot: claim.newRoot, proof: [] }))
})

const sizes = fc.integer({ min: 1, max: PROPERTY_SIZE })

test('proofs of large trees are those of the definition and ask only for the nodes they announced', () => {
  fc.assert(
    fc.property(sizes, sizes, (a, b) => {
      const [oldSize, size] = [Math.min(a, b), Math.max(a, b)]
      const root = rootByDefinition(0, size)
      const index = oldSize - 1
      const asked: TreeNode[] = []
      const recording = (level: number, at: number): Uint8Array => {
        asked.push({ level, index: at })
        return hashAt(level, at)
      }
      const inclusion = inclusionProof(index, size, recording)
      // The parts of one sibling may be asked for in any order; what counts is that all are listed once.
      assert.deepEqual(asked.splice(0).sort(byPlace), inclusionNodes(index, size).sort(byPlace))
      assert.deepEqual(hex(inclusion), hex(pathByDefinition(index, 0, size)))
      const leaf = LEAVES[index] as Uint8Array
      assert.ok(verifyInclusion({ index, size, leafHash: leaf, proof: inclusion, root }))

      const consistency = consistencyProof(oldSize, size, recording)
      assert.deepEqual(asked.sort(byPlace), consistencyNodes(oldSize, size).sort(byPlace))
      assert.deepEqual(hex(consistency), hex(subproof(oldSize, 0, size)))
      const oldRoot = rootByDefinition(0, oldSize)
      const claim = { oldSize, oldRoot, newSize: size, newRoot: root, proof: consistency }
      assert.ok(verifyConsistency(claim))
    }),
    { numRuns: 100 },
  )
})

function byPlace(a: TreeNode, b: TreeNode): number {
  return a.level - b.level || a.index - b.index
}

test('sizes beyond 32 bits keep their path: the last leaf of 2^52 + 1 has one sibling', () => {
  const size = 2 ** 52 + 1
  assert.deepEqual(inclusionNodes(size - 1, size), [{ level: 52, index: 0 }])
  assert.equal(inclusionNodes(0, size).length, 53)
  assert.deepEqual(consistencyNodes(2 ** 52, size), [{ level: 0, index: 2 ** 52 }])
  const left = leafHash(Buffer.from('left'))
  const right = leafHash(Buffer.from('right'))
  const root = nodeHash(left, right)
  const claim = { index: size - 1, size, leafHash: right, proof: [left], root }
  assert.ok(verifyInclusion(claim))
  assert.deepEqual(hex([rootOf(grow([left], [right], size - 1))]), hex([root]))
})

test('what no tree has is refused by the maker of proofs and answered with false by the verifier', () => {
  for (const [index, size] of [
    [0, 0],
    [3, 3],
    [-1, 3],
    [0.5, 3],
    [Number.NaN, 3],
    [0, 2 ** 53],
  ] as const) {
    assert.throws(() => inclusionProof(index, size, hashAt), RangeError)
    assert.throws(() => consistencyProof(size + 1, size, hashAt), RangeError)
    const leaf = LEAVES[0] as Uint8Array
    assert.equal(verifyInclusion({ index, size, leafHash: leaf, proof: [], root: leaf }), false)
  }
  const short = new Uint8Array(31)
  const claim = { index: 0, size: 2, leafHash: LEAVES[0] as Uint8Array, root: emptyRoot }
  assert.equal(verifyInclusion({ ...claim, proof: [short] }), false)
  const trees = { oldSize: 1, oldRoot: emptyRoot, newSize: 2, newRoot: emptyRoot }
  assert.equal(verifyConsistency({ ...trees, proof: [short] }), false)
  assert.equal(verifyConsistency({ ...trees, oldSize: 3, proof: [] }), false)
})

test('growing refuses a frontier that does not fit its size and hashes of the wrong length', () => {
  const leaf = LEAVES[0] as Uint8Array
  assert.throws(() => grow([], [leaf], 1), RangeError)
  assert.throws(() => grow([leaf, leaf], [leaf], 2), RangeError)
  assert.throws(() => grow([], [new Uint8Array(31)], 0), RangeError)
  assert.throws(() => grow([new Uint8Array(33)], [leaf], 1), RangeError)
  assert.throws(() => grow([], [], -1), RangeError)
  assert.throws(() => grow(Array(53).fill(leaf), [leaf], Number.MAX_SAFE_INTEGER), RangeError)
})

test('two hashes are the same only if both have 32 equal bytes', () => {
  const leaf = LEAVES[0] as Uint8Array
  assert.ok(isSameHash(leaf, Uint8Array.from(leaf)))
  assert.ok(!isSameHash(leaf, flipped(leaf, 100)))
  assert.ok(!isSameHash(leaf.subarray(1), leaf.subarray(1)))
})
