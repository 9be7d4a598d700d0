import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fuzzApi } from '../support/fuzz-api.ts'
import { SEED as seed } from '../support/seed.ts'

/** Calls at the ends of what inputs let through; the night makes them of every action. */
const EXTREMES = 600

test('no call of any action by anybody is answered with 5xx, in another way than described, or not at all', {
  timeout: 120_000,
}, async (t) => {
  t.diagnostic(`seed ${seed}`)
  const { faults, statuses, done, uncalled } = await fuzzApi({ seed })
  assert.deepEqual(uncalled, [])
  assert.deepEqual(faults, [], `SCRUTINEER_TEST_SEED=${seed}`)
  const told = JSON.stringify([...statuses])
  assert.ok((statuses.get(200) ?? 0) > 100, told)
  assert.ok(done.size > 40, `${done.size} actions were done`)
})

test('the least and the most that an input lets through is never answered with 5xx, whoever calls', {
  timeout: 120_000,
}, async (t) => {
  t.diagnostic(`seed ${seed}`)
  const { faults, statuses, done } = await fuzzApi({ calls: EXTREMES, seed, isExtreme: true })
  assert.deepEqual(faults, [], `SCRUTINEER_TEST_SEED=${seed}`)
  assert.ok(done.size > 40, `${done.size} actions were done: ${JSON.stringify([...statuses])}`)
})
