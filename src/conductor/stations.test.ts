import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { conductOf } from './stations.ts'

test('stations answer like people: within 5 to 120 seconds, most have done it, a few are silent', () => {
  fc.assert(
    fc.property(fc.string(), (key) => {
      const { deliveredMs, seenMs, answerMs } = conductOf(key)
      if (seenMs !== null) assert.ok((deliveredMs ?? Infinity) < seenMs)
      if (answerMs !== null) assert.ok((seenMs ?? Infinity) < answerMs)
      if (answerMs !== null) assert.ok(answerMs >= 5_000 && answerMs <= 120_000)
      assert.deepEqual(conductOf(key), conductOf(key))
    }),
    { numRuns: 200 },
  )
  const all = Array.from({ length: 2400 }, (_, n) => conductOf(`alert.1.station-${n}`))
  const silent = all.filter(({ answerMs }) => answerMs === null).length
  const troubled = all.filter(({ answer }) => answer !== 'done').length
  assert.ok(silent > 80 && silent < 220, `${silent} are silent`)
  assert.ok(troubled > 100 && troubled < 250, `${troubled} have trouble`)
  const times = all.flatMap(({ answerMs }) => answerMs ?? []).toSorted((a, b) => a - b)
  const median = times[Math.floor(times.length / 2)] ?? 0
  assert.ok(median > 20_000 && median < 50_000, `the median is ${median} ms`)
})
