// A short name for what something is like: two that share most of their features differ in few of its 64 bits.
// Source: M. Charikar, Similarity Estimation Techniques from Rounding Algorithms, 2002.
import { hash } from 'node:crypto'

const BITS = 64

/** The 64 bits of these features as 16 hex digits; each counts as often as it weighs. The order of features is nothing. */
export function simhash(features: Readonly<Record<string, number>>): string {
  const sums = Array.from({ length: BITS }, () => 0)
  for (const [feature, weight] of Object.entries(features)) {
    const bits = bitsOf(hash('sha256', feature).slice(0, BITS / 4))
    for (let n = 0; n < BITS; n += 1)
      sums[n] = (sums[n] ?? 0) + ((bits >> BigInt(n)) & 1n ? weight : -weight)
  }
  const value = sums.reduce((all, sum, n) => (sum > 0 ? all | (1n << BigInt(n)) : all), 0n)
  return value.toString(16).padStart(BITS / 4, '0')
}

/** In how many bits two of them differ. */
export function distance(one: string, other: string): number {
  let [left, count] = [bitsOf(one) ^ bitsOf(other), 0]
  for (; left > 0n; left &= left - 1n) count += 1
  return count
}

function bitsOf(hex: string): bigint {
  return BigInt(`0x${hex === '' ? '0' : hex}`)
}
