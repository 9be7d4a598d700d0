import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import fc from 'fast-check'
import {
  cborBytes,
  cborMap,
  cborNumber,
  cborText,
  ed25519Cose,
  type Falsified,
  SoftwareAuthenticator,
} from '../../../test/support/authenticator.ts'
import { decodeCbor } from './cbor.ts'
import { jwkOf } from './key.ts'
import {
  ALGORITHMS,
  type AuthenticationResponse,
  type Credential,
  PasskeyError,
  type RegistrationResponse,
  registrationResponse,
  verifyAuthentication,
  verifyRegistration,
} from './index.ts'

const asked = { rpId: 'vote.example', origin: 'https://vote.example', challenge: 'Y2hhbGxlbmdl' }

/** What a well-known independent implementation says: the answer is accepted or not. */
async function peerAcceptsRegistration(answer: RegistrationResponse): Promise<boolean> {
  const { id, clientDataJSON, attestationObject } = answer
  try {
    const { verified } = await verifyRegistrationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        response: { clientDataJSON, attestationObject },
        clientExtensionResults: {},
      },
      expectedChallenge: asked.challenge,
      expectedOrigin: asked.origin,
      expectedRPID: asked.rpId,
      supportedAlgorithmIDs: [...ALGORITHMS],
    })
    return verified
  } catch {
    return false
  }
}

async function peerAcceptsAuthentication(
  answer: AuthenticationResponse,
  credential: Credential,
): Promise<boolean> {
  const { id, clientDataJSON, authenticatorData, signature } = answer
  try {
    const { verified } = await verifyAuthenticationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        response: { clientDataJSON, authenticatorData, signature },
        clientExtensionResults: {},
      },
      expectedChallenge: asked.challenge,
      expectedOrigin: asked.origin,
      expectedRPID: asked.rpId,
      credential: {
        id: credential.id,
        publicKey: new Uint8Array(Buffer.from(credential.publicKey, 'base64url')),
        counter: credential.counter,
      },
    })
    return verified
  } catch {
    return false
  }
}

for (const kind of ['ES256', 'ES384', 'EdDSA', 'RS256'] as const) {
  test(`a passkey of ${kind} is registered and signs in, here and by an independent implementation`, async () => {
    const key = new SoftwareAuthenticator(kind)
    const answer = registrationResponse.parse(key.create(asked))
    const credential = verifyRegistration(answer, asked)
    assert.equal(await peerAcceptsRegistration(answer), true)
    assert.equal(credential.isSynced, false)
    const signIn = key.get(asked)
    assert.equal(verifyAuthentication(signIn, asked, credential).counter, 1)
    assert.equal(await peerAcceptsAuthentication(signIn, credential), true)
  })
}

// The independent implementation knows the curve only under its older number.
test('an Ed25519 passkey is registered and signs in under the newer name of its algorithm', () => {
  const key = new SoftwareAuthenticator('Ed25519')
  const credential = verifyRegistration(key.create(asked), asked)
  assert.equal(verifyAuthentication(key.get(asked), asked, credential).counter, 1)
  assert.ok(ALGORITHMS.includes(-19))
})

/** Order, then the point with x positive; the last three are written with y not reduced, or as -0. */
const SMALL_ORDER = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000000',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]

test('an Ed25519 key of small order is refused at registration, however it is written', () => {
  const key = new SoftwareAuthenticator('EdDSA')
  for (const algorithm of [-8, -19]) {
    for (const hex of SMALL_ORDER) {
      for (const sign of [0x00, 0x80]) {
        const point = Buffer.from(hex, 'hex')
        point.writeUInt8(point.readUInt8(31) | sign, 31)
        const answer = key.create(asked, { key: ed25519Cose(point, algorithm) })
        assert.throws(() => verifyRegistration(answer, asked), PasskeyError, hex)
      }
    }
  }
})

const wrong: readonly [string, Falsified][] = [
  ['when nobody was present', { flags: 0x44 }],
  ['when the person was not verified', { flags: 0x41 }],
  ['to another kind of request', { type: 'payment.get' }],
  ['when a copy was made of a passkey that may not be copied', { flags: 0x55 }],
]
for (const [when, falsified] of wrong) {
  test(`an answer is refused ${when}, at registration and at sign-in`, async () => {
    const key = new SoftwareAuthenticator()
    const credential = verifyRegistration(key.create(asked), asked)
    const answer = key.create(asked, falsified)
    assert.throws(() => verifyRegistration(answer, asked), PasskeyError)
    assert.equal(await peerAcceptsRegistration(answer), false)
    const signIn = key.get(asked, falsified)
    assert.throws(() => verifyAuthentication(signIn, asked, credential), PasskeyError)
    assert.equal(await peerAcceptsAuthentication(signIn, credential), false)
  })
}

test('an answer made for another site, challenge or page is refused', () => {
  const key = new SoftwareAuthenticator()
  const credential = verifyRegistration(key.create(asked), asked)
  const others = [
    { ...asked, rpId: 'evil.example' },
    { ...asked, origin: 'https://evil.example' },
    { ...asked, challenge: 'b3RoZXI' },
  ]
  for (const other of others) {
    assert.throws(() => verifyRegistration(key.create(other), asked), PasskeyError)
    assert.throws(() => verifyAuthentication(key.get(other), asked, credential), PasskeyError)
  }
  const framed = key.get(asked, { crossOrigin: true })
  assert.throws(() => verifyAuthentication(framed, asked, credential), PasskeyError)
})

