import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startLoaded } from '../support/coming-back.ts'
import { testPostgres } from '../support/postgres.ts'

/** What may be heard of a node that comes back; `503` without a code is the door that says that the node is starting. */
const MAY_BE_TOLD = ['200', 'refused', 'cut', '503']

test('whoever calls a node that was killed and comes back is never told that it has too much to do', async () => {
  const database = await testPostgres('migrated')
  try {
    const node = await startLoaded({ DATABASE_URL: database.url })
    try {
      await node.fill(50)
      const { answers } = await node.killed()
      assert.deepEqual(
        [...answers.keys()].filter((answer) => !MAY_BE_TOLD.includes(answer)),
        [],
      )
      assert.ok((answers.get('200') ?? 0) > 0)
    } finally {
      await node.remove()
    }
  } finally {
    await database.drop()
  }
})
