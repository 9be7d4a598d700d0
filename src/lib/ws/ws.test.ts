import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { test } from 'node:test'
import fc from 'fast-check'
import { WebSocket } from 'ws'
import { anyCharacter } from '../../../test/support/any-character.ts'
import {
  WsError,
  acceptKey,
  clientFrameDecoder,
  serverCloseFrame,
  serverControlFrame,
  serverTextFrame,
} from './ws.ts'
import type { ClientMessage } from './ws.ts'

const MASK = Buffer.from([0x11, 0xa2, 0x03, 0xf4])
const LIMIT = 70_000

interface FrameOptions {
  fin?: boolean
  masked?: boolean
  reserved?: number
}

/** A client frame as the standard builds it. */
function clientFrame(opcode: number, payload: Uint8Array, options: FrameOptions = {}): Buffer {
  const { fin = true, masked = true, reserved = 0 } = options
  const length = payload.byteLength
  const bit = masked ? 0x80 : 0
  const size =
    length < 126
      ? [bit | length]
      : length < 65_536
        ? [bit | 126, length >> 8, length & 255]
        : [bit | 127, 0, 0, 0, 0, 0, (length >> 16) & 255, (length >> 8) & 255, length & 255]
  const body = masked ? payload.map((byte, i) => byte ^ (MASK[i % 4] ?? 0)) : payload
  const start = Buffer.from([(fin ? 0x80 : 0) | (reserved << 4) | opcode, ...size])
  return Buffer.concat(masked ? [start, MASK, body] : [start, body])
}

/** Everything a decoder hands out, pieces of messages too. */
function decodePieces(chunks: readonly Uint8Array[], maxPayload = LIMIT): ClientMessage[] {
  const decoder = clientFrameDecoder({ maxPayload })
  return chunks.flatMap((chunk) => [...decoder.decode(chunk)])
}

function decodeAll(chunks: readonly Uint8Array[], maxPayload = LIMIT): ClientMessage[] {
  return decodePieces(chunks, maxPayload).filter(({ type }) => type !== 'piece')
}

function refusal(bytes: Uint8Array, maxPayload = LIMIT): [string, number] {
  try {
    decodeAll([bytes], maxPayload)
  } catch (error) {
    assert.ok(error instanceof WsError, String(error))
    return [error.code, error.closeCode]
  }
  throw new assert.AssertionError({ message: 'the frame was accepted' })
}

/** Cuts bytes at arbitrary places. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...places.map((place) => place % (bytes.byteLength + 1)), bytes.byteLength]
  const sorted = ends.toSorted((a, b) => a - b)
  return sorted.map((end, index) => bytes.subarray(sorted[index - 1] ?? 0, end))
}

const text = fc.string({ unit: anyCharacter, maxLength: 300 }).map((value) => value.toWellFormed())
const control = fc.record({
  type: fc.constantFrom('ping' as const, 'pong' as const),
  payload: fc.uint8Array({ maxLength: 125 }).map((bytes) => Buffer.from(bytes)),
})
/** A text with the sizes of its fragments and the control messages between them. */
const spoken = fc.record({
  text,
  cuts: fc.array(fc.nat(600), { maxLength: 3 }),
  between: fc.array(control, { maxLength: 2 }),
})

test('messages come out the same however they were fragmented and cut into chunks', () => {
  fc.assert(
    fc.property(
      fc.array(spoken, { maxLength: 4 }),
      fc.array(fc.nat(), { maxLength: 30 }),
      (all, places) => {
        const frames: Buffer[] = []
        const expected: ClientMessage[] = []
        for (const { text: said, cuts, between } of all) {
          const parts = cut(Buffer.from(said), cuts)
          parts.forEach((part, index) => {
            frames.push(clientFrame(index === 0 ? 1 : 0, part, { fin: index === parts.length - 1 }))
            if (index > 0 || parts.length === 1) return
            for (const { type, payload } of between) {
              frames.push(clientFrame(type === 'ping' ? 9 : 10, payload))
              expected.push({ type, payload })
            }
          })
          expected.push({ type: 'text', text: said })
        }
        assert.deepEqual(decodeAll(cut(Buffer.concat(frames), places)), expected)
      },
    ),
    { numRuns: 150 },
  )
})