test('another passkey does not sign in, even under the same id', () => {
  const key = new SoftwareAuthenticator()
  const credential = verifyRegistration(key.create(asked), asked)
  const answer = new SoftwareAuthenticator().get(asked)
  assert.throws(() => verifyAuthentication(answer, asked, credential), PasskeyError)
  const renamed = { ...answer, id: credential.id }
  assert.throws(() => verifyAuthentication(renamed, asked, credential), /signature is wrong/)
})

test('a counter that does not grow is refused, and a passkey that never counts is not', () => {
  const key = new SoftwareAuthenticator()
  const credential = { ...verifyRegistration(key.create(asked), asked), counter: 7 }
  for (const counter of [0, 6, 7]) {
    const answer = key.get(asked, { counter })
    assert.throws(() => verifyAuthentication(answer, asked, credential), /counter/)
  }
  const uncounted = { ...credential, counter: 0 }
  const answer = key.get(asked, { counter: 0 })
  assert.equal(verifyAuthentication(answer, asked, uncounted).counter, 0)
})

test('a flipped bit anywhere in a sign-in is refused', () => {
  const key = new SoftwareAuthenticator()
  const credential = verifyRegistration(key.create(asked), asked)
  const answer = key.get(asked)
  const field = fc.constantFrom('clientDataJSON', 'authenticatorData', 'signature')
  fc.assert(
    fc.property(field, fc.nat(), fc.nat(7), (name, at, bit) => {
      const bytes = Buffer.from(answer[name as 'signature'], 'base64url')
      const index = at % bytes.length
      bytes.writeUInt8(bytes.readUInt8(index) ^ (1 << bit), index)
      const flipped = { ...answer, [name]: bytes.toString('base64url') }
      assert.throws(() => verifyAuthentication(flipped, asked, credential), PasskeyError)
    }),
    { numRuns: 200 },
  )
})

test('bytes that are no attestation end in a PasskeyError and nothing else', async () => {
  const key = new SoftwareAuthenticator()
  const answer = key.create(asked)
  const good = Buffer.from(answer.attestationObject, 'base64url')
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(255), async (at, byte) => {
      const bytes = Buffer.from(good)
      bytes.writeUInt8(byte, at % bytes.length)
      const changed = { ...answer, attestationObject: bytes.toString('base64url') }
      try {
        verifyRegistration(changed, asked)
      } catch (error) {
        assert.ok(error instanceof PasskeyError, String(error))
      }
    }),
    { numRuns: 200 },
  )
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
      const attestationObject = Buffer.from(bytes).toString('base64url')
      assert.throws(() => verifyRegistration({ ...answer, attestationObject }, asked), PasskeyError)
    }),
    { numRuns: 200 },
  )
})

test('CBOR is read as it was written', () => {
  const bytes = cborMap([
    [cborNumber(1), cborText('سلام')],
    [cborText('k'), cborBytes(new Uint8Array(300))],
    [cborNumber(-257), cborMap([])],
  ])
  const { value, end } = decodeCbor(bytes)
  assert.equal(end, bytes.length)
  assert.deepEqual(
    value,
    new Map<string | number, unknown>([
      [1, 'سلام'],
      ['k', Buffer.alloc(300)],
      [-257, new Map()],
    ]),
  )
})

test('CBOR that lies about lengths, nests without end or repeats a key is refused', () => {
  const hostile = [
    [0x9a, 0xff, 0xff, 0xff, 0xff],
    [0xba, 0xff, 0xff, 0xff, 0xff],
    [0x5a, 0xff, 0xff, 0xff, 0xff],
    [0x5f, 0x41, 0x00, 0xff],
    [0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x00],
    [0xa2, 0x01, 0x01, 0x01, 0x02],
    [0xc0, 0x00],
    [0xf9, 0x00, 0x00],
    [0x19, 0x01],
    // A text that is no UTF-8.
    [0x62, 0xc3, 0x28],
    [],
  ]
  for (const bytes of hostile) assert.throws(() => decodeCbor(Uint8Array.from(bytes)), RangeError)
})

test('an RSA key for which anybody signs, or nobody, is refused', () => {
  const field = (key: number, bytes: Uint8Array) =>
    Buffer.concat([Buffer.from([key, 0x59, bytes.length >> 8, bytes.length & 255]), bytes])
  const rsa = (exponent: number[]) =>
    Buffer.concat([
      Buffer.from([0xa4, 0x01, 0x03, 0x03, 0x39, 0x01, 0x00]),
      field(0x20, Buffer.alloc(256, 0xff)),
      field(0x21, Buffer.from(exponent)),
    ])
  assert.equal(jwkOf(rsa([1, 0, 1])).algorithm, -257)
  for (const exponent of [[], [0], [1], [0, 0, 1], [2], [1, 0, 0]])
    assert.throws(() => jwkOf(rsa(exponent)), RangeError)
})
