import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { published, shown } from './index.ts'

const LEAST = 5

test('a small count is hidden, and the smallest other one with it', () => {
  assert.deepEqual(published([3, 12, 7], LEAST), { parts: [null, 12, null], total: 22 })
  assert.deepEqual(published([12, 7], LEAST), { parts: [12, 7], total: 19 })
  assert.deepEqual(published([0, 9], LEAST), { parts: [null, null], total: 9 })
})

test('noughts alone would be known from the total: a larger one goes with them', () => {
  assert.deepEqual(published([0, 0, 30, 20], LEAST), { parts: [null, null, 30, null], total: 50 })
  assert.deepEqual(published([1, 2, 30, 20], LEAST), { parts: [null, null, 30, null], total: 53 })
  assert.deepEqual(published([1, 4, 30, 20], LEAST), { parts: [null, null, 30, 20], total: 55 })
})

test('under a total that is small itself nothing is shown', () => {
  assert.deepEqual(published([1, 2], LEAST), { parts: [null, null], total: null })
  assert.deepEqual(published([], LEAST), { parts: [], total: null })
  assert.equal(shown(4, LEAST), null)
  assert.equal(shown(5, LEAST), 5)
})

test('nobody gets a hidden count back by subtraction', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { maxLength: 12 }), (counts) => {
      const { parts, total } = published(counts, LEAST)
      counts.forEach((count, at) => assert.ok(count >= LEAST || parts[at] === null))
      const known = parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)
      const hidden = parts.filter((part) => part === null).length
      if (total === null || hidden === 0) return
      // All ways to share out the rest are possible, so that none of the hidden has one value only.
      assert.ok(hidden >= 2)
      assert.ok(total - known >= LEAST)
    }),
  )
})

test('what is no count is refused', () => {
  for (const bad of [-1, 1.5, Number.NaN]) assert.throws(() => published([bad], LEAST), RangeError)
})
