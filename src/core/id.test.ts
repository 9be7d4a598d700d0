import assert from 'node:assert/strict'
import { test } from 'node:test'
import { id, idsFrom, newId } from './id.ts'
import { DAY, MINUTE, nowMs } from './time.ts'

test('a later id stands behind an earlier one, also within a millisecond and when the clock goes back', (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: nowMs() })
  const before = Array.from({ length: 10_000 }, newId)
  t.mock.timers.setTime(nowMs() - 90 * MINUTE)
  const after = Array.from({ length: 10_000 }, newId)
  const all = [...before, ...after]
  assert.deepEqual(all, all.toSorted())
  assert.equal(new Set(all).size, all.length)
  for (const one of [before[0], after.at(-1)]) assert.equal(id.parse(one), one)
})

test('ids go on from the time of the newest record that a process found', (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: nowMs() })
  const newest = nowMs() + DAY
  idsFrom(newest)
  const next = newId()
  assert.ok(Number.parseInt(next.replaceAll('-', '').slice(0, 12), 16) >= newest, next)
})
