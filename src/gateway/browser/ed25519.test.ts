import assert from 'node:assert/strict'
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { rawPublicKey } from '../../lib/frame/index.ts'
import { hashedBytes, isSigned } from './ed25519.js'

/** With the hash of the platform, as the page has it. */
function verifyEd25519(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  const digest = createHash('sha512')
    .update(hashedBytes(signature, message, key))
    .digest()
  return isSigned(signature, key, digest)
}

const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n
const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')

function verifyByNode(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  const x = Buffer.from(publicKey).toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return verify(null, message, key, signature)
}

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`)
}

function toBytes(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse()
}

/** Public key, message and signature of RFC 8032 §7.1: tests 1, 2, 3 and SHA(abc). */
const VECTORS = [
  [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
  [
    'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf',
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    'dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704',
  ],
] as const

test('the vectors of the standard are accepted', () => {
  for (const [key, message, signature] of VECTORS) {
    assert.ok(verifyByNode(hex(signature), hex(message), hex(key)), 'vector copied wrongly')
    assert.ok(verifyEd25519(hex(signature), hex(message), hex(key)))
  }
})

test('signatures by random keys over random messages are accepted', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
      const { publicKey, privateKey } = generateKeyPairSync('ed25519')
      assert.ok(verifyEd25519(sign(null, message, privateKey), message, rawPublicKey(publicKey)))
    }),
    { numRuns: 100 },
  )
})

const pair = generateKeyPairSync('ed25519')
const KEY = rawPublicKey(pair.publicKey)
const MESSAGE = Buffer.from('The results page of North District is wrong. EXERCISE')
const SIGNATURE = sign(null, MESSAGE, pair.privateKey)

test('one changed bit anywhere is refused, as by the platform', () => {
  fc.assert(
    fc.property(fc.constantFrom(0, 1, 2), fc.nat(), fc.nat(7), (part, place, bit) => {
      const parts = [Buffer.from(SIGNATURE), Buffer.from(MESSAGE), Buffer.from(KEY)] as const
      const changed = parts[part] ?? SIGNATURE
      const at = place % changed.byteLength
      changed[at] = (changed[at] ?? 0) ^ (1 << bit)
      assert.ok(!verifyByNode(...parts))
      assert.ok(!verifyEd25519(...parts))
    }),
    { numRuns: 150 },
  )
})

test('random keys and signatures, most of them no points, are refused without an error', () => {
  const bytes = (length: number): fc.Arbitrary<Uint8Array> =>
    fc.uint8Array({ minLength: length, maxLength: length })
  fc.assert(
    fc.property(bytes(64), bytes(32), (signature, key) => {
      assert.ok(!verifyEd25519(signature, MESSAGE, key))
    }),
    { numRuns: 100 },
  )
})

test('wrong lengths are refused', () => {
  assert.ok(!verifyEd25519(SIGNATURE.subarray(1), MESSAGE, KEY))
  assert.ok(!verifyEd25519(Buffer.concat([SIGNATURE, Buffer.alloc(1)]), MESSAGE, KEY))
  assert.ok(!verifyEd25519(SIGNATURE, MESSAGE, KEY.subarray(1)))
  assert.ok(!verifyEd25519(new Uint8Array(0), MESSAGE, KEY))
})

test('an S that is not below the order is refused', () => {
  const s = toNumber(SIGNATURE.subarray(32))
  for (const other of [s + ORDER, s + 2n * ORDER, ORDER, 2n ** 256n - 1n]) {
    const signature = Buffer.concat([SIGNATURE.subarray(0, 32), toBytes(other)])
    assert.ok(!verifyByNode(signature, MESSAGE, KEY))
    assert.ok(!verifyEd25519(signature, MESSAGE, KEY))
  }
})

/** Every encoding of a point of small order, canonical or not. */
const SMALL_ORDER = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
]

/** The secret scalar of the key pair, by RFC 8032 §5.1.5. */
function secretScalar(): bigint {
  const { d } = pair.privateKey.export({ format: 'jwk' })
  const hash = createHash('sha512')
    .update(Buffer.from(d ?? '', 'base64url'))
    .digest()
  const scalar = hash.subarray(0, 32)
  scalar[0] = (scalar[0] ?? 0) & 248
  scalar[31] = ((scalar[31] ?? 0) & 127) | 64
  return toNumber(scalar)
}

test('a key of small order, under which anybody can sign, is refused', () => {
  // R is S times the base point, so the equation holds whenever the order of the key divides the hash.
  const signature = Buffer.concat([KEY, toBytes(secretScalar() % ORDER)])
  for (const key of SMALL_ORDER) {
    for (let n = 0; n < 16; n += 1) {
      assert.ok(!verifyEd25519(signature, Buffer.from([n]), hex(key)), key)
    }
  }
})

test('an R of small order is refused in each spelling, even where the equation holds', () => {
  for (const spelling of SMALL_ORDER) {
    // The nonce zero: R is the neutral point, S is the hash times the secret.
    const r = hex(spelling)
    const k = toNumber(createHash('sha512').update(r).update(KEY).update(MESSAGE).digest())
    const signature = Buffer.concat([r, toBytes((k * secretScalar()) % ORDER)])
    assert.ok(!verifyByNode(signature, MESSAGE, KEY))
    assert.ok(!verifyEd25519(signature, MESSAGE, KEY))
  }
})
