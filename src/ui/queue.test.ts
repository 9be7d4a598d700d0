// What is said of the time of work that waits.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { text } from '../core/text.ts'
import { queue } from './queue.ts'

test('what went on waiting after its time is late, and is not said to become so', () => {
  const now = '2026-11-24T08:10:00.000Z'
  const view = { t: text('en'), now, node: { zone: 'UTC' } } as never
  const drawn = (until: string | null, end?: 'late') => {
    const facts = { what: 'Write', href: '/', act: 'Write', tone: 'warn', shape: 'ring' } as const
    const since = '2026-11-24T08:00:00.000Z'
    return /<p class="left">(.*?)<\/p>/
      .exec(String(queue(view, [{ ...facts, since, until, end }])))?.[1]
      ?.replace(/<[^>]*>/g, ' ')
      .trim()
  }
  assert.equal(drawn('2026-11-24T08:04:00.000Z', 'late'), '6 minutes ago late since then')
  assert.equal(drawn('2026-11-24T08:15:00.000Z', 'late'), '5:00  then it is late')
  assert.equal(drawn('2026-11-24T08:15:00.000Z'), '5:00  then it lapses')
  assert.equal(drawn(null), '10 minutes ago waiting since then')
})
