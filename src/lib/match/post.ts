import { baseLanguage } from './claim-index.ts'
import { type CleanPost, cleanPost } from './clean.ts'
import { type Grams, gramsOf } from './grams.ts'
import { type LanguageGuess, languageOf } from './language.ts'
import { type Word, wordsOf } from './words.ts'

/** Different terms of a post that are searched: more than a long post has, and a bound to the work of a pasted book. */
const MAX_TERMS = 400

/** A post, ready to be searched. */
export interface Post {
  readonly raw: string
  readonly clean: CleanPost
  readonly language: string
  readonly isLanguageSure: boolean
  /** Words of what is said, signature apart. */
  readonly said: readonly Word[]
  /** Each once, in the order in which they come, those of the signature last; then those of languages that come close. */
  readonly terms: readonly string[]
  readonly grams: Grams
}

/** How the language of a post is found: said by somebody, or guessed. */
export type PostLanguage =
  | { readonly language: string }
  | { readonly among?: readonly string[]; readonly expected: string }

/** Reads a post: cleaned, its language, its terms. Never throws. */
export function readPost(raw: string, how: PostLanguage): Post {
  const clean = cleanPost(raw)
  const guess: LanguageGuess =
    'language' in how
      ? { language: baseLanguage(how.language), others: [], isSure: true }
      : languageOf(clean.text, how)
  const said = wordsOf(clean.text, guess.language)
  const terms = new Set<string>()
  for (const language of [guess.language, ...guess.others])
    for (const { term } of wordsOf(`${clean.text} ${clean.signature}`, language))
      if (term !== null && terms.size < MAX_TERMS) terms.add(term)
  return {
    raw,
    clean,
    language: guess.language,
    isLanguageSure: guess.isSure,
    said,
    terms: [...terms],
    grams: gramsOf(said),
  }
}
