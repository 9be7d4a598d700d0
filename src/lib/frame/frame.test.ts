import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyCharacter } from '../../../test/support/any-character.ts'
import { CAP_CERTAINTIES, CAP_SEVERITIES, CAP_URGENCIES } from '../cap/index.ts'
import { FrameError, NO_HASH, coreHash, encodeFrame, frameKeyId, openFrame } from './index.ts'
import type { FrameBody, FrameErrorCode, FrameReader, FrameSigner } from './index.ts'

const core = generateKeyPairSync('ed25519')
const stranger = generateKeyPairSync('ed25519')
const SIGNER: FrameSigner = {
  realm: 'actual',
  keyId: frameKeyId(core.publicKey),
  sign: (bytes) => sign(null, bytes, core.privateKey),
}
const READER: FrameReader = {
  realm: 'actual',
  keys: new Map([[frameKeyId(core.publicKey), core.publicKey]]),
}

const ALERT: FrameBody = {
  d: 'A/1',
  e: '9f86d081884c7d65',
  n: 48_213,
  k: 'alert',
  p: NO_HASH,
  s: '2026-11-24T08:00:00.000Z',
  t: '019392f4-5c00-7abc-8def-0123456789ab',
  r: 1,
  c: 'RESULTS_TAMPERING',
  u: 'Immediate',
  v: 'Moderate',
  y: 'Observed',
  z: '2026-11-24T20:00:00.000Z',
  h: { en: 'EXERCISE: the results page of North District shows wrong figures; do not use it' },
  i: {
    en: 'Send your counts by telephone to the district office, keep the signed protocol closed, and answer this alert. Do not enter figures on the page until the all-clear arrives.',
  },
  a: ['done', 'cannot_comply', 'need_help'],
  b: 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg',
}

const BODIES: readonly FrameBody[] = [
  ALERT,
  { ...ALERT, k: 'update', r: 2, x: [1] },
  {
    d: 'A',
    e: 'x',
    n: 2,
    k: 'cancel',
    p: NO_HASH,
    s: ALERT.s ?? '',
    t: 't',
    r: 3,
    x: [1, 2],
    h: { ar: 'ألغي' },
    b: NO_HASH,
  },
  { d: 'A', e: 'x', n: 3, k: 'expire', p: NO_HASH, s: ALERT.s ?? '', t: 't', r: 3 },
  { d: 'A', e: 'x', n: 4, k: 'skip', p: NO_HASH },
  { d: 'A', e: 'x', n: 4, k: 'hb', p: NO_HASH, s: ALERT.s ?? '', l: [['t', 3]] },
  {
    d: 'A',
    e: 'x',
    n: 5,
    k: 'system',
    p: NO_HASH,
    s: ALERT.s ?? '',
    m: { revokedDevice: 'dev-1' },
  },
]

function refusal(run: () => unknown): FrameErrorCode {
  try {
    run()
  } catch (error) {
    assert.ok(error instanceof FrameError, String(error))
    return error.code
  }
  throw new assert.AssertionError({ message: 'the frame was accepted' })
}

/** A line with a valid signature over a JSON text of the tester's choice. */
function signedLine(json: string): string {
  const rest = `1A.${SIGNER.keyId}.${json}`
  return `${Buffer.from(SIGNER.sign(Buffer.from(rest))).toString('base64url')}.${rest}`
}

const id = fc.stringMatching(/^[A-Za-z0-9.:~/_-]{1,20}$/)
const utc = fc.integer({ min: 10, max: 28 }).map((day) => `2026-11-${day}T08:00:00.000Z`)
const texts = fc.dictionary(
  fc.constantFrom('en', 'ar', 'pt-BR', 'zh-Hant'),
  fc.string({ unit: anyCharacter, minLength: 1, maxLength: 60 }).map((text) => text.toWellFormed()),
  { minKeys: 1, noNullPrototype: true },
)
const update: fc.Arbitrary<FrameBody> = fc.record(
  {
    d: id,
    e: id,
    n: fc.nat(),
    k: fc.constant('update' as const),
    p: fc.constant(NO_HASH),
    s: utc,
    t: id,
    r: fc.integer({ min: 1 }),
    x: fc.array(fc.integer({ min: 1 }), { maxLength: 5 }),
    c: fc.constantFrom('DDOS', 'PHISHING'),
    u: fc.constantFrom(...CAP_URGENCIES),
    v: fc.constantFrom(...CAP_SEVERITIES),
    y: fc.constantFrom(...CAP_CERTAINTIES),
    z: utc,
    h: texts,
    i: texts,
    a: fc.constantFrom(['done'], ['done', 'need_help']),
    b: fc.constant(NO_HASH),
  },
  { noNullPrototype: true },
)

test('a body of every kind comes back from its line', () => {
  for (const body of BODIES) assert.deepEqual(openFrame(encodeFrame(body, SIGNER), READER), body)
})

test('whatever body is signed comes back equal, on one line', () => {
  fc.assert(
    fc.property(update, (body) => {
      const line = encodeFrame(body, SIGNER)
      assert.ok(!/[\r\n]/.test(line))
      assert.deepEqual(openFrame(line, READER), body)
    }),
    { numRuns: 100 },
  )
})

test('the bytes do not depend on the order in which the keys were set', () => {
  const reversed = Object.fromEntries(Object.entries(ALERT).toReversed()) as unknown as FrameBody
  assert.equal(encodeFrame(reversed, SIGNER), encodeFrame(ALERT, SIGNER))
  assert.equal(coreHash(reversed), coreHash(ALERT))
})

