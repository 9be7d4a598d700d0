// What a short message was understood to say, and how its sender is told so: an observer who reads his numbers again sees a
// wrong one, and what nobody is sure of is asked back.
import {
  answerOf,
  type Answers,
  digitsOf,
  type Form,
  type SmsForm,
} from '../../lib/questionnaire/index.ts'
import type { EntryRow } from './schema.ts'

/** Longest answer: one part of a message. */
const MAX_REPLY = 160

export interface Understood {
  readonly answers: Answers
  /** What looks like a tag and is none of the form. */
  readonly unknown: readonly string[]
  /** Tags with an answer that their question does not have. */
  readonly wrong: readonly string[]
  /** Tags behind which no one number stands. */
  readonly unclear: readonly string[]
}

/** The answers of a message to the questions of its form. */
export function understood(form: Form, { given, unknown, unclear }: SmsForm): Understood {
  const answers: Record<string, number> = {}
  const wrong: string[] = []
  for (const field of form.fields) {
    const digits = given.get(field.tag)
    if (digits === undefined) continue
    const value = answerOf(field, digits)
    if (value === null) wrong.push(field.tag)
    else answers[field.tag] = value
  }
  return { answers, unknown, wrong, unclear }
}

/** Of a form that is asked several times, a message without its asking may mean any of them. */
export function isAskedAgain({ kind, askings }: Pick<Form, 'kind' | 'askings'>): boolean {
  return askings === undefined ? kind === 'turnout' : askings > 1
}

/** Which asking a message means; null where it does not say so clearly, or means one that the form does not have. */
export function askingOf(form: Form, { serial, unclear }: SmsForm): number | null {
  if (form.isApart) return serial ?? 1
  if (unclear.includes('X')) return null
  if (serial === null) return isAskedAgain(form) ? null : 1
  return form.askings !== undefined && serial > form.askings ? null : serial
}

/** What the observer is told of a message that waits. */
const WAITS: Readonly<Partial<Record<NonNullable<EntryRow['reason']>, string>>> = {
  'no-secret': 'ADD THE 6 LETTERS OF YOUR CARD AFTER YOUR NUMBER',
  'wrong-secret': 'THE 6 LETTERS AFTER YOUR NUMBER ARE NOT TAKEN',
  'guessed-at': 'SOMEBODY GUESSES AT YOUR LETTERS',
  'changed-page': 'THE PAGE OF YOUR PHONE SENT OTHER NUMBERS',
  'mistyped-number': 'NO OBSERVER HAS THIS NUMBER. SEND IT AGAIN WITH THE NUMBER OF YOUR CARD',
}

interface ToldBack {
  readonly form: Form
  readonly entry: Pick<EntryRow, 'ref' | 'state' | 'reason' | 'serial' | 'missing'>
  readonly read: Understood
  /** An earlier or later asking whose number this one contradicts: `X2 V200`. */
  readonly against: string | null
  readonly mark: string
}

/** What was understood as it would be written: `X1 V45`. */
function echoOf({ form, entry, read }: ToldBack): string[] {
  const said = form.fields.flatMap((field) => {
    const value = read.answers[field.tag]
    return value === undefined ? [] : [`${field.tag}${digitsOf(field, value).replace(':', '')}`]
  })
  const hasAsking = entry.serial > 1 || (entry.serial === 1 && isAskedAgain(form))
  return hasAsking && !form.isApart ? [`X${entry.serial}`, ...said] : said
}

/** The words before what was understood, and those about what waits. */
function howItStands({ form, entry, read }: ToldBack): readonly [string, readonly string[]] {
  const isNothing = Object.keys(read.answers).length === 0
  if (entry.state === 'counted') {
    const isLost = isNothing && read.unclear.length + read.wrong.length > 0
    return [isLost ? 'KEPT' : 'OK', []]
  }
  if (entry.reason === 'no-asking') {
    const last = form.askings === undefined ? '' : ` TO X${form.askings}`
    return ['KEPT', [`NOT COUNTED: WHICH ASKING? SEND IT AGAIN WITH X1${last || ', X2 OR X3'}`]]
  }
  const why = entry.reason === null ? undefined : WAITS[entry.reason]
  return ['KEPT', ['YOUR GROUP CALLS YOU', ...(why === undefined ? [] : [why])]]
}

/** The answer to a message, in one part: what was understood is shortened before what is wrong with it. */
export function toldBack(of: ToldBack): string {
  const { entry, read, against, mark } = of
  const [word, waits] = howItStands(of)
  const part = (name: string, tags: readonly string[]) =>
    tags.length === 0 ? [] : [`${name} ${tags.join(' ')}`]
  const unclear = read.unclear.filter((tag) => tag !== 'X' || entry.reason !== 'no-asking')
  const lacks = entry.missing.filter((tag) => !unclear.includes(tag))
  const rest = [
    ...waits,
    ...(against === null ? [] : [`DOES NOT FIT YOUR ${against}: IF WRONG SEND IT AGAIN`]),
    ...part('UNCLEAR, SEND AGAIN:', unclear),
    ...part('MISSING', lacks),
    ...part('UNKNOWN', read.unknown),
    ...part('RANGE', read.wrong),
  ]
  const echo = echoOf(of)
  const whole = (shown: readonly string[]) =>
    [[`${mark}${word} ${entry.ref}`, ...shown].join(' '), ...rest].join('. ')
  for (let shown = echo.length; shown > 0; shown -= 1) {
    const some = echo.slice(0, shown)
    const text = whole(shown < echo.length ? [...some, '...'] : some)
    if (text.length <= MAX_REPLY) return text
  }
  return whole([]).slice(0, MAX_REPLY)
}
