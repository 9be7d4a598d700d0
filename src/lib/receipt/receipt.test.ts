import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { identityText, parseIdentity, recipientText } from '../age/index.ts'
import { derive, digitsOf, readHash, seedOf } from './index.ts'

const seeds = fc.uint8Array({ minLength: 16, maxLength: 16 })
const SEED = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')

test('a receipt is forty digits in eight groups, and the digits give the same seed', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const digits = digitsOf(seed)
      assert.match(digits, /^\d{5}( \d{5}){7}$/)
      assert.deepEqual(seedOf(digits), Buffer.from(seed))
    }),
  )
  for (const byte of [0, 255]) {
    const seed = Buffer.alloc(16, byte)
    assert.deepEqual(seedOf(digitsOf(seed)), seed)
  }
})

test('digits are taken as people write them', () => {
  const digits = digitsOf(SEED)
  const arabic = digits.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)))
  const wide = digits.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
  const ways = [
    digits.replaceAll(' ', ''),
    digits.replaceAll(' ', '-'),
    digits.replaceAll(' ', ' \u2013 '),
    `\u200f ${arabic}\n`,
    wide.replaceAll(' ', '\u3000'),
    Array.from(digits.replaceAll(' ', '')).join(' '),
  ]
  for (const way of ways) assert.deepEqual(seedOf(way), SEED, way)
})

test('a wrong digit, two digits or groups that changed places and a missing digit are noticed', () => {
  fc.assert(
    fc.property(seeds, fc.nat(39), fc.nat(39), fc.integer({ min: 1, max: 9 }), (seed, i, j, by) => {
      const digits = Array.from(digitsOf(seed).replaceAll(' ', ''))
      const wrong = digits.with(i, String((Number(digits[i]) + by) % 10))
      assert.equal(seedOf(wrong.join('')), null)
      const swapped = digits.with(i, digits[j] ?? '').with(j, digits[i] ?? '')
      const isSame = digits[i] === digits[j] || Math.abs(i - j) === 28
      if (!isSame) assert.equal(seedOf(swapped.join('')), null)
      assert.equal(seedOf(digits.slice(1).join('')), null)
    }),
  )
  const groups = digitsOf(SEED).split(' ')
  const [first = '', second = ''] = groups
  assert.notEqual((Number(first) - Number(second)) % 29, 0)
  assert.equal(seedOf(groups.with(0, second).with(1, first).join(' ')), null)
})

test('what is no receipt gives nothing', () => {
  const largest = 29n * 2n ** 128n
  const others = [
    '',
    'a'.repeat(40),
    `${largest}`,
    '9'.repeat(40),
    '1'.repeat(100_000),
    '+'.repeat(40),
  ]
  for (const other of others) assert.equal(seedOf(other), null, other.slice(0, 50))
  assert.throws(() => digitsOf(Buffer.alloc(15)), RangeError)
  assert.throws(() => derive(Buffer.alloc(17)), RangeError)
})

test('mailbox, token and key are three values of one seed, none of which tells another', () => {
  const receipt = derive(SEED)
  assert.deepEqual(receipt, derive(Buffer.from(SEED)))
  assert.equal(Buffer.from(receipt.mailbox, 'base64url').length, 16)
  assert.equal(Buffer.from(receipt.read, 'base64url').length, 32)
  assert.match(receipt.identity, /^AGE-SECRET-KEY-1/)
  assert.equal(recipientText(parseIdentity(receipt.identity)), receipt.recipient)
  assert.notEqual(receipt.identity, identityText(Buffer.from(receipt.read, 'base64url')))
  const other = derive(Buffer.alloc(16, 7))
  for (const name of ['mailbox', 'read', 'identity', 'recipient'] as const)
    assert.notEqual(receipt[name], other[name])
  // Fixed: receipts that people hold must open their mailbox in every later version.
  assert.deepEqual(
    { digits: digitsOf(SEED), ...receipt },
    {
      digits: '00001 51759 91758 10413 75477 70647 62094 77555',
      mailbox: 'xxvPssgxOlEQXLZ-rbbWLw',
      read: 'fJjZKOeJFBKpopZq_P_X26xjC2Nyf80GZObeb7Jq8Lc',
      identity: 'AGE-SECRET-KEY-1T75M4PPSP9LZZ6R88CYJA4QHU7W5LWA9X5NU39DQK7K7V4A53SHQRPTGT0',
      recipient: 'age183m59ckc4urws78sw3ppkjju3jn4dyd3w9lnldwculycu9est3asxegd8r',
    },
  )
})

test('of the token only its hash is kept', () => {
  const { read } = derive(SEED)
  assert.equal(readHash(read), createHash('sha256').update(read).digest('hex'))
})