test('an alert in one language fits into one kilobyte and a heartbeat into 300 bytes', () => {
  assert.ok(Buffer.byteLength(encodeFrame(ALERT, SIGNER)) <= 1024)
  const arabic = {
    ...ALERT,
    h: { ar: 'تمرين: صفحة نتائج المنطقة الشمالية تعرض أرقاما خاطئة، فلا تستخدموها' },
    i: {
      ar: 'أبلغوا المكتب بالأرقام هاتفيا، واحفظوا المحضر الموقع مغلقا، وأجيبوا عن هذا التنبيه.',
    },
  }
  assert.ok(Buffer.byteLength(encodeFrame(arabic, SIGNER)) <= 1024)
  assert.ok(Buffer.byteLength(encodeFrame(BODIES[5] ?? ALERT, SIGNER)) <= 300)
})

test('a forged line is refused', () => {
  const forged = encodeFrame(ALERT, {
    ...SIGNER,
    sign: (bytes) => sign(null, bytes, stranger.privateKey),
  })
  assert.equal(
    refusal(() => openFrame(forged, READER)),
    'bad_signature',
  )
  const honest = encodeFrame(ALERT, { ...SIGNER, keyId: frameKeyId(stranger.publicKey) })
  assert.equal(
    refusal(() => openFrame(honest, READER)),
    'unknown_key',
  )
})

test('a line replayed into the other realm is refused, relabelled or not', () => {
  const line = encodeFrame(ALERT, SIGNER)
  const exercise: FrameReader = { ...READER, realm: 'exercise' }
  assert.equal(
    refusal(() => openFrame(line, exercise)),
    'wrong_realm',
  )
  assert.equal(
    refusal(() => openFrame(line.replace('.1A.', '.1E.'), exercise)),
    'bad_signature',
  )
  const drill = encodeFrame(ALERT, { ...SIGNER, realm: 'exercise' })
  assert.equal(
    refusal(() => openFrame(drill, READER)),
    'wrong_realm',
  )
})

test('a line cut or changed anywhere is refused', () => {
  const line = encodeFrame(ALERT, SIGNER)
  fc.assert(
    fc.property(fc.nat(line.length - 1), fc.string({ maxLength: 2 }), (at, put) => {
      refusal(() => openFrame(line.slice(0, at), READER))
      const changed = line.slice(0, at) + put + line.slice(at + 1)
      if (changed !== line) refusal(() => openFrame(changed, READER))
    }),
    { numRuns: 200 },
  )
  assert.equal(
    refusal(() => openFrame(`${line}\n`, READER)),
    'malformed',
  )
  assert.equal(
    refusal(() => openFrame('', READER)),
    'malformed',
  )
  assert.equal(
    refusal(() => openFrame(line.padEnd(20_000, '}'), READER)),
    'malformed',
  )
})

test('the unused bits of the last signature character allow no second spelling', () => {
  const line = encodeFrame(ALERT, SIGNER)
  const last = line[85] ?? ''
  const spelling = { A: 'B', Q: 'R', g: 'h', w: 'x' }[last] ?? ''
  const other = line.slice(0, 85) + spelling + line.slice(86)
  assert.deepEqual(
    Buffer.from(other.slice(0, 86), 'base64url'),
    Buffer.from(line.slice(0, 86), 'base64url'),
  )
  assert.equal(
    refusal(() => openFrame(other, READER)),
    'malformed',
  )
})

test('a half character is refused, although it has the bytes of the replacement character', () => {
  const line = encodeFrame({ ...ALERT, h: { en: 'a\uFFFD' } }, SIGNER)
  assert.deepEqual(openFrame(line, READER).h, { en: 'a\uFFFD' })
  assert.equal(
    refusal(() => openFrame(line.replace('\uFFFD', '\uD800'), READER)),
    'malformed',
  )
})

test('a signed body outside the table is refused when reading and when writing', () => {
  const { h: _, ...withoutHeadline } = ALERT
  const wrong: readonly object[] = [
    withoutHeadline,
    { ...ALERT, q: 1 },
    { ...ALERT, l: [] },
    { ...ALERT, k: 'toString' },
    { ...ALERT, n: -1 },
    { ...ALERT, n: 1.5 },
    { ...ALERT, s: '2026-11-24T08:00:00Z' },
    { ...ALERT, u: 'immediate' },
    { ...ALERT, h: {} },
    { ...ALERT, h: { en: '' } },
    { ...ALERT, h: ['x'] },
    { ...ALERT, a: ['a', 'b', 'c', 'd', 'e', 'f'] },
    { ...ALERT, b: 'short' },
    { ...ALERT, cuv: 1 },
  ]
  for (const body of wrong) {
    assert.equal(
      refusal(() => openFrame(signedLine(JSON.stringify(body)), READER)),
      'malformed',
    )
    assert.equal(
      refusal(() => encodeFrame(body as FrameBody, SIGNER)),
      'malformed',
    )
  }
  assert.equal(
    refusal(() => openFrame(signedLine('{]}'), READER)),
    'malformed',
  )
})

test('the hash of the chain covers the core and leaves the languages out', () => {
  assert.match(coreHash(ALERT), /^[\w-]{43}$/)
  assert.equal(coreHash({ ...ALERT, h: { fr: 'x' } }), coreHash(ALERT))
  assert.notEqual(coreHash({ ...ALERT, n: 1 }), coreHash(ALERT))
  assert.notEqual(coreHash({ ...ALERT, p: coreHash(ALERT) }), coreHash(ALERT))
})
