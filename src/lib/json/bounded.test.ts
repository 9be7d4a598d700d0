import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { asObject, JsonError, opensMoreThan, parseBoundedJson } from './bounded.ts'

const limits = { maxLength: 100_000, maxDepth: 8 }
const because = (reason: string) => (error: unknown) =>
  error instanceof JsonError && error.reason === reason

/** Nesting as a reader of the value counts it. */
function depth(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depth))
}

test('every JSON text within the limits is read as JSON.parse reads it, every deeper one refused', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 12 }), (value) => {
      const text = JSON.stringify(value)
      if (depth(value) > limits.maxDepth) {
        assert.throws(() => parseBoundedJson(text, limits), because('too_deep'))
      } else assert.deepEqual(parseBoundedJson(text, limits), JSON.parse(text))
    }),
  )
})

test('any text is read or refused with a reason', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('"', '\\', '[', '{', '}', ']', ':', 'a') }),
      (text) => {
        try {
          parseBoundedJson(text, limits)
        } catch (error) {
          assert.ok(error instanceof JsonError)
        }
      },
    ),
  )
})

test('length and depth are refused before the text is built', () => {
  assert.throws(() => parseBoundedJson('[]', { maxLength: 1, maxDepth: 1 }), because('too_long'))
  const deep = '['.repeat(50_000)
  assert.throws(() => parseBoundedJson(deep, limits), because('too_deep'))
  assert.throws(() => parseBoundedJson('"[[[[[[[[[[[["x', limits), because('syntax'))
  assert.deepEqual(parseBoundedJson('"[[[[[[[[[[[[["', limits), '[[[[[[[[[[[[[')
})

test('a string without end costs no more than its length', () => {
  const text = `"${'\\"'.repeat(500_000)}`
  assert.throws(
    () => parseBoundedJson(text, { maxLength: 2_000_000, maxDepth: 1 }),
    because('syntax'),
  )
})

test('only objects are objects', () => {
  assert.deepEqual([null, [], 'a', 1].map(asObject), [null, null, null, null])
  assert.deepEqual(asObject({ a: 1 }), { a: 1 })
})

test('objects and lists are counted before any is built', () => {
  assert.equal(opensMoreThan('[{"a":[]},5]', 3), false)
  assert.equal(opensMoreThan('[{"a":[]},{}]', 3), true)
})
