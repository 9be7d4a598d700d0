// What somebody types to find a page or a thing, against what it is called and what people come to it for.
import { fold } from './fold.ts'
import { kept } from './kept.ts'
import { searchWords } from './search-words.ts'

/** What stands before an Arabic word and is not part of it: the article, also after a particle. */
const ARTICLE = /^[وف]?(?:ال|بال|كال|لل)(?=\p{L}{3})/u

/** Letters from which on the beginning of a word counts as the word. */
const LEAST = 3

/** Words that say nothing of what is looked for, as they are compared. */
const SILENT = new Set(
  words(
    'a an the of to for in on at by with from is are am be do does can i my me we our you your it its this that there who what where when how which and or please ' +
      'من في على عن إلى هو هي هل ما ماذا أين متى كيف هذا هذه أو مع لي',
  ),
)

/** The words of a text as they are compared: folded, Arabic ones without article and in one spelling, English ones without a plural. */
function words(text: string): string[] {
  return searchWords(text).map((word) =>
    /^\p{sc=Arabic}/u.test(word) ? arabic(word) : single(word),
  )
}

function arabic(word: string): string {
  let bare = word.replaceAll('ـ', '').replaceAll('ى', 'ي').replaceAll(/ة$/gu, 'ه')
  // A word that begins like the article has it twice where it has it.
  while (ARTICLE.test(bare)) bare = bare.replace(ARTICLE, '')
  return bare.replace(/ات$/u, 'ه')
}

function single(word: string): string {
  if (word.length <= LEAST || word.endsWith('ss')) return word
  return word.replace(/ies$/, 'y').replace(/s$/, '')
}

/** What tells something; all of it where nothing does. */
function telling(text: string): string[] {
  const all = words(text)
  const some = all.filter((word) => !SILENT.has(word))
  return some.length === 0 ? all : some
}

/** The phrases of a text that lists them, with a semicolon between two. */
export function phrasesOf(list: string): string[] {
  return list
    .split(/[;؛]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
}

/** A page as it is looked for: what it is called in each language, and lists of what people come to it for. */
export interface Findable {
  readonly names: readonly string[]
  /** As {@link phrasesOf} reads them. */
  readonly purposes: readonly string[]
}

/** Names and lists that are kept as they are compared: those of all pages in every language. */
const MAX_LISTS = 4_000

interface Phrase {
  readonly whole: readonly string[]
  readonly telling: readonly string[]
}

const phraseOf = (text: string): Phrase => ({ whole: words(text), telling: telling(text) })

const compared = kept(MAX_LISTS, (list: string) => phrasesOf(list).map(phraseOf))

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((word) => other.includes(word))

const hasWhole = (text: readonly string[], wanted: readonly string[]) =>
  wanted.every((word) => text.includes(word))

const hasBegun = (text: readonly string[], wanted: readonly string[]) =>
  wanted.every((word) =>
    text.some((one) => one === word || (word.length >= LEAST && one.startsWith(word))),
  )

/** What a page answers least: only letters in the middle of its name fit. Anything else that is found comes before it. */
export const WEAK_RANK = 9

/** How well a page answers what somebody typed, the lowest first: 0 where it is called just so; null where it does not. */
export function pageRank(text: string, { names, purposes }: Findable): number | null {
  const { whole, telling: wanted } = phraseOf(text)
  if (wanted.length === 0) return null
  const called = names.flatMap(compared)
  const used = purposes.flatMap(compared)
  const ways: readonly (() => boolean)[] = [
    () => called.some((name) => isSame(name.whole, whole)),
    () => used.some((phrase) => isSame(phrase.whole, whole)),
    () => called.some((name) => isSame(name.telling, wanted)),
    () => used.some((phrase) => isSame(phrase.telling, wanted)),
    () => called.some((name) => hasWhole(name.telling, wanted)),
    () => called.some((name) => hasBegun(name.telling, wanted)),
    () => used.some((phrase) => hasWhole(phrase.telling, wanted)),
    () => used.some((phrase) => hasBegun(phrase.telling, wanted)),
    () =>
      hasBegun(
        [...called, ...used].flatMap((phrase) => phrase.telling),
        wanted,
      ),
    () => names.some((name) => fold(name).includes(fold(text))),
  ]
  const rank = ways.findIndex((way) => way())
  return rank === -1 ? null : rank
}

/** Whether every word that somebody typed is a whole word of one of these texts. */
export function isNamedSo(text: string, titles: readonly string[]): boolean {
  const wanted = telling(text)
  return wanted.length > 0 && titles.some((title) => hasWhole(words(title), wanted))
}

/** Whether every word that somebody typed begins a word of these texts, together. */
export function saysSo(text: string, said: readonly string[]): boolean {
  const wanted = telling(text)
  return wanted.length > 0 && hasBegun(said.flatMap(words), wanted)
}
