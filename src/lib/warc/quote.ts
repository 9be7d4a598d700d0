// Whether a quote stands in a text, as an honest person quotes: nothing that changes what is said is forgiven.
import { plainDigits } from '../digits/index.ts'
import { normalText, plainMarks } from '../html/index.ts'

/** Pieces of one quote that was shortened, and characters that may be left out between two of them. */
const MAX_PIECES = 12
const MAX_GAP = 2_000
/** Places of the first piece from which the others are looked for: a page that repeats it for ever holds nobody up. */
const MAX_STARTS = 500
/** Letters and digits of a piece: shorter ones stand everywhere, and so prove nothing. */
const MIN_PIECE = 6

/** Where something was left out: `…`, `...`, and both in brackets. */
const LEFT_OUT = /[[(]\s?\.{3,}\s?[\])]|\.{3,}/
/** Arabic letters are lengthened, and vowels are written or not, as the page is set: neither changes the word. */
const UNWRITTEN = /\u0640|[\u064b-\u0652]|\u0670|[\u06d6-\u06ed]/g
/** What a sentence is closed with where the quote ends earlier than the page, and marks that are set around the whole. */
const ENDS = /^["'\s]+|["'\s.,;:،؛。、]+$/gu
/** Scripts whose words begin and end with a space or a mark: there a part of a word is another word (`legal`, `illegal`). */
const OF_WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\p{M}]/u

/** A text in which quotes are searched, made once for several of them. */
export type Sought = string & { readonly sought: true }

/** Nothing that is read: control characters, which no store takes. */
const CONTROL = /(?!\s)\p{Cc}/gu
/** Stands where a word goes on in the next line, with its hyphen or without: nobody knows which. */
const PARTED = '\u2027'
const LINE_END = /(?<=\p{Ll})[-\u00ad\u2010]\n(?=\p{Ll})/gu

/** A text whose lines end where the paper does: a word that goes on in the next line is found with its hyphen and without. */
export function ofPaper(text: string): string {
  return text.replace(LINE_END, PARTED)
}

/** The same text with such words whole, for whoever looks for words alone. */
export function wholeWords(sought: string): string {
  return sought.replaceAll(PARTED, '')
}

/** Stands between the pages of a text that has pages. */
const PAGE_END = '\f'

/** The text as quotes are searched in it, its pages (parted by form feeds) kept apart; linear, and the same again for what it gives. */
export function soughtIn(words: string): Sought {
  return words.split(PAGE_END).map(plain).join(PAGE_END) as Sought
}

/**
 * Whether a quote stands in the words, letter for letter and in whole words. Taken as one are white space, the shapes of
 * quotation marks, dashes, letters (NFKC) and digits, characters that nobody sees (soft hyphens, marks of direction), the
 * lengthening and the vowel signs of Arabic; not its letters with hamza, nor capitals. Where the quote says that something
 * was left out (`…`, `[...]`), its pieces stand one after the other, at most 2,000 characters apart. A quote without words
 * stands nowhere, nor does one of which a piece is too short to be looked for.
 */
export function hasQuote(words: string, quote: string): boolean {
  return pageOfQuote(soughtIn(words), quote) !== null
}

/** On which page, from 1, a quote begins in a text that was made to be searched; null where it does not stand there. */
export function pageOfQuote(sought: Sought, quote: string): number | null {
  const ways = sought.includes(PARTED) ? ['', '-'] : ['']
  for (const hyphen of ways) {
    const text = sought.replaceAll(PARTED, hyphen)
    // A quote goes on over the end of a page.
    const at = beginningIn(text.replaceAll(PAGE_END, ' '), quote)
    if (at !== -1) return text.slice(0, at).split(PAGE_END).length
  }
  return null
}

function beginningIn(text: string, quote: string): number {
  const whole = plain(quote).replace(ENDS, '')
  if (whole === '') return -1
  const at = placeOf(text, whole, 0)
  if (at !== -1) return at
  const pieces = whole
    .split(LEFT_OUT)
    .map((one) => one.replace(ENDS, ''))
    .filter((one) => one !== '')
  const isShort = (one: string) => one.replace(/[^\p{L}\p{N}]/gu, '').length < MIN_PIECE
  if (!LEFT_OUT.test(whole) || pieces.length > MAX_PIECES || pieces.some(isShort)) return -1
  return inOrder(text, pieces)
}

/** Where the first of these pieces stands that the others follow, none too far behind the one before; -1 where none does. */
function inOrder(text: string, [first, ...rest]: readonly string[]): number {
  if (first === undefined) return -1
  let at = placeOf(text, first, 0)
  for (let n = 0; n < MAX_STARTS && at !== -1; n += 1) {
    let until = at + first.length
    const isThere = rest.every((piece) => {
      const next = placeOf(text.slice(until, until + MAX_GAP + piece.length + 1), piece, 0)
      until += next + piece.length
      return next !== -1
    })
    if (isThere) return at
    at = placeOf(text, first, at + 1)
  }
  return -1
}

/** Where it stands in whole words from here on; -1 where it does not. */
function placeOf(text: string, sought: string, from: number): number {
  for (let at = text.indexOf(sought, from); at !== -1; at = text.indexOf(sought, at + 1)) {
    const end = at + sought.length
    const before = text.slice(Math.max(0, at - 2), at)
    if (!isCut(before, sought.slice(0, 2)) && !isCut(sought.slice(-2), text.slice(end, end + 2)))
      return at
  }
  return -1
}

/** Whether a word or a number goes on from the end of one text to the beginning of the other: `400`, `4,000` and `4.5` are no 4. */
function isCut(before: string, after: string): boolean {
  const [last = '', next = ''] = [before.at(-1), after[0]]
  if (OF_WORD.test(last) && OF_WORD.test(next)) return true
  return /\d$/.test(before) ? /^[.,]\d/.test(after) : /\d[.,]$/.test(before) && /^\d/.test(after)
}

function plain(text: string): string {
  const seen = normalText(text.replace(CONTROL, '').toWellFormed()).text
  const shaped = plainMarks(seen).replace(UNWRITTEN, '')
  return plainDigits(shaped).replace(/\s+/g, ' ').trim()
}
