import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAhead } from './ahead.ts'

test('who asks in the same moment in which something goes ahead waits for it, and for what that begins', async () => {
  const ahead = createAhead()
  const done: string[] = []
  const first = Promise.withResolvers<void>()
  const second = Promise.withResolvers<void>()
  const follower = ahead.clear().then(() => done.push('follower'))
  const line = ahead
    .during(() => first.promise)
    .then(() => {
      done.push('stream')
      return ahead.during(() => second.promise)
    })
    .then(() => done.push('lines'))
  first.resolve()
  second.resolve()
  await Promise.all([follower, line])
  assert.deepEqual(done, ['stream', 'lines', 'follower'])
})

test('nobody waits where nothing goes ahead, nor after work that failed', async () => {
  const ahead = createAhead()
  await ahead.clear()
  await assert.rejects(
    ahead.during(() => Promise.reject(new Error('the store is gone'))),
    /store is gone/,
  )
  await ahead.clear()
})

test('what never ends holds nobody up for good', async () => {
  const ahead = createAhead()
  void ahead.during(() => new Promise(() => {}))
  await ahead.clear()
})
