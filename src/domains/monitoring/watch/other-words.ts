import { plainText } from './words-of.ts'

/** Characters of a text that are compared word by word. */
const MAX_READ = 2_000
/** Words that may be one word spelled in two ways. */
const MAX_COMPARED = 60
/** Letters that two spellings of one word may differ in. */
const SLIPS = 2

/** Words that only one of two texts has, spellings of the same word left out. */
interface OtherWords {
  readonly lost: readonly string[]
  readonly gained: readonly string[]
}

/** Words that came while none went; null where one went. */
export function addedWords(old: string, now: string): string[] | null {
  const [before, after] = [wordsOf(old), wordsOf(now)]
  if ([...before.keys()].some((word) => !after.has(word))) return null
  return [...after].flatMap(([plain, shown]) => (before.has(plain) ? [] : [shown]))
}

const WORD = /[\p{L}\p{M}]{2,}/gu

/** Words as written. Null where nothing was exchanged: words only came, or only went. */
export function exchangedWords(old: string, now: string): OtherWords | null {
  const [before, after] = [wordsOf(old), wordsOf(now)]
  const lost = [...before].filter(([plain]) => !after.has(plain)).slice(0, MAX_COMPARED)
  const gained = [...after].filter(([plain]) => !before.has(plain)).slice(0, MAX_COMPARED)
  const isSpelling = (one: string, others: readonly (readonly [string, string])[]) =>
    others.some(([other]) => isSameWord(one, other))
  const really = {
    lost: lost.flatMap(([plain, shown]) => (isSpelling(plain, gained) ? [] : [shown])),
    gained: gained.flatMap(([plain, shown]) => (isSpelling(plain, lost) ? [] : [shown])),
  }
  return really.lost.length > 0 && really.gained.length > 0 ? really : null
}

/** Whether names were exchanged: words with a capital that begin no sentence. Where all nouns have one nobody can tell. */
export function exchangedNames(old: string, now: string, languages: readonly string[]): boolean {
  if (languages.includes('de')) return false
  const words = exchangedWords(namesIn(old), namesIn(now))
  return words !== null
}

function namesIn(text: string): string {
  const names = text.slice(0, MAX_READ).match(/(?<=[\p{L}\p{M}\p{Nd},;)]\s)\p{Lu}[\p{L}\p{M}]+/gu)
  return (names ?? []).join(' ')
}

/** Plain words with how they are written; ideographs by twos. */
function wordsOf(text: string): Map<string, string> {
  const words = text.slice(0, MAX_READ).match(WORD) ?? []
  const all = words.flatMap((word) =>
    /[\u3040-\u30ff\u3400-\u9fff]/.test(word)
      ? Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
      : [word],
  )
  return new Map(all.map((word) => [plainText(word), word]))
}

/** Whether two words differ as slips and endings do. */
function isSameWord(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 4 || Math.abs(one.length - other.length) > SLIPS)
    return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  let end = 0
  const most = Math.min(one.length, other.length) - start
  while (end < most && one.at(-1 - end) === other.at(-1 - end)) end++
  return Math.max(one.length, other.length) - start - end <= SLIPS
}
