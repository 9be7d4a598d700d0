import type * as Franc from 'franc'
import { late } from '../late/late.ts'
import { stopWordsOf } from './stop-words.ts'

const franc = late<typeof Franc>('franc')

/** Two-letter codes of the languages that are told apart, with those of ISO 639-3; what people read as one is one. */
const CODES: Readonly<Record<string, string>> = {
  arb: 'ar',
  ben: 'bn',
  bul: 'bg',
  cat: 'ca',
  ces: 'cs',
  cmn: 'zh',
  dan: 'da',
  deu: 'de',
  ell: 'el',
  eng: 'en',
  fin: 'fi',
  fra: 'fr',
  heb: 'he',
  hin: 'hi',
  hrv: 'hr',
  hun: 'hu',
  hye: 'hy',
  ind: 'id',
  ita: 'it',
  jpn: 'ja',
  kat: 'ka',
  khm: 'km',
  kor: 'ko',
  mya: 'my',
  nld: 'nl',
  nob: 'no',
  pes: 'fa',
  plt: 'mg',
  pol: 'pl',
  por: 'pt',
  ron: 'ro',
  rus: 'ru',
  slv: 'sl',
  spa: 'es',
  swe: 'sv',
  swh: 'sw',
  tam: 'ta',
  tha: 'th',
  tur: 'tr',
  ukr: 'uk',
  urd: 'ur',
  vie: 'vi',
}
const NAMES = new Map(Object.entries(CODES).map(([name, code]) => [code, name]))

/** Below so many characters the guess is shown to a person and not believed. */
const SURE_LENGTH = 30
/** Text from here on tells nothing more. */
const MAX_TEXT = 600
/** What the language that is expected is ahead by, in a long text and in a short one. */
const AHEAD = { sure: 1.1, unsure: 1.4 } as const
/** How near to the best a language is that comes close, and how many of these are taken. */
const CLOSE = { share: 0.85, most: 2 } as const
/** What a text gains for a language that all of its words are small words of: these tell more than runs of letters do. */
const SMALL_WORDS = 0.3

/** Small words of one language that a text has at least, and how many times those of any other, to be plainly in it. */
const PLAINLY = { words: 4, times: 3 } as const

export interface LanguageGuess {
  /** Two-letter code; the expected one where nothing could be told. */
  readonly language: string
  /** Others that come close, best first: a short post of names may be in any of them. */
  readonly others: readonly string[]
  /** False below 30 characters: a person is asked, with the guess chosen already. */
  readonly isSure: boolean
}

/**
 * The language of a cleaned text. `among` are the codes that come into question, all that are known where it is empty;
 * `expected` is taken when in doubt: short posts are full of names, which belong to no language.
 */
export function languageOf(
  text: string,
  { among = [], expected }: { readonly among?: readonly string[]; readonly expected: string },
): LanguageGuess {
  const start = text.slice(0, MAX_TEXT)
  const isSure = start.trim().length >= SURE_LENGTH
  if (among.length === 1 && among[0] === expected) return { language: expected, others: [], isSure }
  const plain = plainlyIn(start, among)
  if (plain !== null) return { language: plain, others: [], isSure }
  const values = valuesOf(start, { among, expected, ahead: isSure ? AHEAD.sure : AHEAD.unsure })
  const [best] = values
  if (best === undefined) return { language: expected, others: [], isSure: false }
  const close = values
    .slice(1, 1 + CLOSE.most)
    .filter(({ value }) => value >= best.value * CLOSE.share)
  return { language: best.code, others: close.map(({ code }) => code), isSure }
}

/** The language that its small words name beyond doubt, for a hundredth of the work; null where they do not. */
function plainlyIn(text: string, among: readonly string[]): string | null {
  if (among.length === 0 || among.some((code) => stopWordsOf(code).size === 0)) return null
  const words = lettersOf(text)
  const counts = among
    .map((code) => ({ code, count: smallWords(words, code) }))
    .toSorted((one, other) => other.count - one.count)
  const [best, second] = counts
  if (best === undefined || best.count < PLAINLY.words) return null
  return best.count >= PLAINLY.times * (second?.count ?? 0) ? best.code : null
}

function lettersOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}']+/gu) ?? []
}

/** Each language that comes into question with what speaks for it, most first; none for a text without letters. */
function valuesOf(
  text: string,
  how: { readonly among: readonly string[]; readonly expected: string; readonly ahead: number },
): { code: string; value: number }[] {
  const names = how.among.flatMap((code) => NAMES.get(code) ?? [])
  const only = names.length > 0 ? names : [...NAMES.values()]
  const words = lettersOf(text)
  const values = franc()
    .francAll(text, { only, minLength: 1 })
    .flatMap(([name, score]) => {
      const code = CODES[name]
      if (code === undefined) return []
      const value = score * (code === how.expected ? how.ahead : 1)
      const share = smallWords(words, code) / Math.max(1, words.length)
      return { code, value: value + SMALL_WORDS * share }
    })
  return values.toSorted(
    (one, other) => other.value - one.value || (one.code < other.code ? -1 : 1),
  )
}

/** How many of the words are small words of a language. */
function smallWords(words: readonly string[], language: string): number {
  const small = stopWordsOf(language)
  return words.filter((word) => small.has(word)).length
}
