import assert from 'node:assert/strict'
import { COMMAND_LINE, forHouse, type TestHouse } from '../../test/support/house.ts'
import { testKey } from '../../test/support/stores.ts'
import { Problem } from '../core/problem.ts'
import type { Runner } from '../core/runner.ts'
import { exampleNation } from '../../test/support/example-nation.ts'
import * as alerting from '../domains/alerting/index.ts'
import { alertToStream } from '../workflows/alert-to-stream.ts'
import { openStreamOf } from './stream.ts'
import { asShown } from '../../test/support/alerting.ts'

const options = {
  slices: [exampleNation().slice, alerting.alerting],
  workflows: [alertToStream],
  realm: 'exercise' as const,
}

async function issue(house: TestHouse): Promise<void> {
  const content = alerting.templateContent({
    event: 'DDOS',
    severity: 'Moderate',
    areas: ['/1/1/'],
  })
  const { alert } = await house.call(COMMAND_LINE, alerting.draft, { content })
  await house.call(COMMAND_LINE, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await house.call(COMMAND_LINE, alerting.issue, await asShown(house, alert))
  await house.settled()
}

/** Opens the stream over the house; `between` is called with the name of each action that was asked. */
async function opened(house: TestHouse, between: (action: string) => Promise<void>) {
  const failures: unknown[] = []
  const call: Runner['call'] = async (actor, action, ...of) => {
    const outcome = await house.runner.call(actor, action, ...of)
    await between(action.name)
    return outcome
  }
  const { facts: node, store } = house
  const stream = await openStreamOf(
    { node, runner: { ...house.runner, call }, store, streamKey: testKey, problems: {} },
    {
      identify: async (all) => all.map(() => null),
      failed: (error) => void failures.push(error),
      heartbeatMs: undefined,
    },
  )
  return { stream, failures }
}

forHouse('what is published while the stream opens is in it', options, async (house) => {
  let heads = 0
  const { stream, failures } = await opened(house, async (action) => {
    if (action === alerting.streamHead.name) heads += 1
    // The ring asks once and holds what there is; the second time is for the first heartbeat.
    if (heads !== 2) return
    heads += 1
    await issue(house)
  })
  assert.equal(stream.ring.seq, 1)
  assert.deepEqual(failures, [])
  await stream.stop()
})

forHouse('a store that fails once delays no line until the heartbeat', options, async (house) => {
  let fails = 0
  const busy = new Problem('store.busy', 503, 'Busy.')
  const { stream, failures } = await opened(house, async (action) => {
    if (action !== alerting.streamAfter.name || fails === 0) return
    fails -= 1
    throw busy
  })
  fails = 2
  const newer = stream.newer(0, 10_000)
  await issue(house)
  await newer
  assert.equal(stream.ring.seq, 1)
  assert.deepEqual(failures, [busy, busy])
  await stream.stop()
})
