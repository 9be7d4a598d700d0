import assert from 'node:assert/strict'
import { runAside } from '../../../test/support/tamper.ts'
import { forBothEngines, testRecord } from '../../../test/support/stores.ts'
import { addMs, SECOND } from '../../core/time.ts'
import type { NodeStore } from './node-store.ts'
import { verifyLog } from './verify.ts'

const BEGIN = '2026-11-24T08:00:00.000Z'
const LATER = addMs(BEGIN, 30 * SECOND)

async function add(store: NodeStore, ...times: readonly string[]): Promise<void> {
  await store.write((tx) =>
    store.append(
      tx,
      times.map((at) => testRecord({ at })),
    ),
  )
  await store.settled(10_000)
}

async function timesOf(store: NodeStore): Promise<string[]> {
  return (await store.read((tx) => store.recordsAfter(tx, -1, 1_000))).map(({ at }) => at)
}

forBothEngines(
  'a record is never older than the one before it, also after a restart',
  async (_, open) => {
    const first = await open()
    await add(first, LATER, BEGIN)
    await add(first, BEGIN)
    await first.close()
    const store = await open()
    assert.equal(store.newest(), LATER)
    await add(store, BEGIN, addMs(LATER, SECOND), LATER)
    assert.deepEqual(await timesOf(store), [
      LATER,
      LATER,
      LATER,
      LATER,
      addMs(LATER, SECOND),
      addMs(LATER, SECOND),
    ])
    assert.equal(store.newest(), addMs(LATER, SECOND))
    assert.deepEqual((await verifyLog(store)).fault, null)
  },
)

forBothEngines('many records that came too late are dated anew at once', async (_, open) => {
  const store = await open()
  await add(store, LATER, ...Array<string>(350).fill(BEGIN))
  assert.deepEqual(new Set(await timesOf(store)), new Set([LATER]))
  assert.deepEqual((await verifyLog(store)).fault, null)
})

forBothEngines('the time of a damaged newest record is not believed', async (_, open) => {
  const first = await open()
  await add(first, BEGIN, LATER)
  await first.close()
  await runAside(open.place, 'update record set at = ? where seq = 1', `6${LATER.slice(1)}`)
  const store = await open()
  assert.equal(store.newest(), BEGIN)
  await add(store, addMs(BEGIN, SECOND))
  assert.deepEqual((await timesOf(store)).at(-1), addMs(BEGIN, SECOND))
})
