import assert from 'node:assert/strict'
import { forBothEngines } from '../../../test/support/stores.ts'
import { forgetReplies, replies } from './index.ts'
import { run } from './lend.ts'

const entry = {
  key: 'person:1:secret-ticket',
  action: 'a.b',
  actor: 'person:1',
  reply: '{}',
  at: '2026-11-01T08:00:00.000Z',
}

forBothEngines('a reply is found by its key, and the key itself is not stored', async (_, open) => {
  const store = await open()
  await store.write((tx) => replies.put(tx, entry))
  const kept = await store.read((tx) => replies.get(tx, entry.key))
  assert.deepEqual(kept, { action: 'a.b', reply: '{}' })
  assert.equal(await store.read((tx) => replies.get(tx, 'other')), null)
  const { rows } = await store.read((tx) => run(tx, 'select * from idempotency'))
  assert.ok(!JSON.stringify(rows).includes('secret-ticket'))
})

forBothEngines('replies are forgotten after a fortnight', async (_, open) => {
  const store = await open()
  await store.write((tx) => replies.put(tx, entry))
  const sweep = (now: string) => store.write((tx) => forgetReplies(tx, now))
  assert.equal(await sweep('2026-11-15T08:00:00.000Z'), 0)
  assert.equal(await sweep('2026-11-15T08:00:00.001Z'), 1)
  assert.equal(await store.read((tx) => replies.get(tx, entry.key)), null)
})
