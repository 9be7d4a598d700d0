import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { SoftwareAuthenticator } from '../../../test/support/authenticator.ts'
import {
  chained,
  content,
  giver,
  made,
  said,
  salt,
  type Step,
  taker,
} from '../../../test/support/custody-chain.ts'
import { PasskeyError, verifyRegistration } from '../webauthn/index.ts'
import {
  challengeOf,
  checkAssertion,
  checkChain,
  commit,
  EVENT_TYPES,
  eventBytes,
  eventHash,
  isCommitted,
  isSignedByNode,
} from './index.ts'

const stored = (steps: readonly Step[]) => chained(steps).map(eventBytes)

const faultsOf = (steps: readonly Step[]) =>
  checkChain(stored(steps)).map(({ place, fault }) => `${place} ${fault}`)

const WHOLE: readonly Step[] = [
  ['acquired', { to: giver }],
  ['sealed'],
  ['seal-checked'],
  ['transfer-offered'],
  ['transfer-refused', { refs: { offer: 4, reason: said('not now') } }],
  ['transfer-offered'],
  ['transfer-accepted', { refs: { offer: 6 }, seal: said('S1') }],
  ['unsealed', { actor: taker, refs: { second: giver } }],
  ['copied'],
  ['derived'],
  ['examined', content],
  ['moved'],
  ['presented'],
  ['correction', { corrects: 12 }],
  ['returned'],
  ['correction', { corrects: 15 }],
  ['content-erased'],
]

test('a chain through every kind of act is whole', () => {
  assert.deepEqual(faultsOf(WHOLE), [])
  assert.deepEqual(faultsOf([['identified'], ['collected'], ['destroyed'], ['content-erased']]), [])
  const tried = new Set([...WHOLE.map(([type]) => type), 'identified', 'collected', 'destroyed'])
  assert.deepEqual([...tried].toSorted(), [...EVENT_TYPES].toSorted())
})

const first: Step = ['acquired', { to: giver }]

const BROKEN: readonly (readonly [string, readonly Step[], readonly string[]])[] = [
  ['another item', [first, ['sealed', { item: 'item-2' }]], ['2 other_item']],
  ['a number left out', [first, ['sealed', { seq: 3 }]], ['2 gap']],
  ['a number twice', [first, ['sealed'], ['examined', { seq: 2 }]], ['3 gap']],
  [
    'a chain that does not begin',
    [['sealed', { seq: 2, prev: 'd'.repeat(64) }]],
    ['1 gap', '1 broken_link'],
  ],
  ['a link to nothing', [first, ['sealed', { prev: 'd'.repeat(64) }]], ['2 broken_link']],
  ['an act after the return', [first, ['returned'], ['examined']], ['3 after_end']],
  ['an act after the destruction', [first, ['destroyed'], ['sealed']], ['3 after_end']],
  [
    'an offer beside an offer',
    [first, ['transfer-offered'], ['transfer-offered']],
    ['3 offer_open'],
  ],
  ['a return while an offer waits', [first, ['transfer-offered'], ['returned']], ['3 offer_open']],
  [
    'destruction while an offer waits',
    [first, ['transfer-offered'], ['destroyed']],
    ['3 offer_open'],
  ],
  ['taking what nobody offered', [first, ['transfer-accepted']], ['2 no_offer']],
  [
    'taking another offer',
    [first, ['transfer-offered'], ['transfer-accepted', { refs: { offer: 1 } }]],
    ['3 no_offer'],
  ],
  ['refusing what nobody offered', [first, ['transfer-refused']], ['2 no_offer']],
  [
    'taking from somebody else',
    [
      first,
      ['transfer-offered'],
      ['transfer-accepted', { refs: { offer: 2 }, from: { ...giver, key: 'person:c' } }],
    ],
    ['3 other_parties'],
  ],
  [
    'refusing as somebody else',
    [
      first,
      ['transfer-offered'],
      [
        'transfer-refused',
        { refs: { offer: 2, reason: said('x') }, to: { ...taker, role: 'head' } },
      ],
    ],
    ['3 other_parties'],
  ],
  [
    'accepted by the giver',
    [first, ['transfer-offered'], ['transfer-accepted', { refs: { offer: 2 }, actor: giver }]],
    ['3 not_receiver'],
  ],
  ['offered by somebody else', [first, ['transfer-offered', { actor: taker }]], ['2 not_giver']],
  [
    'offered by whoever did not have it',
    [first, ['transfer-offered', { actor: taker, from: taker, to: giver }]],
    ['2 not_custodian'],
  ],
  [
    'taken without hashing',
    [
      first,
      ['transfer-offered'],
      [
        'transfer-accepted',
        { refs: { offer: 2 }, size: undefined, sha256: undefined, sha512: undefined },
      ],
    ],
    ['3 not_rehashed'],
  ],
  [
    'taken without a look at the seal',
    [first, ['sealed'], ['transfer-offered'], ['transfer-accepted', { refs: { offer: 3 } }]],
    ['4 not_rehashed'],
  ],
  [
    'another content',
    [first, ['examined', { ...content, sha256: 'e'.repeat(64) }]],
    ['2 other_content'],
  ],
  [
    'another long hash',
    [first, ['examined', { ...content, sha512: 'e'.repeat(128) }]],
    ['2 other_content'],
  ],
  ['another size', [first, ['examined', { ...content, size: 4 }]], ['2 other_content']],
  ['a seal that is not on', [first, ['unsealed']], ['2 no_seal']],
  ['a seal that was taken off', [first, ['sealed'], ['unsealed'], ['seal-checked']], ['4 no_seal']],
  ['a seal put on twice', [first, ['sealed'], ['sealed']], ['3 seal_on']],
]

