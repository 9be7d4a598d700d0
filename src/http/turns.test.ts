import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTurns } from './turns.ts'

test('as many go on at once as there are places, the next in their order, and a late one is told', async () => {
  const turns = createTurns({ places: 2, maxWaiting: 2 })
  const [first, second] = [await turns.take(0), await turns.take(0)]
  assert.ok(first !== null && second !== null)
  assert.equal(await turns.take(1), null, 'nobody left in time')
  const order: number[] = []
  const waiting = [1, 2].map(async (n) => {
    const leave = await turns.take(60_000)
    order.push(n)
    leave?.()
  })
  assert.equal(await turns.take(60_000), null, 'the line is full')
  first()
  first()
  await Promise.all(waiting)
  assert.deepEqual(order, [1, 2])
  second()
  const all = [await turns.take(0), await turns.take(0)]
  assert.ok(all.every((leave) => leave !== null))
  assert.equal(await turns.take(0), null, 'leaving twice makes no further place')
})
