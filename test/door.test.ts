// The web door as programs that the node does not know speak with it: what they offer, repeat and leave out.

import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import {
  type Intruder,
  joined,
  outputOf,
  post,
  postForm,
  rawRequest,
  send,
} from './support/attack.ts'
import { startTestNode, type TestNode } from './support/node.ts'

let node: TestNode
let admin: Intruder
before(async () => {
  node = await startTestNode('sqlite')
  admin = await joined(node, 'administrator')
})
after(() => node.remove())

/** What `curl --http2` sends over plain HTTP, and what Java's client sends unless told otherwise. */
const OFFER = [
  'Connection: Upgrade, HTTP2-Settings',
  'Upgrade: h2c',
  'HTTP2-Settings: AAMAAABkAAQAAAAAAAIAAAAA',
]

const asked = (request: string, ...lines: string[]) =>
  rawRequest(node, [`${request}`, ...lines, '', ''].join('\r\n'))

/** Longest that a busy machine takes for an answer. */
const ANSWER_MS = 20_000

/** Asks on a connection that the node closes behind its answer. */
const askedOnce = (request: string, ...lines: string[]) => {
  const sent = [request, 'Connection: close', ...lines, '', ''].join('\r\n')
  return rawRequest(node, sent, ANSWER_MS)
}

const headerOf = (answer: string, name: string) =>
  new RegExp(`^${name}: (.*)\r$`, 'im').exec(answer)?.[1] ?? null

test('an upgrade to a protocol that the node does not speak is ignored, and the request answered', async () => {
  for (const path of [
    '/healthz',
    '/en',
    '/api/openapi.json',
    '/log/checkpoint',
    '/alerts.atom',
    '/stream/heartbeat',
  ]) {
    const plain = await askedOnce(`GET ${path} HTTP/1.1`, 'Host: x')
    const offered = await askedOnce(`GET ${path} HTTP/1.1`, 'Host: x', ...OFFER)
    assert.match(plain, /^HTTP\/1\.1 200 /, path)
    assert.match(offered, /^HTTP\/1\.1 200 /, path)
  }
  const body = '{}'
  const lines = [
    `Origin: ${node.node.origin}`,
    'Content-Type: application/json',
    'Content-Length: 2',
  ]
  const sent = await askedOnce(
    'POST /api/accounts.beginSignIn HTTP/1.1',
    'Host: x',
    ...OFFER,
    ...lines,
    '',
    body,
  )
  assert.match(sent, /^HTTP\/1\.1 200 /)
  assert.match(sent, /"challengeId"/)
})

test('a connection goes on after an upgrade that was ignored', async () => {
  const first = ['GET /healthz HTTP/1.1', 'Host: x', ...OFFER, '', ''].join('\r\n')
  const second = ['GET /healthz HTTP/1.1', 'Host: x', 'Connection: close', '', ''].join('\r\n')
  const answers = await new Promise<string>((resolve, reject) => {
    const socket = connect(node.node.port, '127.0.0.1')
    let said = ''
    socket.setTimeout(20_000, () => socket.destroy(new Error(`no second answer after ${said}`)))
    socket.on('error', reject)
    socket.on('close', () => resolve(said))
    socket.once('data', () => socket.write(second))
    socket.on('data', (chunk) => (said += chunk.toString('latin1')))
    socket.write(first)
  })
  assert.equal(answers.match(/HTTP\/1\.1 200 /g)?.length, 2)
})

