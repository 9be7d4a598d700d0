import assert from 'node:assert/strict'
import { createECDH, createPrivateKey, createPublicKey, verify } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyCharacter } from '../../../test/support/any-character.ts'
import { pushBrowser } from '../../../test/support/push-browser.ts'
import { audienceOf, encryptPush, MAX_PUSH_TEXT_BYTES, vapidAuthorization } from './index.ts'

const bytes = (text: string) => Buffer.from(text, 'base64url')

// Source: RFC 8291 §5 and appendix A.
const example = {
  text: 'When I grow up, I want to be a watermelon',
  sender: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  receiver: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  body: 'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
}
const once = { privateKey: bytes(example.sender), salt: bytes(example.salt) }

function receiverOf(browser: { p256dh: string; auth: string }) {
  return { publicKey: bytes(browser.p256dh), auth: bytes(browser.auth) }
}

test('the example of the standard comes out byte for byte', () => {
  const browser = pushBrowser({
    privateKey: bytes(example.receiver),
    auth: bytes(example.auth),
  })
  const body = encryptPush(Buffer.from(example.text), receiverOf(browser), once)
  assert.equal(body.toString('base64url'), example.body)
  assert.equal(browser.open(body), example.text)
})

test('whatever is sent, the browser it was meant for reads it and no other one does', () => {
  const salt = fc.uint8Array({ minLength: 16, maxLength: 16 })
  // Below the order of the curve whatever the bytes are.
  const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((all) => {
    all[0] = 1
    return all
  })
  const sent = fc.string({ unit: anyCharacter, maxLength: 900 })
  fc.assert(
    fc.property(sent, salt, key, (text, salt, privateKey) => {
      const [browser, other] = [pushBrowser(), pushBrowser()]
      const body = encryptPush(Buffer.from(text), receiverOf(browser), { privateKey, salt })
      assert.ok(body.length <= 4096)
      assert.equal(browser.open(body), Buffer.from(text).toString('utf8'))
      assert.throws(() => other.open(body))
    }),
    { numRuns: 40 },
  )
})

test('a changed byte is noticed wherever it is', () => {
  const browser = pushBrowser()
  const body = encryptPush(Buffer.from('cancelled'), receiverOf(browser), once)
  for (const at of [0, 30, 90, body.length - 1]) {
    const changed = Buffer.from(body)
    changed[at] = (changed[at] ?? 0) ^ 1
    assert.throws(() => browser.open(changed), `byte ${at}`)
  }
})

test('the longest message fills the body of a push service, and one more byte is refused', () => {
  const browser = pushBrowser()
  const longest = Buffer.alloc(MAX_PUSH_TEXT_BYTES, 'x')
  const body = encryptPush(longest, receiverOf(browser), once)
  assert.equal(body.length, 4096)
  assert.equal(browser.open(body), longest.toString())
  const more = Buffer.alloc(MAX_PUSH_TEXT_BYTES + 1)
  assert.throws(() => encryptPush(more, receiverOf(browser), once), RangeError)
})

test('keys and secrets that no browser would give are refused', () => {
  const good = receiverOf(pushBrowser())
  const wrong = [
    { ...good, auth: Buffer.alloc(15) },
    { ...good, publicKey: Buffer.alloc(65, 4) },
    { ...good, publicKey: good.publicKey.subarray(0, 64) },
  ]
  for (const receiver of wrong) {
    assert.throws(() => encryptPush(Buffer.from('x'), receiver, once), RangeError)
  }
  assert.throws(
    () => encryptPush(Buffer.from('x'), good, { ...once, salt: Buffer.alloc(12) }),
    RangeError,
  )
  assert.throws(
    () => encryptPush(Buffer.from('x'), good, { ...once, privateKey: Buffer.alloc(32) }),
    RangeError,
  )
})

test('a push service can check who sends, for how long and to whom', () => {
  const pair = createECDH('prime256v1')
  const publicKey = pair.generateKeys()
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: publicKey.subarray(1, 33).toString('base64url'),
    y: publicKey.subarray(33).toString('base64url'),
    d: pair.getPrivateKey('base64url'),
  }
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' })
  const audience = audienceOf('https://push.example.net:8443/send/abc?x=1')
  const claims = { audience, subject: 'https://node.example', expires: 1_800_000_000 }
  const field = vapidAuthorization({ privateKey, publicKey }, claims)
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(field) ?? []
  assert.deepEqual(bytes(key), publicKey)
  const [header = '', body = '', signature = ''] = token.split('.')
  assert.deepEqual(JSON.parse(bytes(header).toString()), { typ: 'JWT', alg: 'ES256' })
  assert.deepEqual(JSON.parse(bytes(body).toString()), {
    aud: 'https://push.example.net:8443',
    exp: 1_800_000_000,
    sub: 'https://node.example',
  })
  const reader = { key: createPublicKey(privateKey), dsaEncoding: 'ieee-p1363' } as const
  const signed = (text: string) => verify('sha256', Buffer.from(text), reader, bytes(signature))
  assert.ok(signed(`${header}.${body}`))
  assert.ok(!signed(`${header}.${body}A`))
})
