// The long form of the hostile bundles in test/verify-page.test.ts.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showHostile } from '../support/hostile-verify.ts'
import { NIGHT_CASES } from '../support/night-cases.ts'
import { SEED as seed } from '../support/seed.ts'

const COUNT = NIGHT_CASES.bundles

test(`${COUNT} hostile bundles: none passes, the page never waits for ever, nothing of them runs or leaves it`, {
  timeout: 3_600_000,
}, async (t) => {
  t.diagnostic(`seed ${seed}`)
  const { counts, faults } = await showHostile({ count: COUNT, seed })
  t.diagnostic(JSON.stringify(counts))
  assert.deepEqual(faults, [], `SCRUTINEER_TEST_SEED=${seed}`)
})