const handshake = (version: string, ...lines: string[]) =>
  asked(
    `GET /stream ${version}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    `Origin: ${node.node.origin}`,
    ...lines,
  )

test('a WebSocket handshake by HTTP/1.0, or without a host, is refused as one', async () => {
  const version = 'Sec-WebSocket-Version: 13'
  assert.match(await handshake('HTTP/1.0', 'Host: x', version), /^HTTP\/1\.1 400 /)
  assert.match(await handshake('HTTP/1.1', version), /^HTTP\/1\.1 400 /)
  assert.match(await handshake('HTTP/1.1', 'Host: x', version), /^HTTP\/1\.1 401 /)
})

test('a refused handshake says what it lacks: credentials, or the version of the protocol', async () => {
  const nobody = await handshake('HTTP/1.1', 'Host: x', 'Sec-WebSocket-Version: 13')
  assert.match(headerOf(nobody, 'WWW-Authenticate') ?? '', /^Bearer realm="/)
  const old = await handshake('HTTP/1.1', 'Host: x', 'Sec-WebSocket-Version: 8')
  assert.match(old, /^HTTP\/1\.1 426 /)
  assert.equal(headerOf(old, 'Upgrade'), 'websocket')
  assert.equal(headerOf(old, 'Sec-WebSocket-Version'), '13')
  assert.match(headerOf(old, 'Connection') ?? '', /\bupgrade\b/i)
})

test('whoever is not signed in is told how to come with credentials, in a way that opens no window of the browser', async () => {
  const challenge = async (path: string, headers = {}) => {
    const answer = await send(node, path, { headers })
    assert.equal(answer.status, 401, path)
    return answer.headers.get('www-authenticate')
  }
  assert.equal(await challenge('/api/accounts.me'), 'Bearer realm="Scrutineer"')
  assert.equal(await challenge('/stream/snapshot'), 'Bearer realm="Scrutineer"')
  const stale = { authorization: `Bearer ${'x'.repeat(40)}` }
  const told = await challenge('/api/accounts.me', stale)
  assert.equal(told, 'Bearer realm="Scrutineer", error="invalid_token"')
  const page = { accept: 'text/html', ...stale }
  assert.match((await challenge('/en', page)) ?? '', /^Bearer /)
})

test('a method that an address does not take is refused with those that it takes', async () => {
  const from = admin
  const known: [string, string][] = [
    ['/', 'GET, HEAD'],
    ['/healthz', 'GET, HEAD'],
    ['/en', 'GET, HEAD'],
    ['/en/help', 'GET, HEAD'],
    ['/en/sign-in', 'GET, HEAD, POST'],
    ['/api/openapi.json', 'GET, HEAD'],
    ['/api/accounts.me', 'GET, HEAD'],
    ['/api/accounts.signOut', 'POST'],
    ['/alerts.atom', 'GET, HEAD'],
    ['/log/checkpoint', 'GET, HEAD'],
    ['/stream/say', 'POST'],
    ['/robots.txt', 'GET, HEAD'],
  ]
  for (const [path, allowed] of known) {
    for (const method of [
      'PUT',
      'DELETE',
      'OPTIONS',
      'PATCH',
      ...(allowed.includes('POST') ? [] : ['POST']),
    ]) {
      const answer = await send(node, path, { method, from })
      assert.equal(answer.status, 405, `${method} ${path}`)
      assert.equal(answer.headers.get('allow'), allowed, `${method} ${path}`)
      assert.equal((JSON.parse(answer.text) as { code: string }).code, 'http.wrong_method')
    }
  }
  const query = await send(node, '/api/accounts.signOut', { from })
  assert.deepEqual([query.status, query.headers.get('allow')], [405, 'POST'])
  for (const method of ['PUT', 'OPTIONS', 'GET'])
    assert.equal((await send(node, '/en/nothing-here', { method })).status, 404, method)
})

test('HEAD is answered wherever GET is', async () => {
  for (const path of [
    '/healthz',
    '/en',
    '/alerts.atom',
    '/api/alerting.publicAlerts',
    '/robots.txt',
  ]) {
    const { status, text } = await send(node, path, { method: 'HEAD' })
    assert.deepEqual([status, text], [200, ''], path)
  }
})

test('only a proxy shows a public page that is a while old, no browser', async () => {
  const { headers } = await send(node, '/en/notices')
  assert.equal(headers.get('cache-control'), 'public, max-age=0, s-maxage=30')
})

test('what the log has said does not change, so every tile may be kept, of part of its width too', async () => {
  const auditor = await joined(node, 'auditor')
  for (let n = 0; n < 30; n += 1)
    await node.call('accounts.invite', { name: `Person ${n}`, role: 'analyst', area: '/' })
  await node.node.settled()
  const size = Number((await send(node, '/log/checkpoint')).text.split('\n')[1])
  const tile = await send(node, `/log/tile/0/000.p/${size}`)
  assert.equal(tile.status, 200)
  assert.equal(tile.headers.get('cache-control'), 'public, max-age=31536000, immutable')
  const path = `/log/tile/entries/000.p/${size}`
  const read = (encoding: string) =>
    send(node, path, { from: auditor, headers: { 'accept-encoding': encoding } })
  const [plain, packed] = [await read('identity'), await read('gzip')]
  assert.equal(plain.status, 200)
  assert.equal(plain.headers.get('cache-control'), 'private, max-age=31536000, immutable')
  assert.equal(plain.headers.get('content-encoding'), null)
  assert.equal(packed.headers.get('content-encoding'), 'gzip')
  assert.match(plain.headers.get('vary') ?? '', /Accept-Encoding/)
  assert.equal(packed.text, plain.text)
  for (const missing of ['/log/tile/0/000.p/255', '/log/tile/5/000']) {
    const answer = await send(node, missing)
    assert.deepEqual([answer.status, answer.headers.get('cache-control')], [404, 'no-store'])
  }
})

test('robots are told what is for the public and what is not, without a cookie and for a day', async () => {
  const answer = await send(node, '/robots.txt', { from: admin })
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-type') ?? '', /^text\/plain/)
  assert.equal(answer.headers.get('set-cookie'), null)
  assert.equal(answer.headers.get('cache-control'), 'public, max-age=86400')
  const [agent, ...rules] = answer.text.trimEnd().split('\n')
  assert.equal(agent, 'User-agent: *')
  const closed = rules.map((rule) => {
    const path = /^Disallow: (\/\S+)$/.exec(rule)?.[1] ?? assert.fail(rule)
    return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('*', '.*')}`)
  })
  const isClosed = (path: string) => closed.some((pattern) => pattern.test(path))
  for (const { path, surface, permission } of node.node
    .house('actual')
    ?.slices.flatMap(({ pages }) => pages) ?? []) {
    const isPublic =
      surface === 'public' && permission === 'anyone' && !['/join', '/sign-in'].includes(path)
    assert.equal(isClosed(`/en${path}`), !isPublic, path)
    assert.equal(isClosed(path), !isPublic, path)
    assert.ok(isClosed(`/exercise/en${path}`), path)
  }
  for (const path of [
    '/api/openapi.json',
    '/stream/heartbeat',
    '/log/checkpoint',
    '/en/report/mailbox',
  ])
    assert.ok(isClosed(path), path)
  for (const path of [
    '/',
    '/en',
    '/ar/help',
    '/ar/report',
    '/report',
    '/alerts.atom',
    '/static/x/scrutineer.css',
  ])
    assert.ok(!isClosed(path), path)
})

