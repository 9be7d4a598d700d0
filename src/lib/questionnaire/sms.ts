// A questionnaire answered by a short message: `OP 104527 KQVHTM A1 B0 C231 late`. Spaces, signs, case, digits of any script and
// words around it do not matter; a letter that looks like a digit is one only among digits, which is why no tag has it.
import { isChecked } from '../digits/damm.ts'
import { plainDigits } from '../digits/index.ts'
import { asDigits, bodyOf, type SmsQuestion } from './sms-body.ts'

/** Longest message that is read: four parts of one. */
const MAX_TEXT = 640
const MAX_COMMENT = 200
/** Digits of an observer's number, the last of which checks the others. */
export const NUMBER_DIGITS = 6
/** Fewest of them that are no letters. */
const LEAST_DIGITS = 3

/** Letters of an observer's secret, which stands behind his number: more than a tag has, so that none is taken for one. */
export const SECRET_LETTERS = 6
/** Letters of which it is made: none that is mistaken for a digit. */
export const SECRET_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ'

/** Where something stands in the message as it came. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** What a message says, whose number it says, and whose letters; whether they are his is not said here. */
export interface SmsForm {
  readonly prefix: string
  readonly number: string
  /** The six letters behind it; null where there are none. */
  readonly secret: string | null
  /** Where those letters stand, or what may have been meant for them. */
  readonly secretAt: Span | null
  readonly isUrgent: boolean
  /** Tells several forms of one observer apart: the second asking, the second ballot box. Null where it is not said, or not clearly. */
  readonly serial: number | null
  /** Digits by tag of the form. */
  readonly given: ReadonlyMap<string, string>
  /** Tags behind which something stands that is not one number: nobody knows what is meant. X where it is the asking. */
  readonly unclear: readonly string[]
  /** What has the shape of an answer to a question that the form does not have. */
  readonly unknown: readonly string[]
  /** All that no tag explains. */
  readonly comment: string
}

/** A message in plain letters and digits, and where each of them stood in what came. */
interface Plain {
  readonly text: string
  readonly at: readonly number[]
}

