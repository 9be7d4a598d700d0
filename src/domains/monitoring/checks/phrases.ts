import { PHRASES } from './texts/phrases.ts'

/** The phrases, built-in and own, that stand in a title or text; sorted. */
export function phrasesIn(text: string, own: readonly string[]): string[] {
  // A space that stands alone is one already: most of a text are such.
  const plain = orderly(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s{2,}|[^\S ]/g, ' ')
  const wanted = own.length > 0 ? new Set([...PHRASES, ...own.map(inSmall)]) : PHRASES
  return [...new Set(Array.from(wanted).filter((phrase) => plain.includes(phrase)))].sort()
}

function inSmall(phrase: string): string {
  return phrase.toLowerCase()
}

/**
 * Without what of a run of marks goes beyond any language: putting a run in its order takes the square of its length.
 * Source: UAX #15 section 12, Stream-Safe Text Format.
 */
function orderly(text: string): string {
  // The quicker question first: the pattern below looks at every letter of a page.
  return MARKS.test(text) ? text.replace(/(\p{M}{30})\p{M}+/gu, '$1') : text
}

/** As many units as a run of marks has at least: nothing below U+0300 is one. */
const MARKS = /[^\0-\u02ff]{31}/