for (const [name, steps, faults] of BROKEN) {
  test(`a chain with ${name} is found`, () => assert.deepEqual(faultsOf(steps), faults))
}

test('a longer chain than may be is told, and no more of it is read', () => {
  const many = Array.from({ length: 10_002 }, () => new Uint8Array(1))
  const problems = checkChain(many)
  assert.equal(problems.length, 10_001)
})

const alone = (type: 'sealed' | 'unsealed') => made(type, { seq: 2, prev: 'd'.repeat(64) })

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')

test('every flipped bit of a stored event, its signature or the key is found', () => {
  const chain = stored(WHOLE)
  const [place, bit] = [fc.nat(chain.length - 1), fc.nat(7)]
  fc.assert(
    fc.property(place, fc.nat(), bit, (index, at, shift) => {
      const bytes = chain[index] ?? new Uint8Array()
      const signature = sign(null, bytes, privateKey)
      assert.ok(isSignedByNode(raw, bytes, signature))
      const flipped = flip(bytes, at, shift)
      assert.ok(!isSignedByNode(raw, flipped, signature))
      assert.ok(!isSignedByNode(raw, bytes, flip(signature, at, shift)))
      assert.ok(!isSignedByNode(flip(raw, at, shift), bytes, signature))
      // Of a chain without its last event nothing but its signature tells.
      if (index < chain.length - 1) assert.notDeepEqual(checkChain(chain.with(index, flipped)), [])
    }),
    { numRuns: 150 },
  )
})

function flip(bytes: Uint8Array, at: number, shift: number): Uint8Array {
  const flipped = Uint8Array.from(bytes)
  const index = at % flipped.length
  flipped[index] = (flipped[index] ?? 0) ^ (1 << shift)
  return flipped
}

test('keys and signatures that are none sign nothing', () => {
  const bytes = eventBytes(alone('sealed'))
  const signature = sign(null, bytes, privateKey)
  assert.equal(isSignedByNode(raw.subarray(1), bytes, signature), false)
  assert.equal(isSignedByNode(raw, bytes, signature.subarray(1)), false)
  // Under the neutral point an empty signature fits any text.
  const neutral = Uint8Array.of(1, ...new Uint8Array(31))
  assert.equal(
    isSignedByNode(neutral, bytes, Uint8Array.of(...neutral, ...new Uint8Array(32))),
    false,
  )
})

const by = { rpId: 'vote.example', origin: 'https://vote.example' }

test("an officer's passkey answers for one event and for no other", () => {
  const bytes = eventBytes(alone('unsealed'))
  const passkey = new SoftwareAuthenticator('ES256')
  const made = verifyRegistration(passkey.create({ ...by, challenge: 'eA' }), {
    ...by,
    challenge: 'eA',
  })
  const { clientDataJSON, authenticatorData, signature } = passkey.get({
    ...by,
    challenge: challengeOf(bytes),
  })
  const answer = { clientDataJSON, authenticatorData, signature }
  const signer = { ...by, publicKey: made.publicKey }
  checkAssertion(answer, bytes, signer)
  const refused = (act: () => void) => assert.throws(act, PasskeyError)
  refused(() => checkAssertion(answer, flip(bytes, 9, 0), signer))
  refused(() => checkAssertion(answer, bytes, { ...signer, rpId: 'other.example' }))
  refused(() => checkAssertion(answer, bytes, { ...signer, origin: 'https://other.example' }))
  const other = new SoftwareAuthenticator('ES256')
  const another = verifyRegistration(other.create({ ...by, challenge: 'eA' }), {
    ...by,
    challenge: 'eA',
  })
  refused(() => checkAssertion(answer, bytes, { ...signer, publicKey: another.publicKey }))
})

test('a commitment stands for one text under one salt', () => {
  const bound = commit(salt, 'room 4')
  assert.equal(bound, eventHash(Buffer.concat([salt, Buffer.from('room 4')])))
  assert.ok(isCommitted(bound, salt, 'room 4'))
  assert.ok(!isCommitted(bound, salt, 'room 5'))
  assert.ok(!isCommitted(bound, flip(salt, 3, 1), 'room 4'))
  assert.ok(!isCommitted(bound, new Uint8Array(31), 'room 4'))
  assert.throws(() => commit(new Uint8Array(31), 'room 4'), RangeError)
})
