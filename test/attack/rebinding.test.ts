// Names and redirects that lead inside: whoever is looked at learns nothing of this machine, and reaches nothing.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { playRebinding } from '../support/rebinding.ts'
import { SEED as seed } from '../support/seed.ts'

test('a name that turns to an address inside, and redirects there, bring nobody to the canary', async (t) => {
  t.diagnostic(`seed ${seed}`)
  const { counts, strayed } = await playRebinding({ count: 60, seed })
  assert.equal(strayed, 0, `SCRUTINEER_TEST_SEED=${seed}`)
  assert.ok((counts['address'] ?? 0) > 20, JSON.stringify(counts))
  assert.ok((counts['taken'] ?? 0) + (counts['answered'] ?? 0) > 5, JSON.stringify(counts))
})

test('the canary hears whoever comes: with its network opened a name that turns leads there', async () => {
  // On a busy machine names turn too late for the looks of one round.
  let heard = 0
  for (let round = 0; heard === 0 && round < 4; round += 1) {
    const { strayed } = await playRebinding({ count: 30, seed, opened: ['127.0.0.0/8'] })
    heard = strayed
  }
  assert.ok(heard > 0)
})