/** What gateways and copying leave of a character: an entity or a line of HTML. */
const MARKUP = /^(?:&(?:#(\d{1,5})|#x([\da-f]{1,4})|(nbsp|amp|quot|apos|lt|gt));|<br\s?\/?>)/i
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'" }
/** Marks that nobody sees: they part nothing. */
const UNSEEN = /^[\p{Cf}\ufe0f]$/u
/** Each character by itself, so that what is found can be found again in what came. */
function plainOf(came: string): Plain {
  let text = ''
  const at: number[] = []
  const own = came.slice(0, MAX_TEXT)
  const add = (plain: string, place: number) => {
    text += plain
    for (let n = 0; n < plain.length; n += 1) at.push(place)
  }
  for (let place = 0; place < own.length; ) {
    const character = String.fromCodePoint(own.codePointAt(place) ?? 0)
    const markup =
      character === '&' || character === '<' ? MARKUP.exec(own.slice(place, place + 10)) : null
    add(markup === null ? plainSign(character) : ofMarkup(markup), place)
    place += markup?.[0].length ?? character.length
  }
  at.push(own.length)
  return { text: inLatin(isPlusForBlank(text) ? text.replaceAll('+', ' ') : text), at }
}

function plainSign(character: string): string {
  if (UNSEEN.test(character)) return ''
  return plainDigits(character.normalize('NFKC'))
}

function ofMarkup([, decimal, hex, name]: RegExpExecArray): string {
  const code = decimal === undefined ? Number.parseInt(hex ?? '20', 16) : Number(decimal)
  if (name === undefined)
    return code < 0x20 || code === 0xa0 ? ' ' : plainSign(String.fromCodePoint(code))
  return ENTITIES[name.toLowerCase()] ?? ' '
}

/** As an address writes a blank: no other one stands in the message. */
const isPlusForBlank = (text: string) => /^[^\s+]+(?:\+[^\s+]+){2,}$/.test(text)

/** Letters of other scripts that look like those of a form. */
const ALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('АВСЕНКМОРТХІаеорсхіΑΒΕΗΙΚΜΝΟΡΤΧο', (letter, n) => [
    letter,
    'ABCEHKMOPTXIaeopcxiABEHIKMNOPTXo'.charAt(n),
  ]),
)
const WORDS_AND_NUMBERS = /[\p{L}\p{N}]+/gu
/** A tag or a prefix, and the letters of a card. */
const MAX_TAG = 2
const MAX_MIXED = 12

/** Words that look like parts of a form in the letters that they look like; words of another script stay. */
function inLatin(text: string): string {
  if (!/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(text)) return text
  return text.replace(WORDS_AND_NUMBERS, (word) => {
    const latin = Array.from(word, (letter) => ALIKE[letter] ?? letter).join('')
    const isForm =
      /[a-z0-9]/i.test(word) || word.length <= MAX_TAG || word.length === SECRET_LETTERS
    return isForm && word.length <= MAX_MIXED && /^[a-z0-9]+$/i.test(latin) ? latin : word
  })
}

/** How a letter of a prefix may be typed: printed prefixes have O, I and L. */
const TYPED: Readonly<Record<string, string>> = { O: '[o0]', I: '[i1l]', L: '[l1i]' }

/** Prefixes are a fixed list; the pattern of a list is made once. */
const patterns = new WeakMap<readonly string[], RegExp>()

function patternOf(prefixes: readonly string[]): RegExp {
  const known = patterns.get(prefixes)
  if (known !== undefined) return known
  const each = prefixes.map(
    (one) => `(${Array.from(one, (letter) => TYPED[letter] ?? letter).join('[\\s.-]?')})`,
  )
  const made = new RegExp(each.join('|'), 'iy')
  patterns.set(prefixes, made)
  return made
}

/** Pictures part what is said as a blank does. */
const GAP = /(?:[\s.,:;=_/()#*&-]|\p{So}|\p{Sk}|(?![0-9#*])\p{Extended_Pictographic})*/uy
const GROUP = /[0-9OIL]+/iy

/** What the pattern finds at this place; empty where it finds nothing. */
function foundAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

/** Six digits in groups, and where they end; null where there are more or fewer. Letters are digits only in a group that has one. */
function numberAt(text: string, from: number): { number: string; end: number } | null {
  let number = ''
  let end = from
  while (number.length < NUMBER_DIGITS) {
    const start = end + foundAt(GAP, text, end).length
    const group = foundAt(GROUP, text, start)
    if (!/\d/.test(group)) return null
    const own = group.slice(0, NUMBER_DIGITS - number.length)
    number += own
    end = start + own.length
    if (number.length < NUMBER_DIGITS && /[a-z]/i.test(text.charAt(end))) return null
  }
  const isLong = /\d/.test(text.charAt(end))
  if (isLong || number.replaceAll(/\D/g, '').length < LEAST_DIGITS) return null
  return { number: asDigits(number), end }
}

interface Head {
  readonly prefix: string
  readonly number: string
  /** Where the prefix begins, and where what stands behind the number does. */
  readonly from: number
  readonly end: number
}

function headAt(text: string, from: number, prefixes: readonly string[]): Head | null {
  const pattern = patternOf(prefixes)
  pattern.lastIndex = from
  const found = pattern.exec(text)
  const prefix = found === null ? undefined : prefixes[found.slice(1).findIndex(Boolean)]
  if (found === null || prefix === undefined) return null
  const number = numberAt(text, pattern.lastIndex) ?? spokenAt(text, pattern.lastIndex)
  return number === null ? null : { prefix, from, ...number }
}

/** Words between a prefix and its number, and one between that and the letters: `form OP my number 104527 letters KQVHTM`. */
const BEFORE_NUMBER = /(?:[\s:,.]{1,3}\p{L}{2,12}){1,3}[\s:,.]{1,3}(?=\d)/uy
const BEFORE_LETTERS = /[\s:,.]{1,3}\p{L}{2,12}[\s:,.]{1,3}(?=[a-z]{6}(?![a-z]))/iuy

/** A number behind words, which is one for certain: its last digit is right, and six letters stand behind it. */
function spokenAt(text: string, from: number): { number: string; end: number } | null {
  const words = foundAt(BEFORE_NUMBER, text, from)
  const found = words === '' ? null : numberAt(text, from + words.length)
  if (found === null || !isChecked(found.number)) return null
  const end = found.end + foundAt(BEFORE_LETTERS, text, found.end).length
  return isSure(text, { prefix: '', number: '', from, end }) ? { ...found, end } : null
}

/** Where a word begins. */
const WORD = /(?<![\p{L}\p{N}])[a-z0-9]/giu
/** Two times five letters, as stations answer with. */
const STATION_CODE = /[a-z]{5}-[a-z]{5}/i

/**
 * The prefix with the number behind it. Behind other words it is one only with a number whose last digit is right, or with six
 * letters behind it: "in 104528 cases" is what a station may write.
 */
function headOf(text: string, prefixes: readonly string[]): Head | null {
  const words = text.split('@', 1)[0] ?? ''
  let isFirst = true
  for (const { index } of words.matchAll(WORD)) {
    const head = headAt(words, index, prefixes)
    if (head !== null && (isFirst || isSure(words, head))) return head
    isFirst = false
  }
  return null
}

function isSure(words: string, { number, end }: Head): boolean {
  if (STATION_CODE.test(words)) return false
  return isChecked(number) || /^[\s!.,:;-]*[a-z]{6}(?![a-z])/i.test(words.slice(end))
}

const LETTERS = new RegExp(`^[${SECRET_ALPHABET}]+$`)

/** The six letters behind the number, in groups; what stands there as one word instead is told as `near`. */
function secretIn(text: string, from: number) {
  const pieces = /^[^\p{L}\p{N}@]*((?:[a-z]+[\s.!-]*){1,6})/iu.exec(text.slice(from))
  if (pieces === null) return { secret: null, span: null }
  const start = from + pieces[0].length - (pieces[1] ?? '').length
  let letters = ''
  for (const { 0: run, index } of (pieces[1] ?? '').matchAll(/[a-z]+/gi)) {
    const own = run.slice(0, SECRET_LETTERS - letters.length)
    const end = start + index + own.length
    letters += own.toUpperCase()
    if (letters.length < SECRET_LETTERS) continue
    const behind = text.slice(end)
    const isWhole =
      own.length < run.length
        ? /^[a-z]{1,3}[\s:=.]*\d/i.test(behind)
        : index === 0 || !/^\d/.test(behind)
    if (!isWhole || !LETTERS.test(letters)) break
    return { secret: letters, span: { from: start, to: end } }
  }
  const [first = ''] = (pieces[1] ?? '').match(/^[a-z]+/i) ?? []
  const isNear = first.length >= SECRET_LETTERS - 1 && first.length <= SECRET_LETTERS + 1
  return { secret: null, span: isNear ? { from: start, to: start + first.length } : null }
}

/** Whether a message begins as the form of an observer does, whatever else it says. Linear in the text. */
export function isSms(text: string, prefixes: readonly string[]): boolean {
  return headOf(plainOf(text).text, prefixes) !== null
}

const clean = (words: string) => words.replaceAll(/\s+/g, ' ').trim()

/**
 * Reads a message with one of these prefixes and a number; null for any other. What is asked by a form its prefix says. Linear in
 * the text.
 */
export function readSms(
  came: string,
  prefixes: readonly string[],
  questionsOf: (prefix: string) => readonly SmsQuestion[],
): SmsForm | null {
  const { text, at } = plainOf(came)
  const head = headOf(text, prefixes)
  if (head === null) return null
  const sign = text.indexOf('@', head.end)
  const end = sign < 0 ? text.length : sign
  const { secret, span } = secretIn(text, head.end)
  const from = secret === null || span === null ? head.end : span.to
  const read = bodyOf(text.slice(from, end), questionsOf(head.prefix))
  const said = [text.slice(0, head.from), read.words, sign < 0 ? '' : text.slice(sign + 1)]
  const { words: _w, ...rest } = read
  return {
    prefix: head.prefix,
    number: head.number,
    secret,
    secretAt: span === null ? null : { from: at[span.from] ?? 0, to: at[span.to] ?? came.length },
    ...rest,
    isUrgent: text.slice(head.end, end).includes('!'),
    comment: clean(said.map(clean).filter(hasWords).join(' ')).slice(0, MAX_COMMENT),
  }
}

const hasWords = (words: string) => /[\p{L}\p{N}\p{S}]/u.test(words)
