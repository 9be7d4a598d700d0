import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyCharacter } from '../../../test/support/any-character.ts'
import {
  addressBytes,
  addressText,
  decodeMessage,
  DnsError,
  type DnsRecord,
  encodeQuery,
  encodeResponse,
  rdataBytes,
  rdataText,
  readName,
  TYPE_NUMBERS,
  writeName,
} from './index.ts'

const label = fc
  .uint8Array({ minLength: 1, maxLength: 20 })
  .map((bytes) => Buffer.from([bytes.length, ...bytes]))
const wireName = fc
  .array(label, { maxLength: 10 })
  .map((labels) => Buffer.concat([...labels, Buffer.of(0)]))

test('every name keeps its bytes through presentation text', () => {
  fc.assert(
    fc.property(wireName, (wire) => {
      const { name, next } = readName(wire, 0)
      assert.equal(next, wire.length)
      assert.deepEqual(Buffer.from(writeName(name)), wire)
    }),
    { numRuns: 200 },
  )
})

test('a name with a dot, a backslash and a control byte inside a label is escaped', () => {
  const wire = Buffer.from('\x05a.b\\\x01\x04test\x00', 'latin1')
  assert.equal(readName(wire, 0).name, 'a\\.b\\\\\\001.test.')
})

test('a compression pointer is followed and the offset after it is kept', () => {
  const message = Buffer.from('\x04test\x00\x03www\xc0\x00rest', 'latin1')
  assert.deepEqual(readName(message, 6), { name: 'www.test.', next: 12 })
})

test('pointers that circle, point forwards or run over the end are refused', () => {
  for (const wire of [
    '\xc0\x00',
    '\x01a\xc0\x00',
    '\xc0\x02\x00',
    '\xc0',
    '\x05ab',
    '\x40a\x00',
    '',
  ]) {
    assert.throws(() => readName(Buffer.from(wire, 'latin1'), 0), DnsError, JSON.stringify(wire))
  }
})

test('a chain of thousands of pointers is refused instead of walked', () => {
  const chain = Buffer.alloc(2 + 2 * 200)
  for (let at = 2; at < chain.length; at += 2) chain.writeUInt16BE(0xc000 | (at - 2), at)
  assert.throws(() => readName(chain, chain.length - 2), /too many pointers/)
})

test('names that are too long, empty inside or not ASCII are refused', () => {
  for (const name of ['a'.repeat(64), 'a.'.repeat(128), 'a..b', '.a', 'bücher.test', '\\256.']) {
    assert.throws(() => writeName(name), DnsError, name)
  }
})

test('addresses keep their bytes through text, and IPv6 text is the one of RFC 5952', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ minLength: 4, maxLength: 4 }),
    fc.uint8Array({ minLength: 16, maxLength: 16 }),
    fc
      .array(fc.constantFrom(0, 0, 1, 255), { minLength: 16, maxLength: 16 })
      .map((list) => Uint8Array.from(list)),
  )
  fc.assert(
    fc.property(bytes, (address) => {
      assert.deepEqual(addressBytes(addressText(address)), address)
    }),
    { numRuns: 200 },
  )
  assert.equal(
    addressText(addressBytes('2001:DB8:0:0:1:0:0:1') ?? new Uint8Array()),
    '2001:db8::1:0:0:1',
  )
  assert.equal(
    addressText(addressBytes('2001:db8:0:1:1:1:1:1') ?? new Uint8Array()),
    '2001:db8:0:1:1:1:1:1',
  )
})

test('addresses in shorthand, octal, hexadecimal or with a zone are refused', () => {
  const bad = [
    '127.1',
    '0x7f.0.0.1',
    '010.0.0.1',
    '1.2.3.256',
    '1.2.3.4.5',
    '2130706433',
    ' 1.2.3.4',
    'fe80::1%lo',
    '1::2::3',
    ':1',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '::1.2.3',
    '1.2.3.4::',
    '',
  ]
  for (const text of bad) assert.equal(addressBytes(text), null, text)
})

const hostName = fc
  .array(fc.stringMatching(/^[a-z\d_-]{1,12}$/), { minLength: 1, maxLength: 4 })
  .map((labels) => `${labels.join('.')}.`)
