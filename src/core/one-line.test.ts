import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneLine } from './one-line.ts'

test('a line shows what nobody sees: breaks, escapes of a terminal, turns of direction, marks without room', () => {
  const unseen = [
    '\n',
    '\r',
    '\u001b',
    '\u009b',
    '\u0007',
    '\u0085',
    '\u2028',
    '\u202e',
    '\u2066',
    '\u200b',
    '\ud800',
  ]
  for (const mark of unseen) {
    const shown = oneLine(`a${mark}b`)
    assert.match(shown, /^a\\u[0-9a-f]{4}b$/)
    assert.equal(JSON.parse(`"${shown}"`), `a${mark}b`)
  }
  assert.equal(oneLine('\u{e0041}'), '\\udb40\\udc41')
  for (const text of ['', 'plain', 'a\tb', 'الاقتراع في صنعاء', '选举 – “𝒜” · 100 %', 'C:\\new'])
    assert.equal(oneLine(text), text)
})
