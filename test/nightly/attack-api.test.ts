// The long form of test/attack/fuzz.test.ts: every action some fifty times, by every role.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fuzzApi } from '../support/fuzz-api.ts'
import { NIGHT_CASES } from '../support/night-cases.ts'
import { SEED as seed } from '../support/seed.ts'

const { calls: CALLS, extremes: EXTREMES } = NIGHT_CASES

test(`${CALLS} calls over all roles: no 5xx, no call that is not answered in time, a sound log`, {
  timeout: 7_200_000,
}, async (t) => {
  t.diagnostic(`seed ${seed}`)
  const { faults, statuses, done, uncalled, longestBusyMs } = await fuzzApi({ calls: CALLS, seed })
  const told = [...statuses].map(([status, count]) => `${status}: ${count}`).join(', ')
  t.diagnostic(
    `${told}; ${done.size} actions done; busy for ${Math.round(longestBusyMs)} ms at most`,
  )
  assert.deepEqual(faults, [], `SCRUTINEER_TEST_SEED=${seed}`)
  assert.deepEqual(uncalled, [], 'every action of the registry is called')
  assert.ok((statuses.get(200) ?? 0) > CALLS / 10, told)
  assert.ok(done.size > 80, `${done.size} actions were done`)
})

test('many calls at the ends of what every input lets through: no 5xx, a sound log', {
  timeout: 7_200_000,
}, async (t) => {
  t.diagnostic(`seed ${seed}`)
  const { faults, uncalled } = await fuzzApi({ calls: EXTREMES, seed, isExtreme: true })
  assert.deepEqual(uncalled, [])
  assert.deepEqual(faults, [], `SCRUTINEER_TEST_SEED=${seed}`)
})
