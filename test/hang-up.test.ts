// Clients that hang up in the middle: no fault of the node, so its log has nothing of it. A real fault is in the log.

import assert from 'node:assert/strict'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { newSecret } from '../src/core/id.ts'
import { enrolledDevice, type Intruder, joined, post, send } from './support/attack.ts'
import { startTestNode, type TestNode } from './support/node.ts'
import { runAside } from './support/tamper.ts'

const SMS_SECRET = newSecret()

/** Clients that hang up at each place, one after the other. */
const TIMES = 5

/** Longest that the node may take to see that one is gone. */
const LIMIT_MS = 10_000

let node: TestNode
let admin: Intruder
let device: string
before(async () => {
  node = await startTestNode('sqlite', { SMS_IN_SECRET: SMS_SECRET })
  admin = await joined(node, 'administrator')
  device = await enrolledDevice(node, admin)
})
after(() => node.remove())

/** The head of a request by `cookie`, as a page of the node would send it. */
function head(line: string, cookie: string, more: readonly string[] = []): string {
  const { origin } = node.node
  const lines = [`${line} HTTP/1.1`, 'Host: x', `Origin: ${origin}`, `Cookie: ${cookie}`, ...more]
  return `${lines.join('\r\n')}\r\n\r\n`
}

const halfBody = (type: string) => [`Content-Type: ${type}`, 'Content-Length: 5000']
const FORM = 'application/x-www-form-urlencoded'
const PARTS = 'multipart/form-data; boundary=b'
const PART = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nnumber,'
const SOCKET = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
]

/** What is said before the client is gone, by place. */
const SAID: Readonly<Record<string, () => string>> = {
  'a command of the API': () =>
    `${head('POST /api/territory.addArea', admin.cookie, halfBody('application/json'))}{"parent":`,
  'a form': () => `${head('POST /en/console/me', admin.cookie, halfBody(FORM))}_form=`,
  'an upload': () => `${head('POST /en/console/me', admin.cookie, halfBody(PARTS))}${PART}`,
  'what a station says': () =>
    `${head('POST /stream/say', device, halfBody('application/json'))}[{"t":`,
  'a reply by SMS': () => `${head(`POST /sms/in/${SMS_SECRET}`, '', halfBody(FORM))}from=`,
  'a poll of the stream': () => head('GET /stream/log?after=0&wait=20', device),
  'the events of the stream': () => head('GET /stream/events', device),
  'the socket of the stream': () => head('GET /stream', device, SOCKET),
  'the live parts of a page': () => head('GET /en/console?_live=1', admin.cookie),
  'a page': () => head('GET /en/console', admin.cookie),
}

/** Resolves when the node knows that the client of the next request is gone. */
function noticed(): { readonly done: Promise<unknown>; stop(): void } {
  const started = Promise.withResolvers<ServerResponse>()
  const onStart = (message: unknown) =>
    started.resolve((message as { response: ServerResponse }).response)
  subscribe('http.server.request.start', onStart)
  const signal = AbortSignal.timeout(LIMIT_MS)
  return {
    done: started.promise.then((response) =>
      response.destroyed ? undefined : once(response, 'close', { signal }),
    ),
    stop: () => void unsubscribe('http.server.request.start', onStart),
  }
}

/** Says it, and hangs up by a reset or in the usual way once the node has begun with it. */
async function hangUp(said: string, isReset: boolean): Promise<void> {
  const socket = connect(node.node.port, '127.0.0.1')
  socket.on('error', () => {})
  const gone = noticed()
  try {
    await new Promise((resolve) => socket.write(said, resolve))
    // A whole other request: what came before it was taken in.
    await send(node, '/healthz')
    if (isReset) socket.resetAndDestroy()
    else socket.destroy()
    await gone.done
  } finally {
    gone.stop()
  }
}

for (const [place, said] of Object.entries(SAID)) {
  test(`who hangs up is not in the log: ${place}`, async (t) => {
    const printed = ['info', 'error', 'warn'].map((name) =>
      t.mock.method(console, name as 'info', () => {}),
    )
    const before = node.log.length
    for (let n = 0; n < TIMES; n += 1) await hangUp(said(), n % 2 === 0)
    // Whoever asks next is answered after the node is done with those.
    for (let n = 0; n < TIMES; n += 1) assert.equal((await send(node, '/healthz')).status, 200)
    assert.deepEqual(node.log.slice(before), [])
    assert.deepEqual(
      printed.flatMap(({ mock }) => mock.calls.map((call) => call.arguments)),
      [],
    )
  })
}

test('a fault of the node is in the log, whether or not the client is still there', async () => {
  const place = { file: join(node.env['SCRUTINEER_DATA'] ?? '', 'scrutineer.db') }
  await runAside(place, 'alter table area rename to gone')
  try {
    const before = node.log.length
    const answer = await post(
      node,
      'territory.addArea',
      { parent: '/', name: 'A' },
      { from: admin },
    )
    assert.equal(answer.status, 500)
    assert.match(node.log.slice(before).join('\n'), /^incident \w+: .*no such table/)
    const seen = node.log.length
    const body = JSON.stringify({ parent: '/', name: 'B' })
    const whole = head('POST /api/territory.addArea', admin.cookie, [
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
    ])
    await hangUp(`${whole}${body}`, true)
    await send(node, '/healthz')
    assert.match(node.log.slice(seen).join('\n'), /^incident \w+: .*no such table/)
  } finally {
    await runAside(place, 'alter table gone rename to area')
  }
})
