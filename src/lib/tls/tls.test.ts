import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  encodeClientHello,
  MAX_FLIGHT_BYTES,
  offeredSuites,
  parseServerFlight,
  serverFlightReader,
  suiteName,
  TlsError,
} from './index.ts'

const random = new Uint8Array(64).fill(7)

function u16(value: number): Buffer {
  return Buffer.of(value >> 8, value & 255)
}

function record(type: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(type, 3, 3), u16(content.length), content])
}

function handshake(type: number, body: Uint8Array): Buffer {
  const header = Buffer.alloc(4)
  header.writeUInt32BE(type * 0x1_00_00_00 + body.length)
  return Buffer.concat([header, body])
}

interface Hello {
  readonly version: number
  readonly suite: number
  readonly compression?: number
  readonly random?: Uint8Array
  readonly extensions?: readonly (readonly [number, Uint8Array])[]
}

function serverHello(hello: Hello): Buffer {
  const list = (hello.extensions ?? []).map(([type, content]) =>
    Buffer.concat([u16(type), u16(content.length), content]),
  )
  const extensions = Buffer.concat(list)
  return handshake(
    2,
    Buffer.concat([
      u16(hello.version),
      hello.random ?? new Uint8Array(32),
      Buffer.of(0),
      u16(hello.suite),
      Buffer.of(hello.compression ?? 0),
      ...(hello.extensions ? [u16(extensions.length), extensions] : []),
    ]),
  )
}

function certificates(...chain: Uint8Array[]): Buffer {
  const u24 = (value: number) => Buffer.concat([Buffer.of(value >> 16), u16(value & 0xffff)])
  const list = Buffer.concat(chain.flatMap((der) => [u24(der.length), der]))
  return handshake(11, Buffer.concat([u24(list.length), list]))
}

/** Extension types of an encoded hello, in order. */
function helloExtensions(hello: Uint8Array): number[] {
  const bytes = Buffer.from(hello)
  let at = 43
  at += 1 + bytes.readUInt8(at)
  at += 2 + bytes.readUInt16BE(at)
  at += 1 + bytes.readUInt8(at)
  assert.equal(at + 2 + bytes.readUInt16BE(at), bytes.length)
  const types: number[] = []
  for (at += 2; at < bytes.length; at += 4 + bytes.readUInt16BE(at + 2))
    types.push(bytes.readUInt16BE(at))
  return types
}

test('a hello states its lengths, its one version, and asks for the name by SNI', () => {
  for (const [version, wire] of [
    ['1.0', 0x0301],
    ['1.1', 0x0302],
    ['1.2', 0x0303],
    ['1.3', 0x0303],
  ] as const) {
    const hello = Buffer.from(encodeClientHello({ version, serverName: 'www.vote.test', random }))
    assert.equal(hello.readUInt16BE(1), 0x0301)
    assert.equal(hello.readUInt16BE(3), hello.length - 5)
    assert.equal(hello.readUIntBE(6, 3), hello.length - 9)
    assert.equal(hello.readUInt16BE(9), wire)
    assert.ok(hello.includes('www.vote.test'))
    const types = helloExtensions(hello)
    assert.equal(types.includes(43), version === '1.3')
    assert.equal(types.includes(51), version === '1.3')
    assert.equal(types.includes(23), version !== '1.3')
    assert.equal(types.includes(65281), version !== '1.3')
  }
})

test('a hello to an address carries no SNI, and anything but 64 random bytes is refused', () => {
  assert.ok(
    !helloExtensions(encodeClientHello({ version: '1.2', serverName: null, random })).includes(0),
  )
  assert.throws(
    () => encodeClientHello({ version: '1.2', serverName: null, random: new Uint8Array(3) }),
    RangeError,
  )
})

