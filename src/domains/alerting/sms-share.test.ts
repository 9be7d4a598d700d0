import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shareOf } from './sms-share.ts'

/** How many of `rounds` messages are asked back; numbers in turn, counted as the node does. */
function asked(numbers: readonly string[], rounds: number, counts = new Map<string, number>()) {
  const known = new Set(['own'])
  let answered = 0
  for (let round = 0; round < rounds; round += 1) {
    const number = numbers[round % numbers.length] ?? ''
    const by = { station: 's1', number, isKnown: known.has(number), hasNumbers: true }
    const keys = shareOf(by, (key) => counts.get(key) ?? 0)
    for (const key of keys ?? []) counts.set(key, (counts.get(key) ?? 0) + 1)
    if (keys !== null) answered += 1
  }
  return answered
}

test('strangers use up nothing of a known telephone, and each of them has a share of its own', () => {
  const counts = new Map<string, number>()
  assert.equal(asked(['a', 'b', 'c'], 30, counts), 1)
  assert.equal(asked(['own'], 10, counts), 10)
  assert.equal(asked(['own'], 100), 20, 'and even this ends')
})

test('one number is asked back three times, whatever stations it names', () => {
  const counts = new Map<string, number>()
  let answered = 0
  for (let n = 0; n < 9; n += 1) {
    const by = { station: `s${n}`, number: 'a', isKnown: false, hasNumbers: false }
    const keys = shareOf(by, (key) => counts.get(key) ?? 0)
    for (const key of keys ?? []) counts.set(key, (counts.get(key) ?? 0) + 1)
    if (keys !== null) answered += 1
  }
  assert.equal(answered, 3)
})
