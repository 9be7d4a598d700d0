// The node's second address, of an onion service: what citizens need is there, what is for people with a role is not, and
// each address takes forms of its own pages alone.

import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, test } from 'node:test'
import type { Sender } from './support/attack.ts'
import { startTestNode, type TestNode } from './support/node.ts'
import { callsOf, openTestDesk } from './support/reports.ts'

const NAME = `${'scrutineer'.replace(/[^a-z2-7]/g, '').padEnd(56, 'a')}.onion`
const ONION = `http://${NAME}`
const SECURE = 'https://node.example'

/** What one drawing has for itself: the name of its form, and when it was. */
const OWN = /[0-9a-f]{8}-[0-9a-f-]{27}|<time[^>]*>[^<]*<\/time>/g

const linesOf = ({ text }: Answer) => text.replaceAll(OWN, '').split('\n')

let node: TestNode
before(async () => {
  node = await startTestNode('sqlite', {
    SCRUTINEER_ONION: ONION,
    SCRUTINEER_ONION_PORT: '0',
    SCRUTINEER_ORIGIN: SECURE,
    TRUST_PROXY: '1',
    METRICS_TOKEN: 'the-token-of-the-figures-123',
  })
  await openTestDesk(callsOf(node.node.house('actual')))
})
after(() => node.remove())

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

interface Asked {
  readonly headers?: Readonly<Record<string, string>>
  readonly form?: Readonly<Record<string, string>>
  readonly from?: Sender
  /** By the port of the onion service, as Tor does. */
  readonly byTor?: boolean
}

/** Asks the node as a proxy or Tor does: by loopback, with the name that the browser asked for. */
function ask(
  host: string,
  path: string,
  { headers = {}, form, from, byTor = false }: Asked = {},
): Promise<Answer> {
  const port = byTor ? node.node.onionPort : node.node.port
  const own = { host, accept: 'text/html', ...(from?.cookie && { cookie: from.cookie }) }
  const type = form && { 'content-type': 'application/x-www-form-urlencoded' }
  const method = form === undefined ? 'GET' : 'POST'
  return new Promise((resolve, reject) => {
    const asked = request(
      { port, host: '127.0.0.1', path, method, headers: { ...own, ...type, ...headers } },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (part: string) => void (text += part))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
        )
      },
    )
    asked.on('error', reject)
    asked.end(form && new URLSearchParams({ ...form }).toString())
  })
}

test('pages for everybody are the same at both addresses, and the usual one names the other', async () => {
  for (const path of ['/en', '/ar/agencies', '/en/report', '/en/report/mailbox', '/en/alerts']) {
    const [usual, onion] = [await ask('node.example', path), await ask(NAME, path)]
    assert.deepEqual([usual.status, onion.status], [200, 200], path)
    assert.deepEqual(linesOf(onion), linesOf(usual), path)
    assert.equal(usual.headers['onion-location'], `${ONION}${path}`)
    assert.equal(onion.headers['onion-location'], undefined)
    assert.match(String(usual.headers['strict-transport-security']), /includeSubDomains/)
    assert.equal(onion.headers['strict-transport-security'], undefined, 'there is no https there')
    assert.equal(onion.headers['set-cookie'], undefined)
    const away = [...onion.text.matchAll(/(?:href|src|action)="(https?:[^"]*)"/g)]
    assert.deepEqual(
      away.filter(([, to]) => to?.startsWith(SECURE)),
      [],
      'every link stays at the address',
    )
  }
  assert.equal((await ask(NAME.toUpperCase(), '/en/report')).status, 200)
  const begun = await ask(NAME, '/report', { headers: { 'accept-language': 'ar' } })
  assert.deepEqual([begun.status, begun.headers['location']], [302, '/ar/report'])
})

test('what is for people with a role and for machines is not at the onion address', async () => {
  const from = { cookie: `__Host-session=${'a'.repeat(43)}` }
  for (const path of [
    '/en/console',
    '/console',
    '/en/console/reports',
    '/exercise/en/console',
    '/en/station',
    '/en/sign-in',
    '/en/join',
    '/en/answer',
    '/api/openapi.json',
    '/api/reports.receiving',
    '/exercise/api/reports.receiving',
    '/stream',
    '/metrics',
  ]) {
    const answer = await ask(NAME, path, { from })
    assert.equal(answer.status, 404, path)
    assert.equal(answer.headers['set-cookie'], undefined)
  }
  const console_ = await ask('node.example', '/en/console', { from })
  assert.equal(console_.headers['onion-location'], undefined, 'nobody is led away from his desk')
})

test('each address takes forms of its own pages alone', async () => {
  const form = { step: 'begin' }
  const by = async (host: string, headers: Readonly<Record<string, string>>) =>
    (await ask(host, '/en/report', { form, headers })).status
  assert.equal(await by(NAME, { origin: ONION }), 200)
  assert.equal(await by('node.example', { origin: SECURE }), 200)
  assert.equal(await by(NAME, { origin: SECURE }), 403)
  assert.equal(await by('node.example', { origin: ONION }), 403)
  assert.equal(await by(NAME, {}), 403)
  assert.equal(await by(NAME, { origin: 'null' }), 403)
  assert.equal(await by('node.example', { origin: SECURE, 'sec-fetch-site': 'same-origin' }), 200)
  for (const site of ['cross-site', 'same-site', 'none'])
    assert.equal(await by('node.example', { origin: SECURE, 'sec-fetch-site': site }), 403, site)
})

test('the name of an onion service is checked at the start', async () => {
  const { readConfig } = await import('../src/core/config.ts')
  for (const wrong of ['https://x.onion', NAME, 'http://short.onion', `${ONION}/en`, `${ONION}:80`])
    assert.throws(() => readConfig({ SCRUTINEER_ONION: wrong }), /SCRUTINEER_ONION/)
  assert.equal(readConfig({ SCRUTINEER_ONION: `${ONION}/` }).onion, ONION)
})

test('whatever who comes by Tor writes, he has what the onion address has, and no address of his own', async () => {
  const hosts = [NAME, `${NAME}:80`, `www.${NAME}`, 'node.example', 'localhost']
  for (const host of hosts) {
    const by = { byTor: true, headers: { 'x-forwarded-for': '127.0.0.1' } }
    for (const path of ['/metrics', '/readyz', '/healthz', '/en/sign-in', '/en/console', '/api/x'])
      assert.equal((await ask(host, path, by)).status, 404, `${host} ${path}`)
    const page = await ask(host, '/en/report', by)
    assert.equal(page.status, 200, host)
    assert.equal(page.headers['onion-location'], undefined)
    assert.equal(page.headers['strict-transport-security'], undefined)
  }
  const form = { step: 'begin' }
  const headers = { origin: SECURE }
  const foreign = await ask('node.example', '/en/report', { byTor: true, form, headers })
  assert.equal(foreign.status, 403, 'forms are of its own pages')
  assert.equal((await ask('node.example', '/readyz')).status, 200)
})
