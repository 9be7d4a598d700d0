import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { PassThrough } from 'node:stream'
import { test, type TestContext } from 'node:test'
import { TLSSocket } from 'node:tls'
import { ANONYMOUS } from '../core/actor.ts'
import { outletOf, writeAtOnce } from './at-once.ts'
import type { Wire } from './ring.ts'
import { socketClient } from './websocket.ts'

/** Both ends of fresh connections; whatever is left open ends with the test. */
async function pairs(t: TestContext) {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  return async (): Promise<{ here: Socket; there: Socket }> => {
    const accepted = once(server, 'connection')
    const there = connect((server.address() as AddressInfo).port, '127.0.0.1')
    const [here] = (await accepted) as [Socket]
    for (const end of [here, there]) {
      end.on('error', () => {})
      t.after(() => end.destroy())
    }
    return { here, there }
  }
}

/** Reads until so many bytes came. */
async function read(from: Socket, bytes: number): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of from) {
    chunks.push(chunk)
    if (Buffer.concat(chunks).byteLength >= bytes) break
  }
  return Buffer.concat(chunks).toString()
}

const speaker = { actor: ANONYMOUS, station: 's1', area: '/', headers: {} }
const wire = (text: string): Wire => ({
  line: text,
  socket: Buffer.from(text),
  event: Buffer.alloc(0),
})

test('a plain connection has an outlet, an encrypted one and any other stream have none', async (t) => {
  const pair = await pairs(t)
  const { here } = await pair()
  assert.notEqual(outletOf(here), null)
  assert.equal(outletOf(new TLSSocket(here)), null)
  assert.equal(outletOf(new PassThrough()), null)
})

test('bytes go out at once; a full buffer takes what it has room for', async (t) => {
  const pair = await pairs(t)
  const { here, there } = await pair()
  const outlet = outletOf(here)
  assert.ok(outlet)
  assert.equal(writeAtOnce(outlet, Buffer.from('hello')), 5)
  assert.equal(await read(there, 5), 'hello')
  const second = await pair()
  const full = outletOf(second.here)
  assert.ok(full)
  let [taken, rounds] = [1, 0]
  for (; taken > 0 && rounds < 1000; rounds += 1) taken = writeAtOnce(full, Buffer.alloc(100_000))
  assert.equal(taken, 0)
})

test('a closed connection takes nothing, and whoever got its number hears nothing', async (t) => {
  const pair = await pairs(t)
  const { here } = await pair()
  const outlet = outletOf(here)
  assert.ok(outlet)
  const number = outlet.fd
  here.destroy()
  assert.equal(writeAtOnce(outlet, Buffer.from('stray')), 0)
  await once(here, 'close')
  let isUsedAgain = false
  const heard: Buffer[] = []
  for (let n = 0; n < 20; n += 1) {
    const next = await pair()
    isUsedAgain ||= outletOf(next.here)?.fd === number || outletOf(next.there)?.fd === number
    for (const end of [next.here, next.there]) end.on('data', (chunk) => heard.push(chunk))
  }
  assert.ok(
    isUsedAgain,
    'the number was not given to another connection, so this test shows nothing',
  )
  assert.equal(writeAtOnce(outlet, Buffer.from('stray')), 0)
  await new Promise((resolve) => setTimeout(resolve, 50))
  assert.deepEqual(heard, [])
})

test('lines arrive whole and in order, whichever way each of them went', async (t) => {
  const pair = await pairs(t)
  const { here, there } = await pair()
  there.pause()
  let left = 0
  const client = socketClient(here, Buffer.alloc(0), {
    ...speaker,
    hear: () => {},
    left: () => (left += 1),
  })
  const lines = Array.from(
    { length: 400 },
    (_, n) => `${String(n).padStart(5, '0')}${'x'.repeat(9_994)}\n`,
  )
  let sent = 0
  // Some through the descriptor, then until the kernel takes no more and the stream has to wait, and so again.
  const reading = read(there, lines.join('').length)
  while (sent < lines.length) {
    while (sent < lines.length && client.queued() < 30_000) client.send(wire(lines[sent++] ?? ''))
    await new Promise((resolve) => setImmediate(resolve))
  }
  assert.equal(await reading, lines.join(''))
  assert.equal(left, 0)
})
