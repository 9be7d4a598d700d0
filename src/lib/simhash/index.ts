// A short name for what something is like: two that share most of their features differ in few of its 64 bits.
// Source: M. Charikar, Similarity Estimation Techniques from Rounding Algorithms, 2002.
import { hash } from 'node:crypto'

const BITS = 64

/** A word of 32 bits, two of which are a name: numbers of 64 bits take ten times as long to compare. */
const WORD = 32
const WORDS = BITS / WORD
/** Hex digits of a word. */
const DIGITS = WORD / 4

/** The 64 bits of these features as 16 hex digits; each counts as often as it weighs. The order of features is nothing. */
export function simhash(features: Readonly<Record<string, number>>): string {
  const sums = Array.from({ length: BITS }, () => 0)
  for (const [feature, weight] of Object.entries(features)) {
    const name = hash('sha256', feature)
    for (let word = 0; word < WORDS; word += 1) {
      const bits = wordOf(name, word)
      for (let n = 0; n < WORD; n += 1) {
        const at = word * WORD + n
        sums[at] = (sums[at] ?? 0) + (bits & (1 << (WORD - 1 - n)) ? weight : -weight)
      }
    }
  }
  const nibbles = Array.from({ length: BITS / 4 }, (_, n) =>
    sums.slice(n * 4, n * 4 + 4).reduce((value, sum) => value * 2 + (sum > 0 ? 1 : 0), 0),
  )
  return nibbles.map((value) => value.toString(16)).join('')
}

/** In how many bits two of them differ. */
export function distance(one: string, other: string): number {
  let count = 0
  for (let word = 0; word < WORDS; word += 1) {
    let left = wordOf(one, word) ^ wordOf(other, word)
    for (; left !== 0; left &= left - 1) count += 1
  }
  return count
}

function wordOf(hex: string, word: number): number {
  return Number.parseInt(hex.slice(word * DIGITS, (word + 1) * DIGITS), 16) | 0
}
