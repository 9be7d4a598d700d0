import { foldWord } from './fold.ts'
import { stemmerOf } from './stems.ts'
import { stopWordsOf } from './stop-words.ts'

/** A word of a cleaned text. */
export interface Word {
  /** In small letters, without accents. */
  readonly plain: string
  /** What is searched for: its stem, without accents; null for a word that says nothing. */
  readonly term: string | null
}

/** Characters of a word that count: longer ones are no words, and a stemmer may take the square of their length. */
const MAX_WORD = 60
/** Words of one language that are remembered; forgotten all at once, since which ones come again nobody knows. */
const MAX_REMEMBERED = 100_000
/** Capitals that are a name, where small letters are a word that says nothing: the country, the organization for health. */
const NAMES_IN_CAPITALS: Readonly<Record<string, readonly string[]>> = { en: ['US', 'WHO'] }
/** An article or pronoun that is written together with the word after it. */
const ELISION: Readonly<Record<string, RegExp>> = {
  ca: /^(?:l|d|s|m|t|n)'/,
  fr: /^(?:l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu)'/,
  it: /^(?:l|un|d|dell|all|dall|nell|sull|c|s|m|t|v|n|quell|quest)'/,
}
/** Lengthening strokes and vowel marks, which Arabic is written with or without. */
const ARABIC_MARKS = /\u0640|[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06ed]/g

/** How the words of one language are made. */
interface Maker {
  readonly locale: string
  readonly segmenter: Intl.Segmenter
  readonly remembered: Map<string, Word>
}

const makers = new Map<string, Maker>()
/** Languages whose makers are kept; tags come from foreign rows. */
const MAX_MAKERS = 100

function makerOf(language: string): Maker {
  const known = makers.get(language)
  if (known !== undefined) return known
  // What is no language is cut as English is; by the machine's own the order would depend on the machine.
  const locale = /^[a-z]{2,3}$/.test(language) ? language : 'en'
  const segmenter = new Intl.Segmenter([locale, 'en'], { granularity: 'word' })
  const maker = { locale, segmenter, remembered: new Map<string, Word>() }
  if (makers.size >= MAX_MAKERS) makers.clear()
  makers.set(language, maker)
  return maker
}

/** Parts of a text that are words, with their places; in languages without spaces as a dictionary parts them. */
export function segmentsOf(text: string, language: string): { word: string; start: number }[] {
  const segments: { word: string; start: number }[] = []
  for (const { segment, index, isWordLike } of makerOf(language).segmenter.segment(text))
    if (isWordLike === true) segments.push({ word: segment, start: index })
  return segments
}

/** The words of a cleaned text, in its order. `language` is a two-letter code; one that is unknown has no stems. */
export function wordsOf(text: string, language: string): Word[] {
  const maker = makerOf(language)
  const capitals = NAMES_IN_CAPITALS[language]
  const shouts = capitals !== undefined && isShouted(text)
  const words: Word[] = []
  for (const { segment, isWordLike } of maker.segmenter.segment(text)) {
    if (isWordLike !== true) continue
    if (!shouts && capitals?.includes(segment) === true) {
      const name = segment.toLowerCase()
      words.push({ plain: name, term: name })
    } else words.push(rememberedWord(segment, language, maker))
  }
  return words
}

/** Mostly in capitals, so that these tell nothing. */
function isShouted(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0
  return capitals * 2 > (text.match(/\p{L}/gu)?.length ?? 0)
}

function rememberedWord(segment: string, language: string, maker: Maker): Word {
  const known = maker.remembered.get(segment)
  if (known !== undefined) return known
  const word = wordOf(segment.slice(0, MAX_WORD), language, maker.locale)
  if (segment.length > MAX_WORD) return word
  if (maker.remembered.size >= MAX_REMEMBERED) maker.remembered.clear()
  maker.remembered.set(segment, word)
  return word
}

/** Small letters, stop word or not, stem, then accents: a stemmer knows й and é, not и and e. */
function wordOf(segment: string, language: string, locale: string): Word {
  const small = segment.toLocaleLowerCase(locale).replace(ARABIC_MARKS, '')
  const elision = ELISION[language]
  const lower = elision === undefined ? small : small.replace(elision, '')
  const plain = foldWord(lower)
  const stops = stopWordsOf(language)
  if (lower === '' || stops.has(lower) || stops.has(small)) return { plain, term: null }
  const term = foldWord(stemmerOf(language)(lower))
  return { plain, term: term === '' ? plain : term }
}
