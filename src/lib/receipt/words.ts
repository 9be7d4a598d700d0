import { createHash } from 'node:crypto'
import { SEED_BYTES } from './digits.ts'

/** Languages that have a list of words. Source: BIP-39, which has none in Arabic and Russian. */
export const WORD_LANGUAGES = ['en', 'fr', 'es', 'zh'] as const
export type WordLanguage = (typeof WORD_LANGUAGES)[number]

const LIST = 2048
const WORDS = 12
const WORD_BITS = 11n
const CHECK_BITS = 4n

/** Longest text in which words are looked for. */
const MAX_CHARACTERS = 400

/** Four bits by which most mistakes are noticed. */
function checkOf(seed: Uint8Array): bigint {
  return BigInt(createHash('sha256').update(seed).digest()[0] ?? 0) >> CHECK_BITS
}

/**
 * A seed of 16 bytes as twelve words of a list of 2,048, with four bits of check. Throws RangeError for another length of
 * either. Source: BIP-39, "Generating the mnemonic".
 */
export function wordsOf(seed: Uint8Array, list: readonly string[]): string {
  if (seed.length !== SEED_BYTES || list.length !== LIST)
    throw new RangeError('a seed has 16 bytes, a list 2,048 words')
  const bits = (BigInt(`0x${Buffer.from(seed).toString('hex')}`) << CHECK_BITS) | checkOf(seed)
  return Array.from({ length: WORDS }, (_, n) => {
    const at = Number((bits >> (WORD_BITS * BigInt(WORDS - 1 - n))) & (BigInt(LIST) - 1n))
    return list[at] ?? ''
  }).join(' ')
}

/** As words are compared: without accents and case, however they were typed. */
const plain = (word: string) => word.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** The seed of twelve words of a list, with or without accents; Chinese ones may stand together. Null for what was mistyped. */
export function seedOfWords(text: string, list: readonly string[]): Buffer | null {
  if (text.length > MAX_CHARACTERS) return null
  const spaced = text.replaceAll(/\p{Script=Han}/gu, ' $& ')
  const typed = plain(spaced)
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
  if (typed.length !== WORDS) return null
  const places = new Map(list.map((word, at) => [plain(word), BigInt(at)]))
  let bits = 0n
  for (const word of typed) {
    const at = places.get(word)
    if (at === undefined) return null
    bits = (bits << WORD_BITS) | at
  }
  const hex = (bits >> CHECK_BITS).toString(16).padStart(2 * SEED_BYTES, '0')
  const seed = Buffer.from(hex, 'hex')
  return checkOf(seed) === (bits & ((1n << CHECK_BITS) - 1n)) ? seed : null
}
