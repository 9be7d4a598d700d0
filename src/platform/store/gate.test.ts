import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createGate, createLine } from './gate.ts'

test('a line gives back what was added, in order, whatever the mix of steps', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 3_000 }), (steps) => {
      const line = createLine<number>()
      const model: number[] = []
      steps.forEach((isAdd, n) => {
        if (isAdd) {
          line.add(n)
          model.push(n)
        } else assert.equal(line.take(), model.shift())
        assert.equal(line.length(), model.length)
      })
    }),
    { numRuns: 50 },
  )
})

test('a gate lets in as many as it has slots, then the urgent, then the others in order', async () => {
  const gate = createGate(1, 10)
  const order: string[] = []
  const pass = async (name: string, urgent = false) => {
    const leave = await gate.enter(urgent)
    order.push(name)
    leave()
  }
  const leave = await gate.enter()
  const waiting = [pass('a'), pass('b'), pass('urgent', true)]
  leave()
  await Promise.all(waiting)
  assert.deepEqual(order, ['urgent', 'a', 'b'])
})

test('a gate refuses when too many wait, and after it is closed', async () => {
  const gate = createGate(1, 1)
  const leave = await gate.enter()
  const second = gate.enter()
  await assert.rejects(gate.enter(), { code: 'store.busy', status: 503 })
  const closing = gate.close()
  await assert.rejects(gate.enter(), { code: 'store.closed' })
  leave()
  ;(await second)()
  await closing
})

test('whoever has to be alone waits for all who are inside, and all others for him', async () => {
  const gate = createGate(3, 10)
  const order: string[] = []
  const ways = await Promise.all([gate.enter(), gate.enter(), gate.enter()])
  const later = gate.enter().then((leave) => {
    order.push('later')
    leave()
  })
  const alone = [0, 1].map(async (n) => {
    await gate.alone()
    order.push(`alone ${n}`)
    // Everybody has the time to come in who could.
    await new Promise((resolve) => setImmediate(resolve))
    order.push(`left ${n}`)
    ways[n]?.()
  })
  await new Promise((resolve) => setImmediate(resolve))
  assert.deepEqual(order, [], 'the third is still inside')
  ways[2]?.()
  await Promise.all([...alone, later])
  assert.deepEqual(order, ['alone 0', 'left 0', 'alone 1', 'left 1', 'later'])
  await gate.close()
})