test('every length form is read, also byte by byte', () => {
  for (const length of [0, 1, 125, 126, 65_535, 65_536]) {
    const said = 'x'.repeat(length)
    const bytes = clientFrame(1, Buffer.from(said))
    assert.deepEqual(decodeAll([bytes]), [{ type: 'text', text: said }])
    const single = Array.from(bytes, (byte) => Uint8Array.of(byte))
    assert.deepEqual(decodeAll(single), [{ type: 'text', text: said }])
  }
})

test('arbitrary bytes give messages or a WsError, never anything else', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 5 }), (chunks) => {
      try {
        decodeAll(chunks, 100)
      } catch (error) {
        assert.ok(error instanceof WsError, String(error))
      }
    }),
    { numRuns: 200 },
  )
})

test('what a client may not send is refused with the status to close with', () => {
  const some = Buffer.from('hello')
  const first = clientFrame(1, some, { fin: false })
  const cases: readonly [Buffer, string, number][] = [
    [clientFrame(1, some, { masked: false }), 'not_masked', 1002],
    [clientFrame(1, some, { reserved: 4 }), 'reserved_bits', 1002],
    [clientFrame(1, some, { reserved: 1 }), 'reserved_bits', 1002],
    [clientFrame(2, some), 'binary_message', 1003],
    [clientFrame(3, some), 'unknown_opcode', 1002],
    [clientFrame(11, some), 'unknown_opcode', 1002],
    [clientFrame(0, some), 'unexpected_continuation', 1002],
    [Buffer.concat([first, clientFrame(1, some)]), 'continuation_expected', 1002],
    [clientFrame(9, some, { fin: false }), 'control_fragmented', 1002],
    [clientFrame(9, Buffer.alloc(126)), 'control_too_long', 1002],
    [Buffer.from([0x81, 0xfe, 0, 125, 0, 0, 0, 0]), 'bad_length', 1002],
    [Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0, 0, 255, 255, 0, 0, 0, 0]), 'bad_length', 1002],
    [Buffer.from([0x81, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 'bad_length', 1002],
    [clientFrame(1, Buffer.from([0xc3, 0x28])), 'bad_utf8', 1007],
    [clientFrame(8, Buffer.from([3])), 'bad_close', 1002],
    [clientFrame(8, Buffer.from([3, 237])), 'bad_close', 1002],
    [clientFrame(8, Buffer.from([3, 232, 0xff])), 'bad_utf8', 1007],
  ]
  for (const [bytes, code, closeCode] of cases) assert.deepEqual(refusal(bytes), [code, closeCode])
})

