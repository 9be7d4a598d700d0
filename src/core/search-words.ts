import { fold } from './fold.ts'

/** Longest word that is kept for searching. */
const MAX_WORD = 60
/** A name of more words than this is found by its first ones. */
const MAX_WORDS = 40

/** The words of a text as they are compared in searches, the first `most`: lower case, without accents and vowel marks. */
export function searchWords(text: string, most = MAX_WORDS): string[] {
  const words = fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  return [...new Set(words.map((word) => word.slice(0, MAX_WORD)))].slice(0, most)
}
