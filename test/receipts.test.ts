// Ten thousand receipts as the product draws them, on the node and in browsers: bits and digits fall as chance has them,
// and no two are alike. Nothing is seeded: the bounds are such that one honest run in a thousand million would miss them.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newBytes } from '../src/core/id.ts'
import { digitsOf, SEED_BYTES } from '../src/lib/receipt/index.ts'
import { pageScript } from './support/browser-scripts.ts'

const RECEIPTS = 10_000
const BITS = 8 * SEED_BYTES
const DIGITS = 40

/** Chi-square by its degrees of freedom, at 1e-9 on either side: by the cube of a normal, as Wilson and Hilferty have it. */
function bounds(freedom: number): readonly [least: number, most: number] {
  const [normal, part] = [5.998, 2 / (9 * freedom)]
  const at = (side: 1 | -1) => freedom * (1 - part + side * normal * Math.sqrt(part)) ** 3
  return [at(-1), at(1)]
}

/** How far counts are from all being alike. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

const within = (value: number, freedom: number): boolean => {
  const [least, most] = bounds(freedom)
  return value > least && value < most
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

interface Drawn {
  readonly different: number
  /** Whether bits, and digits, are as frequent as chance has them. */
  readonly bits: boolean
  readonly digits: boolean
}

function drawn(
  draw: (length: number) => Uint8Array,
  spell: (seed: Uint8Array<ArrayBuffer>) => string,
): Drawn {
  const ones = Array.from({ length: BITS }, () => 0)
  const digits = Array.from({ length: DIGITS }, () => Array.from({ length: 10 }, () => 0))
  const all = new Set<string>()
  for (let n = 0; n < RECEIPTS; n += 1) {
    const seed = draw(SEED_BYTES)
    for (let bit = 0; bit < BITS; bit += 1)
      if (((seed[bit >> 3] ?? 0) >> (bit & 7)) & 1) ones[bit] = (ones[bit] ?? 0) + 1
    const spelled = spell(new Uint8Array(seed)).replaceAll(' ', '')
    assert.equal(spelled.length, DIGITS)
    for (const [at, digit] of [...spelled].entries()) {
      const counts = digits[at] ?? []
      counts[Number(digit)] = (counts[Number(digit)] ?? 0) + 1
    }
    all.add(spelled)
  }
  const ofBits = sum(ones.map((count) => chiSquare([count, RECEIPTS - count])))
  // 29 times 2 to the 128 is 98,… and 38 digits more: the first two are not all as frequent.
  const ofDigits = digits.slice(2).map(chiSquare)
  return {
    different: all.size,
    bits: within(ofBits, BITS),
    digits: within(sum(ofDigits), 9 * ofDigits.length),
  }
}

const page = await pageScript('receipt.js')
const age = await pageScript('age.js')
const AS_CHANCE: Drawn = { different: RECEIPTS, bits: true, digits: true }

test('receipts that a node draws are as chance has them', () => {
  assert.deepEqual(drawn(newBytes, digitsOf), AS_CHANCE)
})

test('receipts that a browser draws are as chance has them', () => {
  assert.deepEqual(drawn(age.randomBytes, page.digitsOf), AS_CHANCE)
})

test('a generator that counts, or leans to one side, is noticed', () => {
  let last = 0
  const counting = (length: number) => {
    last += 1
    const seed = Buffer.alloc(length)
    seed.writeUInt32BE(last, length - 4)
    return seed
  }
  assert.deepEqual(drawn(counting, digitsOf), { different: RECEIPTS, bits: false, digits: false })
  const leaning = (length: number) => {
    const [seed, other] = [newBytes(length), newBytes(length)]
    // Each bit is set in five of eight.
    const third = newBytes(length)
    return seed.map((byte, n) => byte | ((other[n] ?? 0) & (third[n] ?? 0)))
  }
  assert.equal(drawn(leaning, digitsOf).bits, false)
})
