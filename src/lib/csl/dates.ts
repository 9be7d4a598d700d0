import { isDate, type ItemDate } from './item.ts'
import { filled, type Terms, TERMS } from './words.ts'

/** Words of one language for days and months; making them takes longer than a citation. */
interface DateWords {
  readonly day: Intl.DateTimeFormat
  readonly month: Intl.DateTimeFormat
  readonly whole: Intl.DateTimeFormat
}
const made = new Map<string, DateWords>()

function wordsOf({ locale }: Terms): DateWords {
  const known = made.get(locale)
  if (known !== undefined) return known
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', calendar: 'gregory' })
  const words = {
    day: format({ day: 'numeric', month: 'long' }),
    month: format({ month: 'long' }),
    whole: format({ day: 'numeric', month: 'long', year: 'numeric' }),
  }
  made.set(locale, words)
  return words
}

/** Month and day as a place in a leap year, where every day of any year is. */
const inLeapYear = (month: number, day: number) =>
  new Date(`2024-${two(month)}-${two(day)}T00:00:00Z`)
const two = (number: number) => String(number).padStart(2, '0')

type Parts = readonly number[]

/** How APA writes when something was published: year first. `isYearOnly` leaves out month and day. */
export function apaDate(date: ItemDate | undefined, terms: Terms, isYearOnly: boolean): string {
  if (date === undefined) return terms.noDate
  const [first = [], last] = date['date-parts'].map((parts) =>
    isYearOnly ? parts.slice(0, 1) : parts,
  )
  const circa = date.circa === true ? terms.circa : ''
  if (last === undefined || last.join() === first.join()) return circa + yearFirst(first, terms)
  if (last[0] === first[0] && last.length > 1 && first.length > 1)
    return circa + withYear(first[0], daysOf(first, last, terms), terms)
  return `${circa}${yearFirst(first, terms)}–${yearFirst(last, terms)}`
}

function yearFirst(parts: Parts, terms: Terms): string {
  const day = dayOf(parts, terms)
  return day === '' ? yearOf(parts[0], terms) : withYear(parts[0], day, terms)
}

function withYear(year: number | undefined, day: string, terms: Terms): string {
  return terms.yearAndDay.replace('{year}', yearOf(year, terms)).replace('{day}', () => day)
}

function yearOf(year = 0, terms: Terms = TERMS.en): string {
  return year < 0 ? filled(terms.bce, String(-year)) : String(year)
}

/** `March 5`, `March`, or nothing. */
function dayOf([, month, day]: Parts, terms: Terms): string {
  if (month === undefined) return ''
  const words = wordsOf(terms)
  return day === undefined
    ? words.month.format(inLeapYear(month, 1))
    : words.day.format(inLeapYear(month, day))
}

/** `March 1–4`, `March 30–April 2`, `March–April`. */
function daysOf(first: Parts, last: Parts, terms: Terms): string {
  const words = wordsOf(terms)
  const [from, to] = [first, last].map(([, month = 1, day = 1]) => inLeapYear(month, day))
  const format = first.length > 2 && last.length > 2 ? words.day : words.month
  // Some languages put spaces around the dash; whether they do changes with the version of their data.
  return from && to ? format.formatRange(from, to).replace(/\s*–\s*/u, '–') : ''
}

/** A day in the language's own order: `March 5, 2020`, `5 mars 2020`. Of a span the first. */
export function dayInWords(date: ItemDate, terms: Terms): string {
  const [parts = []] = date['date-parts']
  const [year = 0, month, day] = parts
  if (year < 1 || month === undefined || day === undefined) return yearFirst(parts, terms)
  return wordsOf(terms).whole.format(new Date(isoDay(parts)))
}

/** `2020`, `2020-03` or `2020-03-05`; years before the common era with their minus sign. */
export function isoDay([year = 0, ...rest]: Parts): string {
  const sign = year < 0 ? '-' : ''
  return [sign + String(Math.abs(year)).padStart(4, '0'), ...rest.map(two)].join('-')
}

/** The same of a date, a span as `2020/2021`. Source: ISO 8601-1. */
export function isoDate(date: ItemDate): string {
  return date['date-parts'].map(isoDay).join('/')
}

/** Month names as files have them: three letters of English at least. */
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** Name of a month in BibTeX. */
export const bibtexMonth = (month: number) => MONTHS[month - 1] ?? ''

/** Number of a month that is written as a number or by its English name, also cut short; null for anything else. */
export function monthOf(written: string): number | null {
  const plain = written.trim().toLowerCase().replace(/\.$/, '')
  if (/^\d{1,2}$/.test(plain)) return inYear(Number(plain))
  if (!/^[a-z]{3,9}$/.test(plain)) return null
  return inYear(MONTHS.indexOf(plain.slice(0, 3)) + 1)
}

const inYear = (month: number) => (month >= 1 && month <= 12 ? month : null)

const ISO =
  /^([+-]?\d{1,4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:T[0-9:.]{2,15}Z?(?:[+-]\d\d:?\d\d)?)?)?)?([~?%])?$/

/** A date as files write it: `2020`, `2020-03-05`, `2020/3/5`, `2020/2021`, `5 March 2020`, `March 5, 2020`; null for anything else. */
export function readDate(written: string): ItemDate | null {
  const text = written.trim()
  if (text.length > 60) return null
  const span = /^([^/]+)\/([^/]+)$/.exec(text)
  const [first, last] = span === null ? [text, undefined] : [span[1], span[2]]
  // 2020/3 is a month, 2020/2021 two years.
  const isSpan = last !== undefined && (last.length > 2 || /\d{3}-/.test(first ?? ''))
  const ends = (isSpan ? [first, last] : [text]).map((end) => onePoint(end ?? ''))
  const parts = ends.map((end) => end?.parts ?? [])
  if (ends.includes(null) || !parts.every(isDate)) return null
  const circa = ends.some((end) => end?.circa === true)
  return { 'date-parts': parts, ...(circa && { circa }) }
}

function onePoint(written: string): { parts: number[]; circa: boolean } | null {
  const text = written.trim()
  const iso = ISO.exec(text)
  if (iso !== null) {
    const parts = iso
      .slice(1, 4)
      .filter((part) => part !== undefined)
      .map(Number)
    return { parts, circa: iso[4] !== undefined }
  }
  const words = text.replaceAll(',', ' ').split(/\s+/)
  const names = words.filter((word) => /^[A-Za-z]{3,9}\.?$/.test(word))
  const numbers = words.filter((word) => /^\d{1,4}$/.test(word)).map(Number)
  if (names.length !== 1 || names.length + numbers.length !== words.length) return null
  const month = monthOf(names[0] ?? '')
  const year = numbers.find((number) => number > 31)
  const day = numbers.find((number) => number <= 31)
  if (month === null || year === undefined || numbers.length > 2) return null
  return { parts: day === undefined ? [year, month] : [year, month, day], circa: false }
}
