// What in a text may name a person: telephone numbers, numbers of papers, mail addresses, and words that are written as names
// are. A machine only asks: whoever reads a text before it is public decides on each part, and looks for what is not found.

/** Kinds of parts that are asked about. */
export type PiiKind = 'number' | 'mail' | 'name'

/** A part of a text as it stands there. */
export interface PiiPart {
  readonly kind: PiiKind
  readonly words: string
}

/** Parts that are told of one text at most; whoever reads it is told that there may be more. */
export const MAX_PARTS = 12
/** Digits from which on a number may be that of a telephone or of papers; fewer count things. */
const MIN_DIGITS = 6

const MAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,190}\.\p{L}{2,24}/gu
/** Digits of any script, with what people write between them. */
const NUMBER = /[+＋]?\p{Nd}(?:[\s.\-/()·‐–]{0,2}\p{Nd}){5,19}/gu

/** Words before a name, in small letters; what follows is a name however it is written. */
const TITLES =
  'mr|mrs|ms|miss|mister|dr|prof|sir|madam|m|mme|mlle|monsieur|madame|sr|sra|srta|señor|señora|don|doña|dona|senhor|senhora|herr|frau|г-н|г-жа|господин|госпожа|السيد|السيدة|الآنسة|الأستاذ|الأستاذة|الدكتور|الدكتورة|الحاج|الحاجة|المدعو|المدعوة|أبو|ابو|أم|بن|ابن|بنت'
/** Words that are no title where a small word follows: *m* is a letter, *don* begins a contraction. */
const LETTER = String.raw`[\p{L}\p{M}'’\-]`
const TITLED = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(${TITLES})(?:\.\s{0,2}|\s{1,2})(${LETTER}{2,30}(?:\s(?=[\p{Lu}\p{Lo}])${LETTER}{2,30}){0,3})`,
  'giu',
)
const ENDS_AS_TITLE = new RegExp(String.raw`(?:^|\s)(?:${TITLES})$`, 'iu')
/** Two to four words that begin with a capital letter, where a script has some. */
const CAPITALS = new RegExp(
  String.raw`(?<![\p{L}\p{M}])\p{Lu}${LETTER}{1,30}(?:\s\p{Lu}(?:${LETTER}{1,30}|\.)){1,3}(?![\p{L}\p{M}])`,
  'gu',
)
/** Scripts without capital letters: there two words and more after a title are a name, and the first two alone are told. */
const NO_CAPITALS = /\p{Lo}/u
const WORDS_AFTER = 2

/**
 * Parts of a text (some hundred letters) that may name a person, in the order in which they stand, each once; at most
 * {@link MAX_PARTS}. `known` are names that everybody may read, of a station or an area: what stands in one is not told.
 */
export function piiParts(text: string, known: readonly string[] = []): PiiPart[] {
  const found: { kind: PiiKind; words: string; at: number }[] = []
  const add = (kind: PiiKind, words: string, at: number) => {
    const end = at + words.length
    const isCovered = found.some((one) => at < one.at + one.words.length && one.at < end)
    if (!isCovered && !isKnown(words, known)) found.push({ kind, words, at })
  }
  for (const { 0: words, index } of text.matchAll(MAIL)) add('mail', words, index)
  for (const { 0: words, index } of text.matchAll(NUMBER))
    if (digitsIn(words) >= MIN_DIGITS && !isMoment(words)) add('number', words, index)
  for (const { 0: whole, 1: title = '', 2: rest = '', index } of text.matchAll(TITLED)) {
    const name = titled(title, rest)
    if (name !== null) add('name', name, index + whole.length - rest.length)
  }
  for (const { 0: words, index } of text.matchAll(CAPITALS))
    if (!ENDS_AS_TITLE.test(words)) add('name', words, index)
  const ordered = found.toSorted((a, b) => a.at - b.at)
  const once = ordered.filter(
    (one, n) => ordered.findIndex(({ words }) => words === one.words) === n,
  )
  return once.slice(0, MAX_PARTS).map(({ kind, words }) => ({ kind, words }))
}

/** The name behind a title; null where what follows is none: a small word behind a title of a script with capital letters. */
function titled(title: string, rest: string): string | null {
  if (NO_CAPITALS.test(title)) return rest.split(' ').slice(0, WORDS_AFTER).join(' ')
  const capital = rest.split(' ').filter((word) => /^\p{Lu}/u.test(word))
  if (capital.length === 0 && title.length < 2) return null
  if (capital.length > 0) return capital.join(' ')
  return /^(?:mrs?|ms|dr|mme|sra?|prof)$/i.test(title) ? (rest.split(' ')[0] ?? null) : null
}

const digitsIn = (words: string) => words.match(/\p{Nd}/gu)?.length ?? 0

/** A day or a day with its time, as people write it: what happened when names nobody. */
function isMoment(words: string): boolean {
  return /^\p{Nd}{1,4}([-./])\p{Nd}{1,2}\1\p{Nd}{2,4}(?:\s\p{Nd}{1,2})?$/u.test(words.trim())
}

/** Whether words stand in what everybody may read anyway. */
function isKnown(words: string, known: readonly string[]): boolean {
  const own = words.toLowerCase()
  return known.some((one) => one.toLowerCase().includes(own))
}
