import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fitted, partsOf } from './index.ts'

test('a text of the default alphabet takes 160 places alone and 153 in parts', () => {
  assert.deepEqual(partsOf('a'.repeat(160)), { alphabet: 'gsm7', length: 160, parts: 1 })
  assert.deepEqual(partsOf('a'.repeat(161)), { alphabet: 'gsm7', length: 161, parts: 2 })
  assert.equal(partsOf('a'.repeat(306)).parts, 2)
  assert.equal(partsOf('a'.repeat(307)).parts, 3)
  assert.equal(partsOf('').parts, 0)
})

test('one letter outside it makes the whole text 70 places, 67 in parts', () => {
  assert.deepEqual(partsOf('ت'.repeat(70)), { alphabet: 'ucs2', length: 70, parts: 1 })
  assert.equal(partsOf('ت'.repeat(71)).parts, 2)
  assert.equal(partsOf('ت'.repeat(134)).parts, 2)
  assert.equal(partsOf('ت'.repeat(135)).parts, 3)
  assert.deepEqual(partsOf(`${'a'.repeat(69)}ł`), { alphabet: 'ucs2', length: 70, parts: 1 })
})

test('letters of two places count twice and are never cut in two', () => {
  assert.deepEqual(partsOf('€'.repeat(80)), { alphabet: 'gsm7', length: 160, parts: 1 })
  // 152 + a letter of two places: it goes whole into the second part.
  assert.equal(partsOf(`${'a'.repeat(152)}€${'a'.repeat(151)}`).parts, 2)
  assert.equal(partsOf(`${'a'.repeat(152)}€${'a'.repeat(152)}`).parts, 3)
  assert.deepEqual(partsOf('😀'.repeat(35)), { alphabet: 'ucs2', length: 70, parts: 1 })
})

test('the middle gives way first, then the head, never the tail', () => {
  const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')
  const long = fitted({ head: 'HEAD', middle: words(100), tail: 'TAIL' }, 2)
  assert.match(long, /^HEAD word .*word\.\.\. TAIL$/)
  const longHead = fitted({ head: words(100), middle: 'gone', tail: 'TAIL' }, 1)
  assert.match(longHead, /^word .*word\.\.\. TAIL$/)
  assert.throws(() => fitted({ head: '', middle: '', tail: 'a'.repeat(161) }, 1), RangeError)
})

test('whatever is said fits and ends with the tail', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 400 })
  fc.assert(
    fc.property(text, text, (head, middle) => {
      const made = fitted({ head, middle, tail: 'Reply 1' }, 2)
      assert.ok(partsOf(made).parts <= 2)
      assert.ok(made.endsWith('Reply 1'))
    }),
  )
})