test('security.txt names a mailbox where the node has no https, and the page itself where it has', async () => {
  const fields = async () => {
    const { text } = await send(node, '/.well-known/security.txt')
    return Object.fromEntries(
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/: (.*)/).slice(0, 2)),
    ) as Record<string, string>
  }
  const plain = await fields()
  assert.match(plain['Contact'] ?? '', /^mailto:[^@\s]+@\S+$/)
  assert.equal(plain['Canonical'], undefined)
  const other = await startTestNode('sqlite', { SCRUTINEER_ORIGIN: 'https://node.example' })
  try {
    const { text } = await send(
      { ...other, node: { ...other.node, origin: `http://127.0.0.1:${other.node.port}` } },
      '/.well-known/security.txt',
    )
    assert.match(text, /^Contact: https:\/\/node\.example\/en\/help$/m)
    assert.match(text, /^Canonical: https:\/\/node\.example\/\.well-known\/security\.txt$/m)
    const page = await fetch(`http://127.0.0.1:${other.node.port}/en/help`, { redirect: 'manual' })
    assert.equal(page.status, 200)
    await page.body?.cancel()
  } finally {
    await other.remove()
  }
})

test('a form that every row has is refused in the row it was sent from, and keeps what was typed there', async () => {
  const routes: string[] = []
  for (const name of ['one', 'two']) {
    const contact = { channel: 'mail', address: `${name}@example.org`, language: 'en' }
    const made = outputOf<{ route: string }>(
      post(node, 'alerting.addContact', contact, { from: admin }),
    )
    routes.push((await made).route)
  }
  const [first = '', second = ''] = routes
  const code = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const { status, text } = await postForm(
    node,
    '/en/console/contacts',
    [
      ['_form', 'confirm'],
      ['_row', second],
      ['route', second],
      ['code', code],
    ],
    admin,
  )
  assert.equal(status, 400)
  assert.ok(text.includes(`<a href="#confirm-${second}-code">`), 'the summary leads to the row')
  const field = (route: string) =>
    new RegExp(`<input id="confirm-${route}-code"[^>]*>`).exec(text)?.[0] ?? ''
  assert.match(field(second), new RegExp(`value="${code}".* aria-invalid="true"`))
  assert.match(field(first), /value=""/)
  assert.doesNotMatch(field(first), /aria-invalid/)
})