test('strong suites are offered before weak ones, and every offered suite has a name', () => {
  const names = offeredSuites(false).map(suiteName)
  assert.equal(names[0], 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384')
  assert.ok(
    names.indexOf('TLS_RSA_WITH_RC4_128_MD5') > names.indexOf('TLS_RSA_WITH_AES_128_CBC_SHA'),
  )
  assert.ok(
    [...names, ...offeredSuites(true).map(suiteName)].every((name) => name.startsWith('TLS_')),
  )
  assert.equal(suiteName(0xfafa), '0xfafa')
})

test('a TLS 1.2 answer shows version, suite, extensions, curve and the chain as served', () => {
  const leaf = Buffer.from('leaf')
  const issuer = Buffer.from('issuer')
  const flight = Buffer.concat([
    serverHello({
      version: 0x0303,
      suite: 0xc02f,
      extensions: [
        [23, Buffer.of()],
        [65281, Buffer.of(0)],
      ],
    }),
    certificates(leaf, issuer),
    handshake(12, Buffer.of(3, 0, 0x1d, 1, 9)),
    handshake(14, Buffer.of()),
  ])
  // One message spread over two records, several messages in one record.
  const parsed = parseServerFlight(
    Buffer.concat([record(22, flight.subarray(0, 30)), record(22, flight.subarray(30))]),
  )
  assert.deepEqual(
    { ...parsed, chain: parsed.chain.map((der) => Buffer.from(der).toString()) },
    {
      version: '1.2',
      suite: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
      suiteNumber: 0xc02f,
      compression: false,
      extendedMasterSecret: true,
      secureRenegotiation: true,
      helloRetry: false,
      group: 'x25519',
      dh: null,
      staple: null,
      chain: ['leaf', 'issuer'],
      alert: null,
      isComplete: true,
    },
  )
})

test('an old answer without extensions, with compression on, is read', () => {
  const parsed = parseServerFlight(
    record(22, serverHello({ version: 0x0301, suite: 0x000a, compression: 1 })),
  )
  assert.equal(parsed.version, '1.0')
  assert.equal(parsed.suite, 'TLS_RSA_WITH_3DES_EDE_CBC_SHA')
  assert.equal(parsed.compression, true)
  assert.equal(parsed.secureRenegotiation, false)
  assert.equal(parsed.isComplete, false)
})

test('a HelloRetryRequest counts as an answer of TLS 1.3 and names the group', () => {
  const retry = Buffer.from(
    'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c',
    'hex',
  )
  const parsed = parseServerFlight(
    Buffer.concat([
      record(
        22,
        serverHello({
          version: 0x0303,
          suite: 0x1302,
          random: retry,
          extensions: [
            [43, u16(0x0304)],
            [51, u16(0x11ec)],
          ],
        }),
      ),
      record(20, Buffer.of(1)),
    ]),
  )
  assert.equal(parsed.version, '1.3')
  assert.equal(parsed.helloRetry, true)
  assert.equal(parsed.group, 'X25519MLKEM768')
  assert.equal(parsed.isComplete, true)
})

test('a fatal alert ends the answer, a warning does not', () => {
  assert.deepEqual(parseServerFlight(record(21, Buffer.of(2, 70))).alert, 70)
  const warned = parseServerFlight(
    Buffer.concat([
      record(21, Buffer.of(1, 112)),
      record(22, serverHello({ version: 0x0302, suite: 0x2f })),
    ]),
  )
  assert.equal(warned.alert, null)
  assert.equal(warned.version, '1.1')
})

test('an answer says the same in whatever pieces it comes', () => {
  const flight = Buffer.concat([
    record(21, Buffer.of(1, 112)),
    record(22, serverHello({ version: 0x0303, suite: 0xc02f, extensions: [[23, Buffer.of()]] })),
    record(22, certificates(Buffer.alloc(300, 1), Buffer.alloc(20, 2)).subarray(0, 100)),
    record(22, certificates(Buffer.alloc(300, 1), Buffer.alloc(20, 2)).subarray(100)),
    record(22, Buffer.alloc(0)),
    record(22, handshake(14, Buffer.of())),
    record(21, Buffer.of(2, 40)),
    Buffer.from('what follows a fatal alert is not looked at'),
  ])
  fc.assert(
    fc.property(
      fc.nat({ max: flight.length }),
      fc.array(fc.integer({ min: 1, max: 40 })),
      (length, sizes) => {
        const reader = serverFlightReader()
        let at = 0
        for (let piece = 0; at < length; piece += 1) {
          const size = sizes[piece] ?? length
          reader.push(flight.subarray(at, Math.min(length, at + size)))
          at += size
        }
        const whole = parseServerFlight(flight.subarray(0, length))
        assert.deepEqual(reader.push(Buffer.of()), whole)
        assert.equal(whole.isComplete, length >= flight.length - 50)
      },
    ),
    { numRuns: 200 },
  )
})

test('what is no TLS, is malformed or is endless is refused', () => {
  const hello = serverHello({ version: 0x0303, suite: 0x2f })
  const bad: Record<string, Uint8Array> = {
    http: Buffer.from('HTTP/1.1 400 Bad Request\r\n'),
    'long record': Buffer.from('160303ffff', 'hex'),
    'certificate first': record(22, certificates(Buffer.from('x'))),
    'two hellos': record(22, Buffer.concat([hello, hello])),
    'unknown version': record(22, serverHello({ version: 0x0309, suite: 0x2f })),
    'short hello': record(22, handshake(2, Buffer.alloc(20))),
    'extension too long': record(
      22,
      serverHello({ version: 0x0303, suite: 1, extensions: [[43, Buffer.of(3)]] }),
    ),
    'too many certificates': record(
      22,
      Buffer.concat([hello, certificates(...Array.from({ length: 33 }, () => Buffer.of(1)))]),
    ),
    'huge message': record(22, Buffer.from('02ffffff', 'hex')),
    endless: Buffer.alloc(MAX_FLIGHT_BYTES + 1, 22),
  }
  for (const [name, bytes] of Object.entries(bad))
    assert.throws(() => parseServerFlight(bytes), TlsError, name)
})

test('bytes of any kind, and every damaged or cut answer, either parse or throw TlsError', () => {
  const good = record(
    22,
    Buffer.concat([
      serverHello({
        version: 0x0303,
        suite: 0xc02f,
        extensions: [
          [43, u16(0x0303)],
          [51, u16(29)],
        ],
      }),
      certificates(Buffer.from('abc')),
      handshake(12, Buffer.of(3, 0, 0x1d)),
    ]),
  )
  const parses = (bytes: Uint8Array) => {
    try {
      parseServerFlight(bytes)
    } catch (error) {
      assert.ok(error instanceof TlsError, String(error))
    }
  }
  for (let end = 0; end <= good.length; end++) parses(good.subarray(0, end))
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), parses), { numRuns: 100 })
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 }), (at, value) => {
      const damaged = Uint8Array.from(good)
      damaged[at] = value
      parses(damaged)
    }),
    { numRuns: 200 },
  )
})
