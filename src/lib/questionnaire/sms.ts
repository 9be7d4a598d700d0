// A questionnaire answered by a short message: `OP 104527 KQVHTM A1 B0 C231 @ late`. Spaces, signs, case, and digits of any script
// do not matter; letters that look like digits are digits where digits stand, which is why no tag has them.
import { plainDigits } from '../digits/index.ts'

/** Longest message that is read: four parts of one. */
const MAX_TEXT = 640
const MAX_COMMENT = 200
/** Digits of an observer's number, the last of which checks the others. */
export const NUMBER_DIGITS = 6

/** Letters of an observer's secret, which stands behind his number: more than a tag has, so that none is taken for one. */
export const SECRET_LETTERS = 6
/** Letters of which it is made: none that is mistaken for a digit. */
export const SECRET_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ'

/** What a message says, before anybody knows whether the form has such questions. */
export interface SmsForm {
  readonly prefix: string
  /** The observer's number as it stands there; whether it is one is not said here. */
  readonly number: string
  /** The six letters behind it; null where there are fewer. Whether they are his is not said here. */
  readonly secret: string | null
  readonly isUrgent: boolean
  /** Tells several forms of one observer apart: the second ballot box. */
  readonly serial: number
  /** Digits by tag; empty where none stand behind it. */
  readonly given: ReadonlyMap<string, string>
  /** Tags that stand there twice with different digits: nobody knows which is meant. */
  readonly twice: readonly string[]
  readonly comment: string
}

const SECRET = new RegExp(`^(?<urgent>!*)([${SECRET_ALPHABET}]{${SECRET_LETTERS}})`)

/** What stands behind the sign of a comment at `at`; -1 where there is none. */
function commentIn(whole: string, at: number): string {
  const written = at < 0 ? '' : whole.slice(at + 1)
  return written.replaceAll(/\s+/g, ' ').trim().slice(0, MAX_COMMENT)
}

/** Reads a message that begins with one of these prefixes and a number; null for any other. Linear in the text. */
export function readSms(text: string, prefixes: readonly string[]): SmsForm | null {
  const whole = plainDigits(text.slice(0, MAX_TEXT).normalize('NFKC'))
  const at = whole.indexOf('@')
  const head = (at < 0 ? whole : whole.slice(0, at)).toUpperCase()
  const dense = head.replaceAll(/[^A-Z0-9!]/g, '')
  const prefix = prefixes.find((one) => dense.startsWith(one))
  if (prefix === undefined) return null
  const body = dense.slice(prefix.length).replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  const number = body.slice(0, NUMBER_DIGITS)
  if (!/^\d{6}$/.test(number)) return null
  const behind = body.slice(NUMBER_DIGITS)
  const secret = SECRET.exec(behind)?.[2] ?? null
  const rest = behind.replace(SECRET, '$<urgent>')
  const given = new Map<string, string>()
  const twice = new Set<string>()
  let serial = 1
  for (const [, tag = '', digits = ''] of rest.replaceAll('!', '').matchAll(/([A-Z]*)(\d*)/g)) {
    if (tag === '' && digits === '') continue
    if (tag === 'X' && /^\d{1,2}$/.test(digits)) serial = Number(digits)
    else if (given.has(tag) && given.get(tag) !== digits) twice.add(tag)
    else given.set(tag, digits)
  }
  return {
    prefix,
    number,
    secret,
    isUrgent: rest.includes('!'),
    serial,
    given,
    twice: [...twice],
    comment: commentIn(whole, at),
  }
}
