import assert from 'node:assert/strict'
import { forBothEngines } from '../../../test/support/stores.ts'
import { forgetReplies, replies } from './index.ts'
import { run } from './lend.ts'

const entry = {
  key: 'person:1:secret-ticket',
  action: 'a.b',
  input: '{"code":"1234"}',
  actor: 'person:1',
  reply: '{}',
  at: '2026-11-01T08:00:00.000Z',
}

forBothEngines('a reply is found by its key, and the key itself is not stored', async (_, open) => {
  const store = await open()
  await store.write((tx) => replies.put(tx, entry))
  const get = (call: Partial<typeof entry>) =>
    store.read((tx) => replies.get(tx, { ...entry, ...call }))
  assert.deepEqual(await get({}), { isSameCall: true, reply: '{}' })
  assert.deepEqual(await get({ input: '{"code":"4321"}' }), { isSameCall: false, reply: '{}' })
  assert.deepEqual(await get({ action: 'a.c' }), { isSameCall: false, reply: '{}' })
  assert.equal(await get({ key: 'other' }), null)
  const { rows } = await store.read((tx) => run(tx, 'select * from idempotency'))
  const stored = JSON.stringify(rows)
  assert.ok(!stored.includes('secret-ticket') && !stored.includes('1234'))
})

forBothEngines('a reply kept by an older version answers any input', async (_, open) => {
  const store = await open()
  await store.write((tx) => replies.put(tx, entry))
  await store.write((tx) => run(tx, 'update idempotency set input_hash = null'))
  const kept = await store.read((tx) => replies.get(tx, { ...entry, input: '{}' }))
  assert.deepEqual(kept, { isSameCall: true, reply: '{}' })
})

forBothEngines('replies are forgotten after a fortnight', async (_, open) => {
  const store = await open()
  await store.write((tx) => replies.put(tx, entry))
  const sweep = (now: string) => store.write((tx) => forgetReplies(tx, now))
  assert.equal(await sweep('2026-11-15T08:00:00.000Z'), 0)
  assert.equal(await sweep('2026-11-15T08:00:00.001Z'), 1)
  assert.equal(await store.read((tx) => replies.get(tx, entry)), null)
})
