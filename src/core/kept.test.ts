import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kept } from './kept.ts'

test('an answer is worked out once, and anew when more were asked for than are kept', () => {
  const worked: string[] = []
  const loud = kept(2, (word: string) => {
    worked.push(word)
    return word.toUpperCase()
  })
  assert.deepEqual(['a', 'b', 'a', 'b'].map(loud), ['A', 'B', 'A', 'B'])
  assert.deepEqual(worked, ['a', 'b'])
  assert.deepEqual(['c', 'a'].map(loud), ['C', 'A'])
  assert.deepEqual(worked, ['a', 'b', 'c', 'a'])
})
