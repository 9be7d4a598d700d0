import assert from 'node:assert/strict'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { test } from 'node:test'
import { startLoop } from './loop.ts'

const noFailure = { onFailure: (error: unknown) => assert.fail(error as Error) }

test('many wakes during a step are one more step, and no two run at once', async () => {
  let steps = 0
  let inside = 0
  const loop = startLoop(async () => {
    steps += 1
    inside += 1
    assert.equal(inside, 1)
    await nextTurn()
    inside -= 1
  }, noFailure)
  for (let n = 0; n < 10; n += 1) loop.wake()
  while (loop.isBusy()) await nextTurn()
  assert.equal(steps, 2)
  await loop.stop()
})

test('the earlier of two times counts, and a stopped loop does nothing more', async () => {
  const steps = { count: 0 }
  const first = Promise.withResolvers<void>()
  const loop = startLoop(async () => {
    steps.count += 1
    first.resolve()
  }, noFailure)
  loop.wakeIn(60_000)
  loop.wakeIn(1)
  loop.wakeIn(60_000)
  const keepAlive = setInterval(() => {}, 1_000)
  await first.promise
  clearInterval(keepAlive)
  await loop.stop()
  loop.wake()
  loop.wakeIn(0)
  await nextTurn()
  assert.equal(steps.count, 1)
})

test('a failed step is told and tried again', async () => {
  const failures: unknown[] = []
  const done = Promise.withResolvers<void>()
  const loop = startLoop(
    async () => {
      if (failures.length < 3) throw new Error('away')
      done.resolve()
    },
    { onFailure: (error) => void failures.push(error), retryMs: 0 },
  )
  loop.wake()
  const keepAlive = setInterval(() => {}, 1_000)
  await done.promise
  clearInterval(keepAlive)
  assert.equal(failures.length, 3)
  await loop.stop()
})
