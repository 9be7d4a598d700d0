import { plainDigits } from '../digits/index.ts'

/** Bytes of the secret that a receipt spells. */
export const SEED_BYTES = 16

const DIGITS = 40
const GROUP = 5

/** The largest factor with which 128 bits still fit into forty digits. */
const CHECK = 29n
const BYTE = 256n

/** Longest text in which forty digits are looked for: each with a space or mark of its own, and some around them. */
const MAX_CHARACTERS = 160

/** What may stand between the digits: spaces, dashes and the marks of a copied text. */
const BETWEEN = /[\s\p{Pd}\u2212\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu

/**
 * A seed of 16 bytes as forty digits in eight groups of five. Their number is 29 times the seed: no wrong digit, no two
 * digits that changed places and no two groups that did give such a number again, except groups that differ by a
 * multiple of 29. Throws RangeError for another length.
 */
export function digitsOf(seed: Uint8Array): string {
  if (seed.length !== SEED_BYTES) throw new RangeError('a seed has 16 bytes')
  const number = seed.reduce((sum, byte) => sum * BYTE + BigInt(byte), 0n) * CHECK
  const digits = String(number).padStart(DIGITS, '0')
  return Array.from({ length: DIGITS / GROUP }, (_, n) =>
    digits.slice(n * GROUP, (n + 1) * GROUP),
  ).join(' ')
}

/** The seed of forty digits in any script, with spaces and dashes as people write them; null for what was mistyped. */
export function seedOf(text: string): Buffer | null {
  if (text.length > MAX_CHARACTERS) return null
  const digits = plainDigits(text).replaceAll(BETWEEN, '')
  if (digits.length !== DIGITS || !/^[0-9]+$/.test(digits)) return null
  const number = BigInt(digits)
  if (number % CHECK !== 0n) return null
  const hex = (number / CHECK).toString(16).padStart(2 * SEED_BYTES, '0')
  return hex.length === 2 * SEED_BYTES ? Buffer.from(hex, 'hex') : null
}
