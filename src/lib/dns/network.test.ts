import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addressBytes, addressText, isIn, isWithin, networkText, parseNetwork } from './index.ts'

const address = fc
  .oneof(
    fc.uint8Array({ minLength: 4, maxLength: 4 }),
    fc.uint8Array({ minLength: 16, maxLength: 16 }),
  )
  .map((bytes) => ({ bytes, all: bytes.length * 8 }))

/** The same by single bits. */
function bitsOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
}

test('an address lies in a network when the network’s bits are its first', () => {
  const lengths = fc.nat(128)
  fc.assert(
    fc.property(address, lengths, fc.nat(127), ({ bytes, all }, length, flip) => {
      const bits = Math.min(length, all)
      const first = bitsOf(bytes).slice(0, bits).padEnd(all, '0')
      const zeroed = Uint8Array.from(first.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
      const network = parseNetwork(`${addressText(zeroed)}/${bits}`)
      assert.ok(network)
      assert.equal(networkText(network), `${addressText(zeroed)}/${bits}`)
      assert.ok(isIn(bytes, network))
      const other = bytes.slice()
      const at = flip % all
      other[at >> 3] = (other[at >> 3] ?? 0) ^ (0x80 >> (at & 7))
      assert.equal(isIn(other, network), at >= bits)
      const hasMore = bitsOf(bytes).slice(bits).includes('1')
      assert.equal(parseNetwork(`${addressText(bytes)}/${bits}`) === null, hasMore)
    }),
    { numRuns: 300 },
  )
})

test('a network within another has all its addresses there', () => {
  const of = (text: string) => parseNetwork(text) ?? assert.fail(text)
  assert.ok(isWithin(of('10.1.0.0/16'), of('10.0.0.0/8')))
  assert.ok(isWithin(of('10.0.0.0/8'), of('10.0.0.0/8')))
  assert.ok(!isWithin(of('10.0.0.0/7'), of('10.0.0.0/8')))
  assert.ok(!isWithin(of('11.0.0.0/16'), of('10.0.0.0/8')))
  assert.ok(!isWithin(of('fd00::/16'), of('10.0.0.0/8')))
  assert.ok(isIn(addressBytes('10.255.0.1') ?? assert.fail(), of('10.0.0.0/8')))
})

test('an address stands for itself, and what is no network is none', () => {
  assert.equal(networkText(parseNetwork('10.1.2.3') ?? assert.fail()), '10.1.2.3/32')
  assert.equal(networkText(parseNetwork('FD00::0:1') ?? assert.fail()), 'fd00::1/128')
  for (const text of ['', '/8', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/08', '10.0.0.0/8/8', '10/8'])
    assert.equal(parseNetwork(text), null, text)
  for (const text of ['10.0.0.1/8', '::1/0', 'fd00::/129', 'vote.test/8', '10.0.0.0/-1'])
    assert.equal(parseNetwork(text), null, text)
})
