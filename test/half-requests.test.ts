// Connections that say half a thing, or nothing: on the plain and on the encrypted door.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { after, before, test } from 'node:test'
import { connect as connectSecurely } from 'node:tls'
import { type Listening, listen } from '../src/http/serve.ts'
import { makeLeaf } from './support/certificates.ts'

/** What the node promises. */
const LIMIT_MS = 10_000

let plain: Listening
let secure: Listening
before(async () => {
  const { chainFile: cert, keyFile: key } = makeLeaf({ names: ['node.example'] })
  const common = { host: '127.0.0.1', port: 0, log: () => {} }
  plain = await listen(() => new Response('here'), { ...common, tls: null })
  secure = await listen(() => new Response('here'), { ...common, tls: { cert, key } })
})
after(async () => {
  await Promise.all([plain.close(), secure.close()])
})

/** Whether the other side ends the connection within the limit, whatever it is sent. */
async function isEnded(socket: Socket, said: string): Promise<boolean> {
  socket.on('error', () => {})
  socket.resume()
  socket.write(said)
  const timer = setTimeout(() => socket.destroy(new Error('still open')), LIMIT_MS)
  let isLate = false
  socket.on('error', ({ message }) => (isLate ||= message === 'still open'))
  await once(socket, 'close').catch(() => {})
  clearTimeout(timer)
  return !isLate
}

test('half a head, none, and half a handshake end within ten seconds; the next client is served', async () => {
  const half = 'GET /en HTTP/1.1\r\nHost: node.example\r\n'
  const toPlain = () => connect(plain.port, '127.0.0.1')
  const toSecure = () => connect(secure.port, '127.0.0.1')
  const through = () =>
    connectSecurely({ port: secure.port, host: '127.0.0.1', rejectUnauthorized: false })
  const ended = await Promise.all([
    isEnded(toPlain(), half),
    isEnded(toPlain(), ''),
    isEnded(toSecure(), ''),
    isEnded(toSecure(), '\u0016\u0003\u0001'),
    isEnded(through(), half),
    isEnded(through(), ''),
  ])
  assert.deepEqual(ended, [true, true, true, true, true, true])
  assert.equal((await fetch(`http://127.0.0.1:${plain.port}/`)).status, 200)
  assert.equal(secure.connections().open, 0)
})
