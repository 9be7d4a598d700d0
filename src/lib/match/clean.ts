import { orderly, UNSEEN } from '../html/normal-text.ts'
import { urlKey } from '../url/index.ts'

/** Characters of a text that are looked at; a post is shorter, and what follows adds nothing but work. */
const MAX_TEXT = 10_000
/** Addresses of one text that are looked at. */
const MAX_ADDRESSES = 20

/** A text as its words are taken from it. */
export interface CleanText {
  /** Without addresses and controls, with `#` and `@` words in joined and split form and digits in one run. */
  readonly text: string
  /** Keys of the addresses that stood in it, each once. */
  readonly addresses: readonly string[]
}

/** A post, with the name that signs it apart. */
export interface CleanPost extends CleanText {
  /** Name in a trailing signature; empty where there is none. Part of what is searched for, not of what was said. */
  readonly signature: string
}

/** What is said of somebody's claim: cleaned as posts are, but for the signature. */
export function cleanText(raw: string): CleanText {
  const { text, addresses } = withoutAddresses(plainCharacters(raw))
  return { text: splitWords(text), addresses }
}

/** A post. Source: claims and accuracy notices, steps of cleaning, in `docs/decisions/matching.md`. */
export function cleanPost(raw: string): CleanPost {
  const { text, addresses } = withoutAddresses(plainCharacters(raw))
  const { said, name } = withoutSignature(text.trim())
  return { text: splitWords(said), addresses, signature: splitWords(name) }
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
}
const ENTITY = /&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]{2,6}));/gi

const SINGLE_QUOTES = /[\u2018\u2019\u201a\u201b\u2032\u02bc\u02b9\u00b4\u0060\uff07]/g
const DOUBLE_QUOTES = /[\u201c-\u201f\u2033\u00ab\u00bb\u2039\u203a\u300c-\u300f\uff02]/g
const ASCII = /^[\t\n\r\x20-\x7e]*$/
const LONE_SURROGATE = /\p{Cs}/gu

/** One spelling for entities, quotes, digits; nothing that is not seen. */
function plainCharacters(raw: string): string {
  let text = raw.slice(0, MAX_TEXT)
  if (text.includes('&')) text = text.replace(ENTITY, entityOf)
  if (ASCII.test(text)) return text.replaceAll('`', "'")
  return orderly(text.replace(LONE_SURROGATE, ' '))
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replaceAll('\u066c', ',')
    .replaceAll('\u066b', '.')
}

function entityOf(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  return code >= 0x20 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
}

const digits = new Map<string, string>()

/** A decimal digit of any script as that of ASCII; there are some seven hundred. */
export function asciiDigit(digit: string): string {
  const known = digits.get(digit)
  if (known !== undefined) return known
  const code = digit.codePointAt(0) ?? 0
  // Digits of a script stand in a row from 0 to 9, those of mathematics five rows without a gap.
  let zero = code
  while (zero > 0 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  const ascii = String((code - zero) % 10)
  digits.set(digit, ascii)
  return ascii
}

/** Addresses with a scheme, those that begin with `www.`, and a host with a path; not a host alone, which people say. */
const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>"]+|(?<![\p{L}\p{N}@.])(?:[\p{L}\p{N}-]{1,63}\.){1,5}[a-z]{2,24}\/[^\s<>"]*/giu

/** What stands for a picture in a copied post, often without a space before it. */
const PICTURE = /pic\.(?:twitter|x)\.com\/\w{1,40}/gi

function withoutAddresses(text: string): CleanText {
  if (!text.includes('/') && !/www\./i.test(text)) return { text, addresses: [] }
  const keys = new Set<string>()
  const rest = text.replace(PICTURE, ' ').replace(ADDRESS, (address) => {
    const key = keys.size < MAX_ADDRESSES ? urlKey(withoutEnd(address)) : null
    if (key !== null) keys.add(key)
    return ' '
  })
  return { text: rest, addresses: [...keys] }
}

/** Signs at the end of an address belong to the sentence around it. */
function withoutEnd(address: string): string {
  let end = address.length
  while (end > 0 && ".,;:!?)]}'…".includes(address[end - 1] ?? ' ')) end -= 1
  return address.slice(0, end)
}

