import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pageText, type Piece } from './index.ts'

/** Pieces from left to right, each a step behind the one before; `/` ends a line. */
function set(...strs: readonly string[]): Piece[] {
  return strs.map((str, n) => ({ str: str.replace('/', ''), hasEOL: str.endsWith('/'), x: n * 10 }))
}

test('a line from left to right is read as it was set, whatever its places', () => {
  assert.equal(pageText(set('The ', 'co', 'urt/', 'finds')), 'The court\nfinds')
  const back = set('The ', 'court').map((one) => ({ ...one, x: -one.x }))
  assert.equal(pageText(back), 'The court')
})

test('a line from right to left is read from the right, whichever way it was set', () => {
  const pieces = set('.', 'PM 8:30', ' ', 'ة', 'ع', 'ا', 'س', 'ل', 'ا', ' ', 'ق', 'ل', 'غ', 'ت')
  assert.equal(pageText(pieces), 'تغلق الساعة PM 8:30.')
  assert.equal(pageText(pieces.toReversed()), 'تغلق الساعة PM 8:30.')
})

test('a word from right to left in another line stays at its place', () => {
  assert.equal(pageText(set('They say ', 'قل', 'غ', ' today')), 'They say غقل today')
})

test('nothing that no store takes is in a page, whatever was set', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ str: fc.string({ unit: 'binary' }), hasEOL: fc.boolean(), x: fc.float() }),
      ),
      (pieces) => {
        const text = pageText(pieces)
        assert.ok(text.isWellFormed() && !/(?!\n)\p{Cc}/u.test(text))
      },
    ),
    { numRuns: 50 },
  )
  assert.equal(pageText([{ str: 'a\0b\ud800', hasEOL: false, x: 0 }]), 'ab\ufffd')
})
