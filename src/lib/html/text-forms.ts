import type { Calendar, Today } from './calendar.ts'
import { countsInFigures } from './count-words.ts'
import { hasName, mayBeName } from './name-words.ts'
import { HAN, isAlphanumeric, type Run, runsOf } from './text-runs.ts'

/** What stays of a text when what moves by itself is taken out. */
export interface TextForms {
  /** Dates as `{date}`, numbers `#`, tokens `~`. */
  readonly shape: string
  /** Dates that fit today as `{now}`, the rest as written; null when none fits. */
  readonly clock: string | null
}

/** What a date expression says; undefined is not said. */
export interface Said {
  weekday?: readonly number[]
  day?: number
  month?: readonly number[]
  year?: number
  /** Two numbers whose order nobody knows, 3/4. */
  either?: readonly [number, number]
}

/** Words between the parts of a date. */
const GLUE = new Set(
  'of the de del d der den le la el em do da dia a à at on om am um و من في th st nd rd er º г року roku'.split(
    ' ',
  ),
)
/** Runs between two parts of one date: ", the " and " de ". */
const MAX_GLUE = 4

/** Both forms in one pass. `calendar` is that of the moment the text was seen. */
export function formsOf(written: string, calendar: Calendar): TextForms {
  const text = countsInFigures(written)
  if (!mayMove(text, calendar)) return { shape: text, clock: null }
  const runs = runsOf(text)
  const now: (readonly [start: number, end: number])[] = []
  let shape = ''
  /** Places in the text: of the next run, and up to which the shape has it. */
  let [at, taken] = [0, 0]
  for (let index = 0; index < runs.length; ) {
    const moving = movingAt(runs, index, calendar)
    const next = moving?.end ?? index + 1
    const start = at
    for (; index < next; index++) at += runs[index]?.text.length ?? 0
    if (moving === null) continue
    shape += text.slice(taken, start) + moving.sign
    if (moving.isNow) now.push([start, at])
    taken = at
  }
  shape += text.slice(taken)
  return {
    shape: shape.includes('#') ? shape.replace(/#(?:[.,'\u00a0 ]#)+/g, '#') : shape,
    clock: now.length > 0 ? clockOf(text, now) : null,
  }
}

/** What moves by itself and begins here: where it ends, and what stands for it in a shape; null for another run. */
function movingAt(runs: readonly Run[], index: number, calendar: Calendar) {
  const date = dateAt(runs, index, calendar)
  if (date) {
    const isNow = calendar.today.some((today) => fitsOn(date.said, today))
    return { end: date.end, sign: '{date}', isNow }
  }
  const end = tokenEnd(runs, index)
  if (end > index) return { end, sign: '~', isNow: false }
  return runs[index]?.kind === 'number' ? { end: index + 1, sign: '#', isNow: false } : null
}

function clockOf(text: string, now: readonly (readonly [start: number, end: number])[]): string {
  let clock = ''
  let taken = 0
  for (const [start, end] of now) {
    clock += `${text.slice(taken, start)}{now}`
    taken = end
  }
  return clock + text.slice(taken)
}

/** Whether anything in the text may be a number, a token or a date: most texts are none. */
function mayMove(text: string, { names }: Calendar): boolean {
  if (/\d/.test(text) || (!ASCII.test(text) && /\p{Nd}/u.test(text))) return true
  if (HAN.test(text)) return runsOf(text).some((_, index, runs) => nameAt(runs, index, names))
  return hasName(text.toLowerCase(), names)
}

const ASCII = /^[\0-\x7f]*$/

/** Value of digits in any script; NaN beyond six of them. */
export function numberOf(text: string): number {
  if (text.length > 6) return Number.NaN
  let value = 0
  for (const digit of text) {
    const code = digit.codePointAt(0) ?? 0
    // Digits of every script stand ten in a row from a code that Unicode keeps on a border of ten within 16 or 6.
    const zero = ZEROS.find((one) => code >= one && code <= one + 9)
    if (zero === undefined) return Number.NaN
    value = value * 10 + code - zero
  }
  return value
}

const ZEROS = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6,
  0xe50, 0xed0, 0xf20, 0x1040, 0x17e0, 0x1810,
]

