import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { emptyRoot, leafHash } from './hash.ts'
import { grow, rootOf } from './tree.ts'
import { logVerifier } from './verify.ts'

const LEAVES = Array.from({ length: 600 }, (_, n) => leafHash(Buffer.from(`leaf ${n}`)))

function headOf(leaves: readonly Uint8Array[]) {
  return { size: leaves.length, rootHash: rootOf(grow([], leaves, 0)) }
}

const sizes = fc.integer({ min: 0, max: LEAVES.length })
const batches = fc.integer({ min: 1, max: 300 })

test('an honest log passes in batches of any length, also when it has grown past its checkpoint', () => {
  fc.assert(
    fc.property(sizes, sizes, batches, (a, b, batch) => {
      const [promised, total] = [Math.min(a, b), Math.max(a, b)]
      const verifier = logVerifier(headOf(LEAVES.slice(0, promised)))
      for (let start = 0; start < total; start += batch)
        assert.equal(verifier.add(LEAVES.slice(start, Math.min(start + batch, total))), null)
      assert.equal(verifier.finish(), null)
      assert.deepEqual(verifier.state(), {
        size: total,
        frontier: grow([], LEAVES.slice(0, total), 0),
      })
    }),
    { numRuns: 100 },
  )
})

test('a leaf that was changed, moved, added or left out is found at the checkpoint', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 599 }), fc.nat(), batches, (size, seed, batch) => {
      const honest = LEAVES.slice(0, size)
      const at = seed % (size - 1)
      const [here, next] = [honest[at] as Buffer, honest[at + 1] as Buffer]
      const later = LEAVES.slice(size)
      for (const leaves of [
        honest.with(at, leafHash(here)).concat(later),
        honest
          .with(at, next)
          .with(at + 1, here)
          .concat(later),
        honest.toSpliced(at, 0, leafHash(next)).concat(later),
        honest.toSpliced(at, 1).concat(later),
      ]) {
        const verifier = logVerifier(headOf(honest))
        for (let start = 0; start < leaves.length; start += batch)
          verifier.add(leaves.slice(start, start + batch))
        assert.deepEqual(verifier.finish(), { kind: 'wrong_root', size, found: size })
      }
    }),
    { numRuns: 50 },
  )
})

test('a log that ends before its checkpoint is too short', () => {
  const verifier = logVerifier(headOf(LEAVES))
  assert.equal(verifier.add(LEAVES.slice(0, 599)), null)
  assert.deepEqual(verifier.finish(), { kind: 'too_short', size: 600, found: 599 })
})

test('an empty log passes only against the empty root', () => {
  assert.equal(logVerifier({ size: 0, rootHash: emptyRoot }).finish(), null)
  const wrong = logVerifier({ size: 0, rootHash: LEAVES[0] as Uint8Array })
  assert.deepEqual(wrong.add(LEAVES), { kind: 'wrong_root', size: 0, found: 0 })
})

test('the first problem stays the answer', () => {
  const verifier = logVerifier({ size: 2, rootHash: emptyRoot })
  const problem = verifier.add(LEAVES)
  assert.deepEqual(problem, { kind: 'wrong_root', size: 2, found: 2 })
  assert.deepEqual(verifier.add(LEAVES), problem)
  assert.deepEqual(verifier.finish(), problem)
})

test('each finished subtree is reported once, with the root of its leaves', () => {
  const seen: string[] = []
  const verifier = logVerifier(headOf(LEAVES), (level, index, hash) => {
    if (level !== 8) return
    const leaves = LEAVES.slice(index * 256, (index + 1) * 256)
    assert.deepEqual(Buffer.from(rootOf(grow([], leaves, 0))), hash)
    seen.push(`${level}/${index}`)
  })
  verifier.add(LEAVES)
  assert.deepEqual(seen, ['8/0', '8/1'])
})
