import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { unnoticedFlips } from '../support/tamper.ts'

const SIZE = 1_000

test('none of a thousand flipped bytes of stored records goes unnoticed', async () => {
  const place = fc.record({
    seq: fc.nat(SIZE - 1),
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  })
  const samples = fc.sample(place, { numRuns: 1_000, seed: 20_261_124 })
  assert.deepEqual(await unnoticedFlips(SIZE, samples), [])
})
