// Strangers behind the same public address as officers and stations use up nothing but what strangers have.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { COMMANDS, QUESTIONS } from '../../src/http/limiter.ts'
import { type Answer, enrolledDevice, joined, post, send } from '../support/attack.ts'
import { startTestNode } from '../support/node.ts'

/** A carrier's address, or that of a school. */
const headers = { 'x-forwarded-for': '198.51.100.1' }

/** Sends forty at once until one is told to wait. */
async function untilRefused(one: () => Promise<Answer>): Promise<Answer | undefined> {
  for (let n = 0; n < 3 * COMMANDS.burst; n += 40) {
    const answers = await Promise.all(Array.from({ length: 40 }, one))
    const refused = answers.find(({ status }) => status === 429)
    if (refused !== undefined) return refused
  }
  return undefined
}

test('a flood from their own address shuts out neither officers nor stations, and no report', async () => {
  const node = await startTestNode('sqlite', { TRUST_PROXY: '1' })
  try {
    const officer = await joined(node, 'alert-officer')
    const station = { cookie: await enrolledDevice(node, officer) }
    const refused = await untilRefused(() =>
      send(node, '/api/nothing', { method: 'POST', headers }),
    )
    assert.equal(refused?.headers.get('retry-after'), '1')
    const nobody = { cookie: `__Host-session=${'x'.repeat(43)}` }
    const guess = () => send(node, '/api/nothing', { method: 'POST', headers, from: nobody })
    assert.equal((await untilRefused(guess))?.status, 429, 'a cookie of nobody is a stranger')
    for (let n = 0; n < 30; n += 1) {
      const asked = { act: 'renew-codes' }
      const told = await post(node, 'accounts.beginConfirm', asked, { from: officer, headers })
      assert.equal(told.status, 200, told.text)
      const said = await post(node, 'alerting.nothing', {}, { from: station, headers })
      assert.equal(said.status, 404)
      const { origin } = node.node
      const type = 'application/x-www-form-urlencoded'
      const sent = { ...headers, origin, 'content-type': type }
      const form = await send(node, '/en/report', { method: 'POST', body: 'a=b', headers: sent })
      assert.notEqual(form.status, 429)
    }
  } finally {
    await node.remove()
  }
})

test('whoever asks pages with questions of his own has few of them at once, and the page itself is there for all', async () => {
  const node = await startTestNode('sqlite', { TRUST_PROXY: '1' })
  try {
    let n = 0
    const ask = async (path: string, from = headers) =>
      (await send(node, path, { headers: { ...from, accept: 'text/html' } })).status
    const seen = []
    for (let round = 0; round < 20; round += 1)
      seen.push(
        ...(await Promise.all(Array.from({ length: 40 }, () => ask(`/en?flood=${(n += 1)}`)))),
      )
    const within = seen.filter((status) => status === 200).length
    assert.ok(within >= QUESTIONS.burst && within < seen.length, String(within))
    assert.equal(await ask('/en'), 200)
    const other = { 'x-forwarded-for': '203.0.113.9' }
    assert.equal(await ask('/en?search=polls', other), 200)
    const officer = await joined(node, 'alert-officer')
    const own = await send(node, '/en/console/alerts?a=b', { headers, from: officer })
    assert.equal(own.status, 200, 'who is known is no stranger')
  } finally {
    await node.remove()
  }
})
