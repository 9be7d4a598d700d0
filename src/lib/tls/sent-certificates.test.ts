import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  CHANGE_CIPHER_SPEC,
  message,
  number,
  sealer,
  type Sealing,
  SECRET,
  serverHello,
} from '../../../test/support/sealed-flight.ts'
import { MAX_FLIGHT_BYTES, sentCertificates, TlsError } from './index.ts'

// Flights of real servers, in every suite, are read in src/platform/probe/overhear.test.ts.

function entry(der: Uint8Array, extensions = Buffer.alloc(0)): Buffer {
  return Buffer.concat([number(3, der.length), der, number(2, extensions.length), extensions])
}

function certificates(...chain: Uint8Array[]): Buffer {
  const list = Buffer.concat(chain.map((der) => entry(der, Buffer.alloc(der.length % 3))))
  return message(11, Buffer.of(0), number(3, list.length), list)
}

const EXTENSIONS = message(8, number(2, 0))

function read(bytes: Uint8Array, secret: Uint8Array | null = SECRET): string[] {
  return sentCertificates(bytes, secret).map((der) => Buffer.from(der).toString('hex'))
}

test('however the records are cut and padded, the certificates are those that were sent', () => {
  const der = fc.uint8Array({ minLength: 1, maxLength: 300 })
  fc.assert(
    fc.property(
      fc.array(der, { maxLength: 12 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 200 })),
      fc.integer({ min: 0, max: 40 }),
      (chain, cuts, padding) => {
        const seal = sealer()
        const flight = Buffer.concat([EXTENSIONS, certificates(...chain), message(15)])
        const records = [serverHello(0x1301), CHANGE_CIPHER_SPEC]
        for (let at = 0; at < flight.length; ) {
          const end = at + cuts.next().value
          records.push(seal(flight.subarray(at, end), { padding }))
          at = end
        }
        const sent = chain.map((one) => Buffer.from(one).toString('hex'))
        assert.deepEqual(read(Buffer.concat(records)), sent)
      },
    ),
    { numRuns: 60 },
  )
})

test('after a request for another key share the second hello is the one that counts', () => {
  const retry = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c'
  const hellos = [serverHello(0x1301, Buffer.from(retry, 'hex')), CHANGE_CIPHER_SPEC]
  const flight = Buffer.concat([EXTENSIONS, certificates(Buffer.of(1, 2))])
  const bytes = Buffer.concat([...hellos, serverHello(0x1301), sealer()(flight)])
  assert.deepEqual(read(bytes), ['0102'])
})

test('what does not open, is cut off or does not add up is refused', () => {
  const good = certificates(Buffer.of(1, 2))
  const sealed = (content: Uint8Array, options?: Sealing) =>
    Buffer.concat([serverHello(0x1301), sealer()(content, options)])
  const list = (body: Uint8Array) => message(11, Buffer.of(0), number(3, body.length), body)
  assert.deepEqual(read(sealed(good)), ['0102'])
  const tampered = sealed(good)
  tampered.writeUInt8(tampered.readUInt8(tampered.length - 1) ^ 1, tampered.length - 1)
  const refused: Record<string, () => unknown> = {
    tampered: () => read(tampered),
    'without a secret': () => read(sealed(good), null),
    'with another secret': () => read(sealed(good), Buffer.alloc(32)),
    'cut off': () => read(sealed(good).subarray(0, -1)),
    'too short a record': () =>
      read(Buffer.concat([serverHello(0x1301), Buffer.of(23, 3, 3, 0, 2, 1, 1)])),
    'a suite nobody knows': () => read(Buffer.concat([serverHello(0x13ff), sealer()(good)])),
    'nothing but padding': () => read(sealed(Buffer.alloc(0), { type: 0, padding: 9 })),
    'another kind of record': () => read(sealed(good, { type: 23 })),
    'a list that is too short': () => read(sealed(message(11, Buffer.of(0), number(3, 9)))),
    'a certificate over the end': () => read(sealed(list(Buffer.of(0, 0, 9, 1)))),
    'extensions over the end': () => read(sealed(list(Buffer.of(0, 0, 1, 7, 0, 9)))),
    'no extensions': () => read(sealed(list(Buffer.of(0, 0, 1, 7)))),
    'a context over the end': () => read(sealed(message(11, Buffer.of(9, 0, 0, 0)))),
    'too many': () => read(sealed(certificates(...Array<Buffer>(33).fill(Buffer.of(1))))),
    'too long': () => read(Buffer.alloc(MAX_FLIGHT_BYTES + 1)),
    nothing: () => read(serverHello(0x1301)),
  }
  for (const [name, attempt] of Object.entries(refused)) assert.throws(attempt, TlsError, name)
})

test('any bytes give certificates or TlsError, under the secret as well', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, isChain) => {
      const inner = isChain ? message(11, bytes) : bytes
      for (const flight of [bytes, Buffer.concat([serverHello(0x1301), sealer()(inner)])]) {
        try {
          read(flight)
        } catch (error) {
          assert.ok(error instanceof TlsError)
        }
      }
    }),
  )
})
