import { simhash } from '../simhash/index.ts'
import { baseLanguage } from './claim-index.ts'
import { cleanPost } from './clean.ts'
import { wordsOf } from './words.ts'

/** Bits in which two texts differ at most that are shown as near copies of one; never put together by machine. */
export const NEAR_BITS = 3

/** A text in the one form in which two pastings of it are the same: its words in small letters, without signs and signature. */
export function normalPost(raw: string, language: string): string {
  const words = wordsOf(cleanPost(raw).text, baseLanguage(language))
  return words.map(({ plain }) => plain).join(' ')
}

/**
 * The 64 bits of a text for finding near copies (`distance` of `lib/simhash`), by its words and pairs of neighbours.
 * Null for a text without words: all of these would be alike.
 */
export function likenessOf(raw: string, language: string): string | null {
  const words = normalPost(raw, language).split(' ')
  if (words[0] === '') return null
  const features: Record<string, number> = {}
  for (const [at, word] of words.entries())
    for (const feature of [word, `${words[at - 1] ?? ''} ${word}`])
      features[feature] = (features[feature] ?? 0) + 1
  return simhash(features)
}
