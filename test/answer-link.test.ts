// The link of a mail through the real door: whoever opens it only reads, and only the page itself can answer.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Action } from '../src/core/action.ts'
import { templateContent } from '../src/domains/alerting/index.ts'
import { person } from './support/house.ts'
import { startTestNode, type TestNode } from './support/node.ts'
import { type SmtpSink, startSmtp } from './support/smtp.ts'

const LINK = /\/en\/answer\/[\w-]+/

/** An alert that two released and that was mailed to a station with a mailbox; gives it and the path of the mail's link. */
async function mailed(house: TestNode, smtp: SmtpSink): Promise<{ alert: string; path: string }> {
  const { call } = house
  const north = { parent: '/', name: 'North', kind: 'region' }
  const { path: area } = await call<{ path: string }>('territory.addArea', north)
  const added = { number: '7', name: 'Hall', area }
  const { station } = await call<{ station: string }>('territory.addStation', added)
  const to = { ownerKind: 'station', owner: station, station, area }
  const way = { channel: 'mail', address: 'hall@stations.example', hasConsent: true }
  await call('alerting.addRoute', { ...to, ...way })
  const first = { severity: 'Severe', n: 1, waitS: 0, predicate: 'unacknowledged' }
  const mail = { channel: 'mail', target: 'station', repeatEveryS: 0, maxRepeats: 0 }
  await call('alerting.setStep', { ...first, ...mail })
  const content = templateContent({ event: 'DDOS', severity: 'Severe', areas: [area] })
  const actual = house.node.house('actual')
  assert.ok(actual)
  const as = async (who: string, action: string, input: object) => {
    const actor = person(who, [
      'alerting:draft',
      'alerting:read',
      'alerting:release',
      'territory:read',
    ])
    return (await actual.runner.call(actor, actual.action(action) as Action, input)).output
  }
  const { alert } = (await as('first', 'alerting.draft', { content })) as { alert: string }
  await as('first', 'alerting.propose', { alert, confirmed: ['en', 'ar'] })
  const { read } = (await as('second', 'alerting.preview', { alert })) as { read: string }
  await as('second', 'alerting.issue', { alert, count: 1, read })
  const [raw = ''] = await smtp.received(1)
  // Quoted-printable: long lines go on after an equals sign.
  const [path = ''] = LINK.exec(raw.replaceAll('=\r\n', '')) ?? []
  assert.notEqual(path, '')
  return { alert, path }
}

test('a mail’s link answers only by the button of its own page', async () => {
  const smtp = await startSmtp()
  const house = await startTestNode('sqlite', {
    SMTP_URL: smtp.url,
    SMTP_FROM: 'node@elections.example',
  })
  try {
    const { alert, path } = await mailed(house, smtp)
    const address = `${house.node.origin}${path}`
    const answers = async () => {
      const input = { alert, limit: 10 }
      const { items } = await house.call<{ items: { answer: string }[] }>('alerting.answers', input)
      return items.map(({ answer }) => answer)
    }
    const page = await (await fetch(`${address}?a=done`)).text()
    assert.match(page, /value="done" checked/)
    for (const method of ['GET', 'HEAD']) {
      assert.equal((await fetch(`${address}?a=done`, { method })).status, 200)
    }
    assert.deepEqual(await answers(), [])

    const valueOf = (name: string) =>
      new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? ''
    const fields = { _form: 'answer', _key: valueOf('_key'), token: valueOf('token') }
    const send = (more: Record<string, string>, origin: string | null = house.node.origin) =>
      fetch(address, {
        method: 'POST',
        redirect: 'manual',
        headers: origin === null ? {} : { origin },
        body: new URLSearchParams({ ...fields, answer: 'done', ...more }),
      })
    assert.ok((await send({})).status >= 400)
    assert.ok((await send({ proof: 'x'.repeat(32) })).status >= 400)
    const proof = valueOf('proof')
    assert.ok((await send({ proof }, 'https://elsewhere.example')).status >= 400)
    assert.deepEqual(await answers(), [])

    assert.equal((await send({ proof })).status, 303)
    assert.deepEqual(await answers(), ['done'])
    assert.match(await (await fetch(address)).text(), /Understood and done/)
  } finally {
    await house.remove()
    smtp.close()
  }
})
