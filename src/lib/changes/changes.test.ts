import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { wordChanges } from './index.ts'

test('what went and what came is told word by word', () => {
  assert.deepEqual(wordChanges('Polls close at 4 pm today.', 'Polls close at 8 pm.', 'en'), [
    { kind: 'same', text: 'Polls close at ' },
    { kind: 'gone', text: '4' },
    { kind: 'new', text: '8' },
    { kind: 'same', text: ' pm' },
    { kind: 'gone', text: ' today' },
    { kind: 'same', text: '.' },
  ])
  assert.deepEqual(wordChanges('', '', 'en'), [])
})

test('both texts can be put together again from their changes', () => {
  const words = fc.array(fc.constantFrom('a', 'b', ' ', 'c.', '投票', 'أ'), { maxLength: 20 })
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [before, after] = [one.join(''), other.join('')]
      const changes = wordChanges(before, after, 'en')
      const without = (kind: string) =>
        changes.map((change) => (change.kind === kind ? '' : change.text)).join('')
      assert.deepEqual([without('new'), without('gone')], [before, after])
    }),
  )
  const long = (letter: string) => `${letter} `.repeat(2_000)
  assert.equal(wordChanges(long('x'), long('y'), 'en').length, 3, 'too much is changed as a whole')
})
