import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyCharacter } from '../../test/support/any-character.ts'
import { cleanedLine, isCleanLine, line, lines } from './line.ts'

const accepts = (schema: ReturnType<typeof line>, text: string) => schema.safeParse(text).success

test('names of every script are a line, with emoji and joiners', () => {
  for (const name of [
    'Zoë O’Neill',
    'مركز الاقتراع ١٢',
    'नमस्ते',
    '投票所 🗳️',
    'a\u200db',
    'x\ufeffy',
  ]) {
    assert.ok(accepts(line(100), name), name)
    assert.ok(accepts(lines(100), name), name)
    assert.ok(isCleanLine(name), name)
  }
})

test('a line refuses line ends, control characters, what turns the direction, and half characters', () => {
  const wrong = [
    'a\nb',
    'a\rb',
    'a\tb',
    'a\u0000b',
    'a\u007fb',
    'a\u202eb',
    'a\u2066b',
    'a\ud800b',
    'a\udc00',
  ]
  for (const text of wrong) {
    assert.equal(accepts(line(100), text), false, JSON.stringify(text))
    assert.equal(isCleanLine(text), false, JSON.stringify(text))
  }
})

test('several lines may end lines by a line feed, and hold nothing that XML refuses', () => {
  assert.ok(accepts(lines(100), 'first\nsecond'))
  for (const text of ['a\rb', 'a\tb', 'a\u202eb', 'a\ud800b', 'a\ufffeb', 'a\uffffb'])
    assert.equal(accepts(lines(100), text), false, JSON.stringify(text))
})

test('a line is trimmed before it is measured, and is never empty', () => {
  assert.equal(line(3).parse('  abc \n'), 'abc')
  assert.equal(accepts(line(3), 'abcd'), false)
  assert.equal(accepts(line(3), ' \n '), false)
})

test('whatever was written, the cleaned line is a line and keeps what was right', () => {
  const anything = fc.string({ unit: anyCharacter, maxLength: 40 })
  fc.assert(
    fc.property(anything, fc.nat(50), (text, max) => {
      const clean = cleanedLine(text, max)
      assert.ok(isCleanLine(clean))
      assert.ok(clean.length <= max)
      if (isCleanLine(text) && text.length <= max) assert.equal(clean, text)
    }),
  )
})