interface Part {
  readonly end: number
  readonly said: Said
  readonly isShort?: boolean
}

/** The longest date expression that begins here. */
export function dateAt(runs: readonly Run[], start: number, calendar: Calendar) {
  const said: Said = {}
  let end = start
  let isShort = true
  let hasNumber = false
  for (let next = start; ; ) {
    const part = partAt(runs, next, calendar)
    if (!part || !merge(said, part.said)) break
    end = part.end
    isShort &&= part.isShort ?? true
    hasNumber ||= part.said.day !== undefined || part.said.year !== undefined || !!part.said.either
    next = skipGlue(runs, end)
  }
  const isDate = said.weekday !== undefined || said.month !== undefined || said.either !== undefined
  if (!isDate || (isShort && !hasNumber)) return null
  return { end, said }
}

function skipGlue(runs: readonly Run[], from: number): number {
  let index = from
  for (; index < from + MAX_GLUE; index++) {
    const run = runs[index]
    if (!run) return index
    if (run.kind === 'space' || (run.kind === 'mark' && ',.'.includes(run.text))) continue
    if (run.kind === 'word' && GLUE.has(run.text.toLowerCase())) continue
    return index
  }
  return index
}

function merge(said: Said, more: Said): boolean {
  const keys = Object.keys(more) as (keyof Said)[]
  if (keys.some((key) => said[key] !== undefined)) return false
  if (more.either && (said.day !== undefined || said.month !== undefined)) return false
  Object.assign(said, more)
  return true
}

function partAt(runs: readonly Run[], index: number, { names }: Calendar): Part | null {
  const run = runs[index]
  if (run?.kind === 'word') return nameAt(runs, index, names)
  if (run?.kind !== 'number') return null
  // Most numbers are followed by nothing that a date in figures has.
  const isParted = '/.-'.includes(runs[index + 1]?.text ?? ' ')
  return (
    (isParted ? numericAt(runs, index) : null) ??
    countedAt(runs, index) ??
    loneAt(runs, index, names)
  )
}

/** A name of one run, or of two or three with a hyphen or a space between or nothing: `quinta-feira`, `thứ năm`, `星期四`. */
function nameAt(runs: readonly Run[], index: number, names: Calendar['names']): Part | null {
  const first = runs[index]?.text.toLowerCase() ?? ''
  if (!mayBeName(first, 0, first.length, names)) return null
  let text = ''
  let found: Part | null = null
  for (let end = index; end < Math.min(index + 3, runs.length); end++) {
    text += runs[end]?.text.toLowerCase() ?? ''
    const named = names.get(text)
    if (!named) continue
    const weekday = named.flatMap((one) => (one.kind === 'weekday' ? [one.index] : []))
    const month = named.flatMap((one) => (one.kind === 'month' ? [one.index] : []))
    const said = weekday.length > 0 ? { weekday } : { month }
    found = { end: end + 1, said, isShort: named.every((one) => one.isShort) }
  }
  return found
}

const NUMERIC = /^(\p{Nd}{1,4})([/.-])(\p{Nd}{1,2})\2(\p{Nd}{1,4})$/u

/** 24/11/2026, 2026-11-24, 24.11.26. */
function numericAt(runs: readonly Run[], index: number): Part | null {
  const five = runs.slice(index, index + 5)
  const found = NUMERIC.exec(five.map((run) => run.text).join(''))
  if (!found) return null
  const [, first = '', , second = '', third = ''] = found
  const [a, b, c] = [numberOf(first), numberOf(second), numberOf(third)]
  const end = index + 5
  if (first.length === 4)
    return isMonth(b) && isDay(c) ? { end, said: { year: a, month: [b], day: c } } : null
  const isDate = first.length <= 2 && third.length % 2 === 0 && isDay(a) && isDay(b)
  return isDate && isMonth(Math.min(a, b)) ? { end, said: { either: [a, b], year: c } } : null
}

