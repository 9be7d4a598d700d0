import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLookLimiter } from './limiter.ts'

test('an office behind one address looks freely, a flood waits a second, others are not held up', () => {
  let at = 0
  const limiter = createLookLimiter(() => at)
  const tries = (address: string, count: number) =>
    Array.from({ length: count }, () => limiter.waitSeconds(address)).filter((wait) => wait > 0)
      .length
  assert.equal(tries('203.0.113.7', 3_000), 0)
  assert.equal(tries('203.0.113.7', 50), 50)
  assert.equal(tries('203.0.113.8', 100), 0)
  at += 1_000
  assert.equal(tries('203.0.113.7', 100), 0)
  assert.equal(tries('203.0.113.7', 10), 10)
})

test('the machine itself is never held up, and the memory has an end', () => {
  const limiter = createLookLimiter(() => 0)
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', ''])
    for (let n = 0; n < 4_000; n += 1) assert.equal(limiter.waitSeconds(address), 0)
  for (let n = 0; n < 20_001; n += 1) limiter.waitSeconds(`a${n}`)
  assert.equal(limiter.waitSeconds('a0'), 0)
})
