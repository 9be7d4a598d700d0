import assert from 'node:assert/strict'
import { COMMAND_LINE, forBothHouses } from '../../test/support/house.ts'
import { testKey } from '../../test/support/stores.ts'
import type { Runner } from '../core/runner.ts'
import { exampleNation } from '../domains/alerting/example-nation.ts'
import * as alerting from '../domains/alerting/index.ts'
import { alertToStream } from '../workflows/alert-to-stream.ts'
import { openStreamOf } from './stream.ts'

const options = {
  slices: [exampleNation().slice, alerting.alertingSlice({ streamKey: testKey })],
  workflows: [alertToStream(testKey)],
  realm: 'exercise' as const,
}

forBothHouses('what is published while the stream opens is in it', options, async (house) => {
  const content = alerting.templateContent({
    event: 'DDOS',
    severity: 'Moderate',
    areas: ['/1/1/'],
  })
  const { alert } = await house.call(COMMAND_LINE, alerting.draft, { content })
  await house.call(COMMAND_LINE, alerting.propose, { alert, confirmed: [] })
  const { count } = await house.call(COMMAND_LINE, alerting.preview, { alert })
  let heads = 0
  const call: Runner['call'] = async (actor, action, ...of) => {
    const outcome = await house.runner.call(actor, action, ...of)
    if (action.name === alerting.streamHead.name) heads += 1
    // The ring asks once and holds what there is; the second time is for the first heartbeat.
    if (heads !== 2) return outcome
    heads += 1
    await house.call(COMMAND_LINE, alerting.issue, { alert, count })
    await house.settled()
    return outcome
  }
  const stream = await openStreamOf(
    {
      node: house.facts,
      runner: { ...house.runner, call },
      store: house.store,
      streamKey: testKey,
      problems: {},
    },
    {
      identify: async (all) => all.map(() => null),
      failed: (error) => assert.fail(String(error)),
      heartbeatMs: undefined,
    },
  )
  assert.equal(stream.ring.seq, 1)
  await stream.stop()
})