/** Longest name before a handle, and longest date after it. */
const MAX_NAME = 80
const MAX_DATE = 40
const HANDLE = /^\(\s{0,3}@\w{1,30}\s{0,3}\)/
const DASHES = ['—', '―', ' – ', ' -- ', ' - ', '--', '–'] as const

/** Splits `text — Name (@handle) Date` at the end: the name stays, handle and date go. */
function withoutSignature(text: string): { said: string; name: string } {
  const none = { said: text, name: '' }
  const at = text.lastIndexOf('(@') < 0 ? text.lastIndexOf('( @') : text.lastIndexOf('(@')
  const handle = at < 0 ? null : HANDLE.exec(text.slice(at, at + 60))
  if (handle === null) return none
  const after = text.slice(at + handle[0].length).trim()
  if (after.length > MAX_DATE || (after !== '' && !/\d/.test(after))) return none
  const before = text.slice(0, at)
  const from = Math.max(0, at - MAX_NAME - 3)
  for (const dash of DASHES) {
    const found = before.lastIndexOf(dash)
    if (found >= from)
      return { said: text.slice(0, found), name: before.slice(found + dash.length) }
  }
  return none
}

const TAGGED = /[#＃@＠]([\p{L}\p{N}][\p{L}\p{M}\p{N}_]*)/gu
/** Where a word in capitals and small letters, digits or `_` is split: `StopTheCount2026`, `NASALaunch`. */
const SMALL_THEN_CAPITAL = /([\p{Ll}\p{N}])(\p{Lu})/gu
const CAPITALS_THEN_WORD = /(\p{Lu})(\p{Lu}\p{Ll})/gu
const LETTER_THEN_DIGIT = /(\p{L}\p{M}*)(\p{N})/gu
const DIGIT_THEN_LETTER = /(\p{N})(\p{L})/gu

/** A word with a number at its end, outside of tags: `Covid19` and `COVID-19` are one disease. */
const NUMBERED = /(?<![\p{L}\p{N}#@_])(\p{L}{3,30})(\d{1,4})(?![\p{L}\p{N}_])/gu

/** Joined and split form of tags, handles and words with a number, abbreviations without dots, digits of one number together. */
function splitWords(text: string): string {
  let out = /\d/.test(text) ? text.replace(NUMBERED, '$1$2 $1 $2') : text
  if (/[#＃@＠]/.test(out)) out = out.replace(TAGGED, (_, word: string) => bothForms(word))
  out = out.replaceAll('_', ' ')
  if (out.includes('.'))
    out = out
      .replace(/(?:\b\p{L}\.){2,}(?:\p{L}\b)?/gu, (letters) => `${letters.replaceAll('.', '')} `)
      // A space that was forgotten after a sentence: the segmenter takes the two words for one.
      .replace(/(\p{L}{2})\.(?=\p{L}{2})/gu, '$1. ')
  return /\d/.test(out) ? out.replace(DIGITS, joinedDigits) : out
}

function bothForms(word: string): string {
  const parts = word
    .replaceAll('_', ' ')
    .replace(SMALL_THEN_CAPITAL, '$1 $2')
    .replace(CAPITALS_THEN_WORD, '$1 $2')
    .replace(LETTER_THEN_DIGIT, '$1 $2')
    .replace(DIGIT_THEN_LETTER, '$1 $2')
  const joined = word.replaceAll('_', '')
  return parts === joined ? ` ${joined} ` : ` ${joined} ${parts} `
}

/** Digits with marks between them that may part groups of three; a run without any is taken whole, else each of its ends would be tried. */
const DIGITS = /\d+(?:[.,'\u00a0\u2009\u202f]\d+)*/g
const IN_GROUPS =
  /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^\d{1,3}(?:'\d{3})+(?:[.,]\d+)?$|^\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?$/

/** `120,000` and its other spellings as `120000`; what is not in complete groups of three stays as it is. */
export function joinedDigits(written: string): string {
  if (!IN_GROUPS.test(written)) return written
  const mark = /\D/.exec(written)?.[0] ?? ''
  return written.replaceAll(mark, '').replace(',', '.')
}
