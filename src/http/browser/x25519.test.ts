import assert from 'node:assert/strict'
import { createCipheriv, createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { pageScript } from '../../../test/support/browser-scripts.ts'

const { openChaCha, sealChaCha } = await pageScript('chacha.js')
const { ladder } = await pageScript('x25519-ladder.js')
const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

/** Points whose multiples by any secret are nought. Source: RFC 7748 §6.1 and the orders of the curve. */
const LOW_ORDER = [
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
]

/** X25519 of OpenSSL. */
function byNode(secret: Uint8Array, point: Uint8Array): Buffer {
  const pkcs8 = Buffer.concat([hex('302e020100300506032b656e04220420'), secret])
  const spki = Buffer.concat([hex('302a300506032b656e032100'), point])
  return diffieHellman({
    privateKey: createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }),
    publicKey: createPublicKey({ key: spki, format: 'der', type: 'spki' }),
  })
}

test('ChaCha20-Poly1305 gives what the standard gives', () => {
  // RFC 8439 §2.8.2.
  const key = Uint8Array.from({ length: 32 }, (_, n) => 0x80 + n)
  const nonce = hex('070000004041424344454647')
  const aad = hex('50515253c0c1c2c3c4c5c6c7')
  const text = new Uint8Array(
    Buffer.from(
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
    ),
  )
  const sealed = Buffer.from(sealChaCha(key, nonce, text, aad)).toString('hex')
  assert.ok(sealed.startsWith('d31a8d34648e60db7b86afbc53ef7ec2'), sealed)
  assert.ok(sealed.endsWith('1ae10b594f09e26a7e902ecbd0600691'), sealed)
})

test('ChaCha20-Poly1305 gives what OpenSSL gives, opens it, and nothing that was changed', () => {
  // Words of ones drive every carry of the sum to its end.
  const texts = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.nat(200).map((n) => new Uint8Array(n).fill(255)),
  )
  const keys = fc.oneof(bytes(32), fc.constant(new Uint8Array(32).fill(255)))
  fc.assert(
    fc.property(
      keys,
      bytes(12),
      fc.tuple(texts, texts),
      fc.nat(),
      (key, nonce, [text, aad], at) => {
        const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 })
        cipher.setAAD(aad, { plaintextLength: text.length })
        const expected = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()])
        const sealed = sealChaCha(key, nonce, text, aad)
        assert.deepEqual(Buffer.from(sealed), expected)
        assert.deepEqual(openChaCha(key, nonce, sealed, aad), text)
        const changed = sealed.slice()
        changed[at % sealed.length] = (changed[at % sealed.length] ?? 0) ^ (1 << (at % 8))
        assert.equal(openChaCha(key, nonce, changed, aad), null)
      },
    ),
    { numRuns: 300 },
  )
  assert.equal(openChaCha(new Uint8Array(32), new Uint8Array(12), new Uint8Array(15)), null)
})

test('our X25519 gives what the standard and OpenSSL give', () => {
  const vectors = [
    // RFC 7748 §5.2: two, and the base point multiplied by itself once.
    [
      'a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4',
      'e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c',
      'c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552',
    ],
    [
      '4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d',
      'e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493',
      '95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957',
    ],
    [
      `09${'00'.repeat(31)}`,
      `09${'00'.repeat(31)}`,
      '422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079',
    ],
  ] as const
  for (const [secret, point, expected] of vectors)
    assert.deepEqual(ladder(hex(secret), hex(point)), hex(expected))
  fc.assert(
    fc.property(bytes(32), bytes(32), (secret, point) => {
      const before = secret.slice()
      assert.deepEqual(Buffer.from(ladder(secret, point)), byNode(secret, point))
      assert.deepEqual(secret, before, 'the secret stays as it was')
    }),
    { numRuns: 30 },
  )
})

/** Runs with a browser whose WebCrypto refuses X25519 in this way; counts how often it is asked. */
async function refusing<T>(name: string, run: (asked: () => number) => Promise<T>): Promise<T> {
  const original = Object.getOwnPropertyDescriptor(globalThis, 'crypto') ?? {}
  let asked = 0
  const subtle = {
    importKey: () => Promise.reject(new DOMException('', ((asked += 1), name))),
  }
  Object.defineProperty(globalThis, 'crypto', { value: { subtle }, configurable: true })
  try {
    return await run(() => asked)
  } finally {
    Object.defineProperty(globalThis, 'crypto', original)
  }
}

const SECRET = hex('a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4')

test('with the browser and with ours the answer is the same, and a point of low order has none', async () => {
  const own = await pageScript('x25519.js', 'native')
  const fallback = await pageScript('x25519.js', 'fallback')
  const expected = await own.x25519(SECRET, own.BASE_POINT)
  assert.deepEqual(Buffer.from(expected ?? []), byNode(SECRET, own.BASE_POINT))
  await refusing('NotSupportedError', async (asked) => {
    assert.deepEqual(await fallback.x25519(SECRET, own.BASE_POINT), expected)
    assert.deepEqual(await fallback.x25519(SECRET, own.BASE_POINT), expected)
    assert.equal(asked(), 1, 'the browser is asked once')
  })
  for (const point of LOW_ORDER) {
    assert.equal(await own.x25519(SECRET, hex(point)), null, point)
    assert.equal(await fallback.x25519(SECRET, hex(point)), null, point)
  }
})

test('only a browser that does not know X25519 gets ours; any other fault stays one', async () => {
  const own = await pageScript('x25519.js', 'fault')
  await refusing('DataError', async () => {
    await assert.rejects(own.x25519(SECRET, own.BASE_POINT), { name: 'DataError' })
  })
})
