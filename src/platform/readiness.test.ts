import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forBothEngines, testRecord } from '../../test/support/stores.ts'
import { fromMs, MINUTE, nowMs, SECOND, toMs } from '../core/time.ts'
import { jobs } from './jobs.ts'
import { createReadiness, type Lag, lagFaults, lagOf, MIN_FREE_BYTES } from './readiness.ts'
import { run } from './store/lend.ts'

const room = async () => ({ free: MIN_FREE_BYTES, size: 1e12 })
const idle = { places: () => [] }

forBothEngines('a realm whose parts keep up is ready', async (_, open) => {
  const store = await open()
  const reasons = createReadiness({ store, pump: idle, folder: '/tmp', disk: room })
  assert.deepEqual(await reasons(), [])
})

forBothEngines('what lags is named: a workflow, a job, the clock', async (_, open) => {
  const store = await open()
  const at = '2026-11-24T08:00:00.000Z'
  await store.write(async (tx) => {
    await store.append(tx, [testRecord({ at }), testRecord({ at })])
    await jobs.enqueue(tx, { kind: 'monitoring.visit', subject: 's', dueAt: at })
  })
  await store.settled(10_000)
  const pump = { places: () => [{ workflow: 'finding-to-alert', on: ['thing.done'], reached: 0 }] }
  const lag = await lagOf(store, pump, toMs(at) + 10 * MINUTE)
  assert.deepEqual(lag.workflows, [{ workflow: 'finding-to-alert', records: 1, ms: 10 * MINUTE }])
  assert.equal(lag.records, 2)
  const stranger = { workflow: 'other', on: ['other.done'], reached: 0 }
  const none = await lagOf(store, { places: () => [stranger] }, toMs(at) + 10 * MINUTE)
  assert.deepEqual(none.workflows, [{ workflow: 'other', records: 0, ms: 0 }])
  const asked = (atMs: number) =>
    createReadiness({ store, pump, folder: '/tmp', disk: room, nowMs: () => atMs })()
  const late = await asked(toMs(at) + 10 * MINUTE)
  assert.deepEqual(late, [
    'The workflow finding-to-alert is 600 s behind.',
    'A job of kind monitoring.visit is 600 s overdue.',
  ])
  const [early] = await asked(toMs(at) - 3 * MINUTE)
  assert.match(early ?? '', /The clock says 2026-11-24T07:57:00.*docs\/runbooks\/clock\.md/)
  assert.deepEqual(await asked(toMs(at) - MINUTE), [], 'a small step back is no trouble')
})

forBothEngines('a full disk and a store that takes no writes are named', async (_, open) => {
  const store = await open({ readOnly: false })
  const disk = async () => ({ free: 1024 * 1024, size: 1e9 })
  const full = createReadiness({ store, pump: idle, folder: '/tmp', disk })
  assert.deepEqual(await full(), [
    'Room for only 1 MB is left where the data lie, by bytes or by the number of files.',
  ])
  await store.close()
  const [first = ''] = await createReadiness({ store, pump: idle, folder: '/tmp', disk: room })()
  assert.match(first, /The store cannot be written/)
})

forBothEngines('what is written all the time is signed all the time', async (_, open) => {
  const store = await open()
  let [atMs, signed] = [nowMs(), 0]
  const realm = createReadiness({
    store,
    pump: idle,
    folder: '/tmp',
    disk: room,
    nowMs: () => atMs,
  })
  const lagging = async (size: number) => {
    atMs += 6 * SECOND
    await store.claim((tx) =>
      run(tx, 'update log_state set size = ?, signed_size = ? where id = 1', size, signed),
    )
    return (await realm()).filter((reason) => reason.includes('signature'))
  }
  for (let size = 3; size < 30; size += 3) {
    assert.deepEqual(await lagging(size), [], 'each time something else waits')
    signed = size - 1
  }
  assert.deepEqual(await lagging(40), [])
  assert.deepEqual(await lagging(50), ['The log has gone 12 s without a signature.'])
})

test('a log that nobody numbers or signs is not ready, a young one is', () => {
  const lag: Lag = {
    unnumbered: 3,
    unnumberedMs: 60_000,
    unsigned: 2,
    records: 9,
    workflows: [],
    jobs: [],
    damage: [],
    newest: fromMs(nowMs()),
  }
  const atMs = nowMs()
  assert.deepEqual(lagFaults(lag, atMs, atMs - 30_000), [
    'A record has waited 60 s for its number.',
    'The log has gone 30 s without a signature.',
  ])
  assert.deepEqual(lagFaults({ ...lag, unnumberedMs: 900 }, atMs, atMs - 900), [])
})
