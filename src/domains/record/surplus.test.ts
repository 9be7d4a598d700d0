import assert from 'node:assert/strict'
import { HOUR } from '../../core/time.ts'
import { forHouse, person, type TestHouse } from '../../../test/support/house.ts'
import { record } from './index.ts'

const house = { slices: [{ ...record, needs: {} }] }

/** Calls what the actor may not, so often at once. */
async function refusedOf(h: TestHouse, actor: Parameters<TestHouse['call']>[0], times: number) {
  const action = h.action('record.list')
  const calls = Array.from({ length: times }, () => h.call(actor, action, {}))
  const results = await Promise.allSettled(calls)
  assert.ok(results.every(({ status }) => status === 'rejected'))
}

async function recordsOf(h: TestHouse, type: string) {
  return (await h.records()).filter((one) => one.type === type)
}

forHouse(
  'whoever is refused again and again leaves sixty records an hour, and one for all the others',
  house,
  async (h) => {
    const [lost, colleague] = [person('lost', []), person('colleague', [])]
    for (let round = 0; round < 10; round += 1) await refusedOf(h, lost, 10)
    await refusedOf(h, colleague, 1)
    const refused = await recordsOf(h, 'action.refused')
    assert.equal(refused.filter(({ actor }) => actor === lost.id).length, 60)
    assert.equal(refused.filter(({ actor }) => actor === colleague.id).length, 1)
    assert.deepEqual(await recordsOf(h, 'surplus.counted'), [])

    await h.pass(HOUR)
    const told = await recordsOf(h, 'surplus.counted')
    const hour = '2026-11-24T08:00:00.000Z'
    assert.deepEqual(
      told.map(({ subject, body }) => [subject, body]),
      [[lost.id, { what: 'action.refused', hour, taken: 60, over: 40 }]],
    )
    await refusedOf(h, lost, 1)
    assert.equal((await recordsOf(h, 'action.refused')).length, 62)
    await h.pass(2 * HOUR)
    assert.equal((await recordsOf(h, 'surplus.counted')).length, 1)
  },
)
