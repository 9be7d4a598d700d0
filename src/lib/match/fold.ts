/** A base of a script whose marks are accents, vowel points or hamza, with its marks. Elsewhere marks are vowels and stay. */
const ACCENTED = /([\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hebrew}])\p{M}+/gu
/** Latin letters that no normalization form takes apart. */
const UNDIVIDED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}
const UNDIVIDED_LETTER = /[ßæœøłđðþı]/g
const PLAIN = /^[\0-\x7f]*$/

/**
 * A word without accents, in small letters as it came. Marks are taken from Latin, Greek, Cyrillic, Arabic and Hebrew
 * letters alone, since those of Hindi, Burmese and Thai are vowels; what is left is put together again, else Hangul
 * would stay in pieces. Source: Unicode normalization forms KD and C.
 */
export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word
  return word
    .normalize('NFKD')
    .replace(ACCENTED, '$1')
    .normalize('NFC')
    .replace(UNDIVIDED_LETTER, (letter) => UNDIVIDED[letter] ?? letter)
}
