// An attack by connections: thousands that say nothing, half a thing or nonsense, and every bad frame on a device's socket.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { WebSocket } from 'ws'
import { newCode } from '../../src/core/id.ts'
import { type ChildNode, startChildNode } from './child-node.ts'

/** Whoever says half a thing is ended within nine seconds; the rest is for a machine that has more to do. */
const ENDED_MS = 20_000
/** Longest that anybody else may wait for an answer while it goes on. */
const STALL_MS = 5_000
const LOOK_MS = 100
/** Connections open at once: below what a process may have, on both sides. */
const AT_ONCE = 1_000

const post = (length: string, body = '') =>
  `POST /api/accounts.beginSignIn HTTP/1.1\r\nHost: x\r\nOrigin: http://x\r\n${length}\r\n\r\n${body}`
const upgrade = (more: string) =>
  `GET /stream HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${more}\r\n\r\n`

/** What a connection says before it waits for its end. */
const ODD: readonly (string | Buffer)[] = [
  '',
  'G',
  'GET /en HTTP/1.1\r\n',
  `GET /en HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(15_000)}`,
  `GET /en HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`,
  `GET /en HTTP/1.1\r\n${'A: b\r\n'.repeat(3_000)}\r\n`,
  'GET /en HTTP/9.9\r\n\r\n',
  'GET /en\r\n\r\n',
  'GET /%ff%fe%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  'GET /en HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n',
  'CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n',
  'TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  `${'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(50)}X`,
  post('Content-Length: 5\r\nTransfer-Encoding: chunked', '0\r\n\r\n'),
  post('Content-Length: -1'),
  post('Content-Length: 99999999999999999999'),
  post('Content-Length: 100000\r\nConnection: close', 'x'),
  post('Transfer-Encoding: chunked\r\nConnection: close', 'zz\r\n'),
  post('Transfer-Encoding: chunked\r\nConnection: close', `${'f'.repeat(16)}\r\nx`),
  post('Content-Length: 60000\r\nConnection: close', '['.repeat(60_000)),
  upgrade('Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x'),
  upgrade('Sec-WebSocket-Version: 99\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='),
  upgrade('Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='),
  Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]),
  Buffer.alloc(5_000, 0xff),
]

const MASK = [0x11, 0xa2, 0x03, 0xf4]
const masked = (bytes: Uint8Array) => bytes.map((byte, n) => byte ^ (MASK[n % 4] ?? 0))
const frame = (first: number, payload: string | Uint8Array = '') => {
  const bytes = Buffer.from(payload as string)
  return Buffer.from([first, 0x80 | bytes.byteLength, ...MASK, ...masked(bytes)])
}
const many = (count: number, bytes: Buffer) => Buffer.concat(Array<Buffer>(count).fill(bytes))
const TEXT = 0x81

/** Bytes that no client of the stream sends, by what is wrong with them. */
const BAD_FRAMES: Readonly<Record<string, Buffer>> = {
  'without a mask': Buffer.from([TEXT, 2, 0x7b, 0x7d]),
  'with the first reserved bit': frame(TEXT | 0x40, '{}'),
  'with the second reserved bit': frame(TEXT | 0x20, '{}'),
  'with the third reserved bit': frame(TEXT | 0x10, '{}'),
  binary: frame(0x82, '{}'),
  'of an unknown kind': frame(0x83, '{}'),
  'of an unknown kind of control': frame(0x8b, ''),
  'that goes on from nothing': frame(0x80, '{}'),
  'that begins inside a message': Buffer.concat([frame(0x01, '{'), frame(TEXT, '}')]),
  'a ping in pieces': frame(0x09, 'x'),
  'a ping too long': Buffer.from([0x89, 0xfe, 0, 126, ...MASK]),
  'a short length in two bytes': Buffer.from([TEXT, 0xfe, 0, 5, ...MASK]),
  'a short length in eight bytes': Buffer.from([TEXT, 0xff, 0, 0, 0, 0, 0, 0, 1, 0, ...MASK]),
  'a length beyond all numbers': Buffer.from([TEXT, 0xff, ...Array(8).fill(0xff), ...MASK]),
  'a message too long': Buffer.from([TEXT, 0xfe, 0x10, 0x01, ...MASK]),
  'a message too long in pieces': Buffer.concat([
    Buffer.from([0x01, 0xfe, 0x10, 0x00, ...MASK]),
    Buffer.alloc(4_096),
    frame(0x80, 'x'),
  ]),
  'broken text': frame(TEXT, Buffer.from([0xc3, 0x28])),
  'a close of one byte': frame(0x88, 'x'),
  'a close with a status of nobody': frame(0x88, Buffer.from([3, 237])),
  'text that is no message': frame(TEXT, '[]'),
  'a hundred thousand empty pieces': Buffer.concat([frame(0x01), many(100_000, frame(0x00))]),
  'a thousand pings': many(1_000, frame(0x89, 'x')),
}

/** Says `bytes` from an address of its own and gives all that was answered until the other side ended it. */
function odd(port: number, n: number, bytes: string | Buffer): Promise<string> {
  const localAddress = `127.0.${1 + (n % 100)}.${1 + (Math.floor(n / 100) % 200)}`
  return untilEnded(connect({ port, host: '127.0.0.1', localAddress }), bytes)
}

function untilEnded(socket: Socket, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const answer: Buffer[] = []
    const timer = setTimeout(() => {
      socket.destroy()
      reject(new Error(`still open after ${bytes.slice(0, 60).toString()}`))
    }, ENDED_MS)
    // A reset is an end as well.
    socket.on('error', () => {})
    socket.on('data', (chunk) => answer.push(chunk))
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(Buffer.concat(answer).toString('latin1'))
    })
    socket.write(bytes)
  })
}

/** Opens a device's socket by hand and sends a bad frame on it. */
async function badFrame(at: Attacked, bytes: Buffer): Promise<void> {
  const { cookie, origin, port } = at
  const socket = connect(port, '127.0.0.1')
  socket.write(
    upgrade(
      `Origin: ${origin}\r\nCookie: ${cookie}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==`,
    ),
  )
  const [head] = (await once(socket, 'data', { signal: AbortSignal.timeout(ENDED_MS) })) as [Buffer]
  assert.match(head.toString('latin1'), /^HTTP\/1\.1 101 /)
  await untilEnded(socket, bytes)
}

interface Attacked {
  readonly origin: string
  readonly port: number
  /** Of a device that may follow the stream. */
  readonly cookie: string
}

async function enrolled(node: ChildNode): Promise<Attacked> {
  const { path: area } = await node.call<{ path: string }>('territory.addArea', {
    parent: '/',
    name: `District ${newCode(8)}`,
  })
  const facts = { number: newCode(8), name: 'School', area }
  const { station } = await node.call<{ station: string }>('territory.addStation', facts)
  const { secret } = await node.call<{ secret: string }>('accounts.offerDevice', { station })
  const answer = await fetch(`${node.origin}/api/accounts.enrolDevice`, {
    method: 'POST',
    body: JSON.stringify({ secret }),
    headers: { origin: node.origin, 'content-type': 'application/json' },
  })
  const [cookie = ''] = (answer.headers.getSetCookie()[0] ?? '').split(';', 1)
  return { origin: node.origin, port: Number(new URL(node.origin).port), cookie }
}

/** Asks again and again until `work` is done; throws when an answer did not come in time, or was none. */
async function servedDuring(origin: string, work: Promise<unknown>): Promise<number> {
  let isOver = false
  const done = work.finally(() => (isOver = true))
  // It may fail while an answer is awaited; it is thrown below.
  done.catch(() => {})
  let looks = 0
  while (!isOver) {
    const { status } = await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(STALL_MS) })
    assert.equal(status, 200)
    looks += 1
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, LOOK_MS))])
  }
  await done
  return looks
}

async function oddConnections({ port }: Attacked, count: number): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, n) => from + n)
    const answers = await Promise.all(some.map((n) => odd(port, n, ODD[n % ODD.length] ?? '')))
    for (const [n, answer] of answers.entries())
      assert.doesNotMatch(answer, /^HTTP\/1\.1 5/m, `${ODD[(from + n) % ODD.length]}`)
  }
}

/** Connections of one network that the node holds without knowing anybody behind them, and how many more are opened. */
const STRANGERS = 2_000
const MORE = 50
/** Opened at a time: fewer than a kernel keeps waiting at a door, which would drop the rest and not tell the node of them. */
const OPENED_AT_ONCE = 200
/** After this time the node ends whoever has said nothing, full or not. */
const SILENCE_MS = 8_000

/** Opens more connections from one address than it may hold; whether others have room, and as many as are too many were ended. */
async function oneNetwork({ port, origin }: Attacked): Promise<void> {
  const held: Socket[] = []
  const begun = performance.now()
  try {
    await servedDuring(origin, openTooMany(port, held))
    const ended = held.filter(({ closed }) => closed).length
    const isQuick = performance.now() - begun < SILENCE_MS
    assert.ok(!isQuick || ended < 2 * MORE, 'the others are still there')
  } finally {
    for (const socket of held) socket.destroy()
  }
}

/** Puts the connections into `held`, ended ones too; resolves when `MORE` of them were ended, rejects when that does not come. */
async function openTooMany(port: number, held: Socket[]): Promise<void> {
  let ended = 0
  const enough = Promise.withResolvers<void>()
  const timer = setTimeout(() => enough.reject(new Error(`only ${ended} ended`)), ENDED_MS)
  while (held.length < STRANGERS + MORE) {
    const some = Array.from({ length: Math.min(OPENED_AT_ONCE, STRANGERS + MORE - held.length) })
    const opened = some.map(() => {
      const socket = connect({ port, host: '127.0.0.1', localAddress: '127.0.201.1' })
      socket.on('error', () => {})
      socket.on('close', () => {
        ended += 1
        if (ended === MORE) enough.resolve()
      })
      // Without this its end would never be read.
      socket.resume()
      held.push(socket)
      return new Promise((resolve) => socket.once('connect', resolve).once('close', resolve))
    })
    await Promise.all(opened)
  }
  await enough.promise.finally(() => clearTimeout(timer))
}

/**
 * Attacks a node in a process of its own with so many odd connections and every bad frame. Throws where one of them is
 * answered with a 5xx or is not ended, where anybody else waits too long, a station loses the stream, the node tells of a
 * fault, or the log is not sound afterwards.
 */
export async function attackByConnections(count: number): Promise<void> {
  const node = await startChildNode()
  try {
    const at = await enrolled(node)
    const other = await enrolled(node)
    const station = new WebSocket(`ws://127.0.0.1:${at.port}/stream?after=`, {
      headers: { cookie: other.cookie, origin: at.origin },
    })
    await new Promise((resolve, reject) => station.once('open', resolve).once('error', reject))
    await oneNetwork(at)
    const looks = await servedDuring(at.origin, oddConnections(at, count))
    assert.ok(looks > 10, 'it was looked at meanwhile')
    for (const bytes of Object.values(BAD_FRAMES)) {
      await servedDuring(at.origin, badFrame(at, bytes))
    }
    assert.equal(Object.keys(BAD_FRAMES).length, 22)
    assert.equal(station.readyState, WebSocket.OPEN)
    station.terminate()
    const printed = await node.printed(/^[\s\S]*$/)
    assert.doesNotMatch(printed, /incident|error|gateway:/i)
    await node.stop()
    const { code, out } = await node.run('verify')
    assert.equal(code, 0, out)
  } finally {
    await node.remove()
  }
}