export function isMonth(value: number): boolean {
  return value >= 1 && value <= 12
}

function isDay(value: number): boolean {
  return value >= 1 && value <= 31
}

const COUNTED: Readonly<Record<string, 'year' | 'month' | 'day'>> = {
  年: 'year',
  月: 'month',
  日: 'day',
  号: 'day',
  號: 'day',
  년: 'year',
  월: 'month',
  일: 'day',
}

/** 2026年11月24日. */
function countedAt(runs: readonly Run[], index: number): Part | null {
  const unit = runs[index + 1]?.text[0] ?? ''
  const kind = COUNTED[unit]
  const value = numberOf(runs[index]?.text ?? '')
  if (!kind || Number.isNaN(value)) return null
  const said = kind === 'month' ? { month: [value] } : { [kind]: value }
  return { end: index + 2, said, isShort: kind !== 'month' }
}

/** A day or year beside a name: not a time, not a part of a larger number. */
function loneAt(runs: readonly Run[], index: number, names: Calendar['names']): Part | null {
  const after = runs[index + 1]
  const isPart =
    after?.kind === 'mark' && (':/'.includes(after.text) || runs[index + 2]?.kind === 'number')
  if (isPart || !besideName(runs, index, names)) return null
  const text = runs[index]?.text ?? ''
  const value = numberOf(text)
  const end = index + 1
  if (text.length === 4) return value > 1300 && value < 2700 ? { end, said: { year: value } } : null
  return text.length <= 2 && isDay(value) ? { end, said: { day: value } } : null
}

/** A name of a day or month within the glue before or after. */
function besideName(runs: readonly Run[], index: number, names: Calendar['names']): boolean {
  if (nameAt(runs, skipGlue(runs, index + 1), names)) return true
  for (let back = index - 1; back >= Math.max(0, index - MAX_GLUE - 3); back--) {
    if (runs[back]?.kind === 'word' && nameAt(runs, back, names)) return true
  }
  return false
}

function fitsOn(said: Said, today: Today): boolean {
  if (said.weekday && !said.weekday.includes(today.weekday)) return false
  if (said.month && !said.month.includes(today.month)) return false
  if (said.day !== undefined && said.day !== today.day) return false
  if (said.year !== undefined && said.year !== today.year && said.year !== today.year % 100)
    return false
  if (!said.either) return true
  const [a, b] = said.either
  return (a === today.day && b === today.month) || (b === today.day && a === today.month)
}

/** Letters and digits that one word has by turns, this long: session numbers, ray ids, hashes. */
const TOKEN_LENGTH = 8
/** Runs that are looked at for one token: without an end a line of hyphens would be read from each of its places. */
const MAX_TOKEN_RUNS = 64
/** Runs that a token has at least, to turn twice. */
const TOKEN_RUNS = 3

/** End of a token that begins here: letters and digits by turns, with hyphens; `index` when there is none. */
function tokenEnd(runs: readonly Run[], index: number): number {
  const most = Math.min(runs.length, index + MAX_TOKEN_RUNS)
  let end = index
  while (end < most && (isAlphanumeric(runs[end]) || joins(runs, end, index))) end++
  if (end - index < TOKEN_RUNS) return index
  let text = ''
  for (let at = index; at < end; at++) text += runs[at]?.text
  if (text.length < TOKEN_LENGTH) return index
  const turns = text.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0
  const digits = text.replace(/\D+/g, '').length
  return turns >= 2 && digits >= 2 && text.length - digits >= 2 ? end : index
}

/** A hyphen or line between two runs of letters and digits. */
function joins(runs: readonly Run[], at: number, from: number): boolean {
  const text = runs[at]?.text
  return at > from && (text === '-' || text === '_') && isAlphanumeric(runs[at + 1])
}
