/** Characters that nobody sees: zero width, marks of direction, soft hyphens, tags. */
export const UNSEEN =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu
/** Those that right-to-left, Indic and emoji texts are rightly written with. */
const USUAL = new Set(['\u00ad', '\u200c', '\u200d', '\u200e', '\u200f', '\u061c', '\ufeff'])
/** As many units as a run of marks has at least: nothing below U+0300 is one. */
const MARKS = /[^\0-\u02ff]{31}/

/** ASCII with its white space: nothing in it has another form. */
const PLAIN = /^[\t-\r\x20-\x7e]*$/

const NONE: readonly string[] = []

export interface NormalText {
  readonly text: string
  /** Unusual characters that nobody sees, each once, as `U+202E`. */
  readonly controls: readonly string[]
}

/** NFKC, white space collapsed, ends trimmed, unseen characters taken out. */
export function normalText(raw: string): NormalText {
  if (PLAIN.test(raw)) return { text: raw.replace(/\s{2,}|[\t-\r]/g, ' ').trim(), controls: NONE }
  const controls = new Set<string>()
  const seen = raw.replace(UNSEEN, (char) => {
    if (!USUAL.has(char))
      controls.add(`U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    return ''
  })
  return {
    text: orderly(seen).normalize('NFKC').replace(/\s+/g, ' ').trim(),
    controls: [...controls],
  }
}

/**
 * Without what of a run of marks goes beyond any language: putting a run in its order takes the square of its length.
 * Source: UAX #15 section 12, Stream-Safe Text Format.
 */
export function orderly(text: string): string {
  return MARKS.test(text) ? text.replace(/(\p{M}{30})\p{M}+/gu, '$1') : text
}

/** Marks that have a plain one beside them: dashes, quotation marks, and what is written with them. */
const FANCY =
  /[\u2010-\u2015\u2212\u2018-\u201f\u2032\u2033\u2039\u203a\u00ab\u00bb\u301d-\u301f]|(?<=[\u00ab\u2039])\s|\s(?=[\u00bb\u203a])/gu

/** The same text with plain marks: who sets a longer dash or other quotation marks says nothing else. */
export function plainMarks(text: string): string {
  return PLAIN.test(text) ? text : text.replace(FANCY, (mark) => plainMark(mark))
}

function plainMark(mark: string): string {
  if (/\s/.test(mark)) return ''
  if (/[\u2010-\u2015\u2212]/u.test(mark)) return '-'
  return /[\u2018-\u201b\u2032]/u.test(mark) ? "'" : '"'
}
