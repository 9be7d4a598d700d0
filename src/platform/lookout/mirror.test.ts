import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startLogServer } from '../../../test/support/log-server.ts'
import { lookAtMirror } from './mirror.ts'

test('a mirror that gives a byte at a time is unreadable and holds nobody up', async () => {
  const server = await startLogServer()
  let trickle: NodeJS.Timeout | undefined
  server.answer('/mirror.json', (response) => {
    trickle = setInterval(() => response.write(' '), 10)
  })
  try {
    const of = { key: server.key, ca: null, nowMs: 0, limitMs: 100 }
    const faults = await lookAtMirror(`${server.origin}/`, of)
    assert.deepEqual(
      faults.map(({ code, detail }) => [code, detail]),
      [['mirror-unreadable', 'it gives its files too slowly']],
    )
  } finally {
    clearInterval(trickle)
    server.close()
  }
})
