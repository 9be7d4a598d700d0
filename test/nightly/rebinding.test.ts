// The long form of test/attack/rebinding.test.ts.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NIGHT_CASES } from '../support/night-cases.ts'
import { playRebinding } from '../support/rebinding.ts'
import { SEED as seed } from '../support/seed.ts'

const COUNT = NIGHT_CASES.turnedNames

test(`${COUNT} names that turn and redirects that lead inside: nobody comes to the canary`, {
  timeout: 3_600_000,
}, async (t) => {
  t.diagnostic(`seed ${seed}`)
  const { counts, strayed } = await playRebinding({ count: COUNT, seed })
  t.diagnostic(JSON.stringify(counts))
  assert.equal(strayed, 0, `SCRUTINEER_TEST_SEED=${seed}`)
})
