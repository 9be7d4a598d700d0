// The long form of test/parsers-list.test.ts: every reader of the list some eight thousand times.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NIGHT_CASES } from '../support/night-cases.ts'
import { SEED as seed } from '../support/seed.ts'
import { watchedParsers } from '../support/watched-parsers.ts'

const CASES = NIGHT_CASES.parsers
/** Inputs of each reader by which it is seen that work grows with them and no faster. */
const INPUTS = 20

test(`${CASES} changed inputs over all readers: read or refused, none that hangs, none that grows beyond linear`, {
  timeout: 7_200_000,
}, async (t) => {
  t.diagnostic(`seed ${seed}`)
  const { done, counts, faults } = await watchedParsers({ cases: CASES, inputs: INPUTS, seed })
  const refused = [...counts.values()].reduce((sum, one) => sum + one.refused, 0)
  t.diagnostic(`${done} inputs of ${counts.size} readers, ${refused} refused`)
  assert.deepEqual(faults, [], `SCRUTINEER_TEST_SEED=${seed}`)
  assert.ok(done >= CASES, `${done} inputs`)
  assert.ok(refused < done, 'some were read')
})
