// A machine whose clock goes back: what the node makes of it, and where people see it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUR, MINUTE, nowMs } from '../src/core/time.ts'
import { verifyLog } from '../src/platform/store/index.ts'
import { joinByApi } from './support/api-person.ts'
import { startTestNode } from './support/node.ts'

const DOUBT = /The clock of this node says/

for (const engine of ['sqlite', 'postgres'] as const) {
  test(`after a step back records keep their order, and every console page says so (${engine})`, async (t) => {
    const node = await startTestNode(engine)
    t.after(() => node.remove())
    const invited = { name: 'Amal', role: 'administrator', area: '/' }
    const { secret } = await node.call<{ secret: string }>('accounts.invite', invited)
    const person = await joinByApi(node.node.origin, secret)
    const ready = async () =>
      (await (await fetch(`http://127.0.0.1:${node.node.port}/readyz`)).json()) as {
        reasons: string[]
      }
    t.mock.timers.enable({ apis: ['Date'], now: nowMs() })
    t.mock.timers.setTime(nowMs() - MINUTE)
    await node.call('territory.addArea', { parent: '/', name: 'North' })
    await node.node.settled()
    assert.doesNotMatch(await person.page('/en/console'), DOUBT)
    t.mock.timers.setTime(nowMs() - 2 * HOUR)
    await node.stop()
    await node.restart()
    for (const name of ['South', 'East'])
      await node.call('territory.addArea', { parent: '/', name })
    await node.node.settled()
    const store = node.node.house('actual')?.store
    assert.ok(store !== undefined)
    const records = await store.read((tx) => store.recordsAfter(tx, -1, 100))
    const times = records.map(({ at }) => at)
    assert.deepEqual(times, times.toSorted())
    const ids = records.map(({ id }) => id)
    assert.deepEqual(ids, ids.toSorted())
    assert.equal((await verifyLog(store)).fault, null)
    const { reasons } = await ready()
    assert.match(
      reasons.join(),
      /The clock says .*, but the newest record is of .*docs\/runbooks\/clock\.md/,
    )
    for (const path of ['/en/console', '/en/console/me'])
      assert.match(await person.page(path), DOUBT, path)
    assert.match(await person.page('/ar/console'), /تشير ساعة هذه العقدة/)
  })
}