test('a message beyond the limit is refused from its header, whole or in fragments', () => {
  const header = clientFrame(1, Buffer.alloc(101)).subarray(0, 6)
  assert.deepEqual(refusal(header, 100), ['message_too_long', 1009])
  const huge = Buffer.from([0x81, 0xff, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  assert.deepEqual(refusal(huge), ['message_too_long', 1009])
  const half = clientFrame(1, Buffer.alloc(60), { fin: false })
  const rest = clientFrame(0, Buffer.alloc(41))
  assert.deepEqual(refusal(Buffer.concat([half, rest]), 100), ['message_too_long', 1009])
  assert.equal(decodeAll([half, clientFrame(0, Buffer.alloc(40))], 100).length, 1)
})

test('each frame is handed out once, so that who counts what comes counts empty pieces too', () => {
  const frames = [
    clientFrame(1, Buffer.from('a'), { fin: false }),
    clientFrame(0, Buffer.alloc(0), { fin: false }),
    clientFrame(9, Buffer.alloc(0)),
    clientFrame(0, Buffer.alloc(0), { fin: false }),
    clientFrame(0, Buffer.from('b')),
  ]
  assert.deepEqual(
    decodePieces([Buffer.concat(frames)]).map(({ type }) => type),
    ['piece', 'piece', 'ping', 'piece', 'text'],
  )
})

test('messages before a fault are handed out, nothing after it', () => {
  const decoder = clientFrameDecoder({ maxPayload: LIMIT })
  const good = clientFrame(1, Buffer.from('kept'))
  const seen: ClientMessage[] = []
  assert.throws(() => {
    for (const message of decoder.decode(Buffer.concat([good, clientFrame(3, good)])))
      seen.push(message)
  }, WsError)
  assert.deepEqual(seen, [{ type: 'text', text: 'kept' }])
  assert.deepEqual([...decoder.decode(good)], [])
})

test('a close is read with and without status, and nothing is read after it', () => {
  const bare = clientFrame(8, Buffer.alloc(0))
  assert.deepEqual(decodeAll([bare, clientFrame(1, Buffer.from('x'))]), [
    { type: 'close', code: null, reason: '' },
  ])
  const going = clientFrame(8, serverCloseFrame(1001, 'going').subarray(2))
  assert.deepEqual(decodeAll([Buffer.concat([going, bare])]), [
    { type: 'close', code: 1001, reason: 'going' },
  ])
})

test('the caller may reuse its read buffer between chunks', () => {
  const bytes = clientFrame(1, Buffer.from('steady'))
  const decoder = clientFrameDecoder({ maxPayload: LIMIT })
  const shared = Buffer.from(bytes.subarray(0, 8))
  assert.deepEqual([...decoder.decode(shared)], [])
  shared.fill(0)
  assert.deepEqual([...decoder.decode(bytes.subarray(8))], [{ type: 'text', text: 'steady' }])
})

test('the handshake answer is the one of the standard, and a bad key is refused', () => {
  assert.equal(acceptKey('dGhlIHNhbXBsZSBub25jZQ=='), 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=')
  for (const key of ['', 'dGhlIHNhbXBsZSBub25jZQ', 'dGhlIHNhbXBsZSBub25jZR==', 'a\r\nb']) {
    assert.throws(() => acceptKey(key), WsError)
  }
})

test('server frames carry the shortest length form and no mask', () => {
  assert.deepEqual(serverTextFrame(Buffer.from('Hello')), Buffer.from('810548656c6c6f', 'hex'))
  assert.equal(serverTextFrame(Buffer.alloc(126)).subarray(0, 4).toString('hex'), '817e007e')
  assert.equal(
    serverTextFrame(Buffer.alloc(65_536)).subarray(0, 10).toString('hex'),
    '817f0000000000010000',
  )
  assert.equal(serverControlFrame('pong', Buffer.from('a')).toString('hex'), '8a0161')
  assert.equal(serverCloseFrame(1009).toString('hex'), '880203f1')
  assert.throws(() => serverControlFrame('ping', Buffer.alloc(126)), WsError)
  assert.throws(() => serverCloseFrame(1000, 'x'.repeat(124)), WsError)
})

/** Answers the handshake and repeats every text; the peer is a client not written by us. */
function echo(socket: Socket): void {
  const decoder = clientFrameDecoder({ maxPayload: LIMIT })
  let head = ''
  let isOpen = false
  socket.on('data', (chunk) => {
    if (!isOpen) {
      head += chunk.toString('latin1')
      const key = /^sec-websocket-key: (.*)\r$/im.exec(head)?.[1] ?? ''
      if (!head.endsWith('\r\n\r\n')) return
      isOpen = true
      const lines = ['HTTP/1.1 101 x', 'Upgrade: websocket', 'Connection: Upgrade']
      socket.write(`${[...lines, `Sec-WebSocket-Accept: ${acceptKey(key)}`].join('\r\n')}\r\n\r\n`)
      return
    }
    for (const message of decoder.decode(chunk)) {
      if (message.type === 'text') socket.write(serverTextFrame(Buffer.from(message.text)))
      if (message.type === 'ping') socket.write(serverControlFrame('pong', message.payload))
      if (message.type === 'close') socket.end(serverCloseFrame(message.code ?? 1000))
    }
  })
}

test('an independent client shakes hands, is echoed, pings and closes', async () => {
  const server = createServer(echo).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const client = new WebSocket(`ws://127.0.0.1:${port}/`, { perMessageDeflate: false })
  await once(client, 'open')
  for (const said of ['short', 'مرحبا', 'x'.repeat(66_000)]) {
    client.send(said)
    const [data] = (await once(client, 'message')) as [Buffer]
    assert.equal(data.toString(), said)
  }
  client.ping('alive')
  const [pong] = (await once(client, 'pong')) as [Buffer]
  assert.equal(pong.toString(), 'alive')
  client.close(1000, 'done')
  const [code] = (await once(client, 'close')) as [number]
  assert.equal(code, 1000)
  server.close()
  await once(server, 'close')
})