const u16 = fc.integer({ min: 0, max: 0xffff })
const u8 = fc.integer({ min: 0, max: 255 })
const hexText = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('hex'))
const typedData = fc.oneof(
  fc.tuple(fc.constant('A'), fc.uint8Array({ minLength: 4, maxLength: 4 }).map(addressText)),
  fc.tuple(fc.constant('AAAA'), fc.uint8Array({ minLength: 16, maxLength: 16 }).map(addressText)),
  fc.tuple(fc.constantFrom('NS', 'CNAME', 'PTR'), hostName),
  fc.tuple(
    fc.constant('MX'),
    fc.tuple(u16, hostName).map((parts) => parts.join(' ')),
  ),
  fc.tuple(
    fc.constant('SRV'),
    fc.tuple(u16, u16, u16, hostName).map((parts) => parts.join(' ')),
  ),
  fc.tuple(fc.constant('TXT'), fc.string({ unit: 'grapheme', maxLength: 600 })),
  fc.tuple(
    fc.constant('CAA'),
    fc
      .tuple(
        u8,
        fc.stringMatching(/^[a-z\d]{1,10}$/),
        fc.string({ unit: anyCharacter, maxLength: 30 }),
      )
      .map(([flags, tag, value]) =>
        rdataText(
          TYPE_NUMBERS.CAA,
          whole(Buffer.concat([Buffer.of(flags, tag.length), Buffer.from(tag + value, 'latin1')])),
        ),
      ),
  ),
  fc.tuple(
    fc.constant('DS'),
    fc.tuple(u16, u8, u8, hexText).map((parts) => parts.join(' ')),
  ),
  fc.tuple(
    fc.constant('TLSA'),
    fc.tuple(u8, u8, u8, hexText).map((parts) => parts.join(' ')),
  ),
  fc.tuple(
    fc.constant('SOA'),
    fc.tuple(hostName, hostName, u16, u16, u16, u16, u16).map((parts) => parts.join(' ')),
  ),
  fc.tuple(
    fc.constant('TYPE65280'),
    hexText.map((text) => `\\# ${text.length / 2} ${text}`.trimEnd()),
  ),
)

function whole(message: Uint8Array) {
  return { message, start: 0, end: message.length }
}

test('a response with records of every type decodes to what was encoded', () => {
  const record = fc
    .record({ name: hostName, ttl: u16, typed: typedData })
    .map(({ name, ttl, typed: [type, data] }): DnsRecord => ({ name, ttl, type, data }))
  fc.assert(
    fc.property(u16, hostName, fc.array(record, { maxLength: 8 }), (id, name, answers) => {
      const query = decodeMessage(encodeQuery(id, name, 'MX'))
      assert.deepEqual(query.questions, [{ name, type: 'MX' }])
      const response = decodeMessage(encodeResponse(query, { answers, isAuthentic: true }))
      assert.equal(response.id, id)
      assert.equal(response.isResponse, true)
      assert.equal(response.isAuthentic, true)
      assert.equal(response.rcode, 'NOERROR')
      assert.deepEqual(response.questions, query.questions)
      assert.deepEqual(response.answers, answers)
    }),
    { numRuns: 200 },
  )
})

test('a message captured from a resolver, with compressed names, is read in full', () => {
  // www.example.test A → CNAME web.example.test → 192.0.2.7, then OPT with "Prohibited" (18).
  const bytes = Buffer.from(
    '1234818000010002000000010377777707' +
      '6578616d706c650474657374000001' +
      '0001' +
      'c00c000500010000003c0006' +
      '03776562c010' +
      'c02e000100010000003c0004c0000207' +
      '000029' +
      '04d0' +
      '00000000' +
      '0009' +
      '000f0005' +
      '0012' +
      '6e6f21',
    'hex',
  )
  const message = decodeMessage(bytes)
  assert.deepEqual(message.answers, [
    { name: 'www.example.test.', type: 'CNAME', ttl: 60, data: 'web.example.test.' },
    { name: 'web.example.test.', type: 'A', ttl: 60, data: '192.0.2.7' },
  ])
  assert.deepEqual(message.extendedError, { code: 18, text: 'no!' })
})

test('a TXT record of several strings reads as one text', () => {
  const data = Buffer.from('\x09v=spf1 a \x04-all', 'latin1')
  assert.equal(rdataText(TYPE_NUMBERS.TXT, whole(data)), 'v=spf1 a -all')
})

test('a CAA value keeps its quotes, and malformed data of each type is refused', () => {
  const text = '128 issue "ca.example; x=\\"1\\""'
  assert.equal(rdataText(TYPE_NUMBERS.CAA, whole(rdataBytes(TYPE_NUMBERS.CAA, text))), text)
  for (const type of Object.values(TYPE_NUMBERS)) {
    if (type === TYPE_NUMBERS.TXT || type === 46 || type === 48) continue
    assert.throws(() => rdataText(type, whole(Buffer.of(9))), DnsError, String(type))
  }
  assert.throws(() => rdataText(TYPE_NUMBERS.TXT, whole(Buffer.of(9))), DnsError)
})

test('bytes of any kind either decode or throw DnsError, and so do damaged messages', () => {
  const query = decodeMessage(encodeQuery(7, 'www.example.test', 'SOA'))
  const good = encodeResponse(query, {
    answers: [
      { name: 'www.example.test.', type: 'SOA', ttl: 1, data: 'a. b. 1 2 3 4 5' },
      { name: 'www.example.test.', type: 'CAA', ttl: 1, data: '0 issue "ca.example"' },
    ],
  })
  const decodes = (bytes: Uint8Array) => {
    try {
      decodeMessage(bytes)
    } catch (error) {
      assert.ok(error instanceof DnsError, String(error))
    }
  }
  fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), decodes), { numRuns: 200 })
  fc.assert(
    fc.property(fc.nat(good.length - 1), u8, fc.nat(good.length), (at, value, end) => {
      const damaged = Uint8Array.from(good)
      damaged[at] = value
      decodes(damaged)
      decodes(damaged.subarray(0, end))
    }),
    { numRuns: 200 },
  )
})
