import assert from 'node:assert/strict'
import { test } from 'node:test'
import { distance, simhash } from './index.ts'

test('what shares its features has one name, in any order', () => {
  assert.equal(simhash({ a: 1, b: 2 }), simhash({ b: 2, a: 1 }))
  assert.match(simhash({}), /^0{16}$/)
  assert.equal(distance(simhash({ a: 1, b: 2 }), simhash({ b: 2, a: 1 })), 0)
})

test('the more two share, the fewer bits differ', () => {
  const words = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`word ${n}`, 1]))
  const near = distance(simhash(words), simhash({ ...words, other: 1 }))
  const others = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`else ${n}`, 1]))
  const far = distance(simhash(words), simhash(others))
  assert.ok(near < 12 && far > 20, `${near} and ${far}`)
  assert.equal(distance('0000000000000000', 'ffffffffffffffff'), 64)
})
