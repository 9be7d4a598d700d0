import { z } from 'zod'
import { kept } from './kept.ts'
import { DAY, fromMs, HOUR, MINUTE, type Time, time, toMs } from './time.ts'

/** How a date begins that people may type: the years 1900 to 2199. */
const OF_THESE_CENTURIES = /^(19|20|21)\d\d-/

/** A civil date-time of a zone, `2026-11-24T08:00`, as the clock on the wall shows it. */
export const civil = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'write it like 2026-11-24T08:00')
  .refine((text) => isReal(`${text}:00.000Z`), 'no such date or time')

/**
 * Whether this moment is one that a calendar has and people may type: a 30 February would roll over into March, and days
 * are counted on from what is typed, so that no calendar's end is let in.
 */
export function isReal(moment: Time): boolean {
  try {
    return OF_THESE_CENTURIES.test(moment) && fromMs(toMs(moment)) === moment
  } catch {
    return false
  }
}

/** A day of the calendar as people type it, `2026-11-24`, in these centuries. */
export const civilDate = z
  .string()
  .regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'write it like 2026-11-24')
  .refine((text) => isReal(`${text}T00:00:00.000Z`), 'no such day')

/** A day of a place, from its first moment to before the first of the next one. */
export interface CivilDay {
  /** `2026-11-24` */
  readonly date: string
  readonly from: Time
  readonly until: Time
}

/** A nation has one zone or a few; making a format costs more than using it a hundred times. */
const MAX_FORMATS = 50

const formatOf = kept(
  MAX_FORMATS,
  (name: string) =>
    new Intl.DateTimeFormat('en', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    }),
)

/** What the clock on the wall shows in `name` at `at`. */
export function civilAt(at: Time, name: string): string {
  const parts = formatOf(name).formatToParts(toMs(at))
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((each) => each.type === type)?.value ?? ''
  const year = part('year').padStart(4, '0')
  return `${year}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

/** Zones lie between 14 hours ahead of UTC and 12 behind it. */
const WIDEST = 15 * HOUR

/** Days of a year by zone; finding where one begins takes a dozen looks at the clock on the wall. */
const MAX_BEGINNINGS = 400

const beginningsIn = kept(MAX_FORMATS, (name: string) =>
  kept(MAX_BEGINNINGS, (at: string) => firstAt(at, name)),
)

/** The first whole minute at which the clock on the wall of `name` shows `at` or later: an hour that is left out counts as its end. */
export function timeOf(at: string, name: string): Time {
  return beginningsIn(name)(at)
}

function firstAt(at: string, name: string): Time {
  const middle = toMs(`${at}:00.000Z`) / MINUTE
  let [before, from] = [middle - WIDEST / MINUTE, middle + WIDEST / MINUTE]
  while (from - before > 1) {
    const half = Math.floor((from + before) / 2)
    if (civilAt(fromMs(half * MINUTE), name) < at) before = half
    else from = half
  }
  return fromMs(from * MINUTE)
}

/** A moment as programs write it, or as the clock on the wall shows it, which is what people pick in a form. */
export const timeOrCivil = z
  .string()
  .max(24)
  .refine(
    (text) => time.safeParse(text).success || civil.safeParse(text).success,
    'pick a day and an hour',
  )

/** The moment that was written or picked; `name` is the zone of the clock on the wall. */
export function momentOf(given: string, name: string): Time {
  return time.safeParse(given).success ? given : timeOf(given, name)
}

/** What the calendar on the wall shows in `zone` (IANA name) at a moment: `2026-11-24`. */
export function dateAt(at: Time, zone: string): string {
  return civilAt(at, zone).slice(0, 10)
}

/** The day `date` (`2026-11-24`) in `zone`: 23 or 25 hours long where the clocks change. Throws RangeError for no date. */
export function civilDay(date: string, zone: string): CivilDay {
  const next = fromMs(toMs(`${date}T12:00:00.000Z`) + DAY).slice(0, 10)
  return { date, from: timeOf(`${date}T00:00`, zone), until: timeOf(`${next}T00:00`, zone) }
}

/** The day that somebody asked for by typing it; null when the text is no date of these centuries. */
export function askedDay(date: string, zone: string): CivilDay | null {
  if (!OF_THESE_CENTURIES.test(date) || !/^\d{4}-\d\d-\d\d$/.test(date)) return null
  try {
    return civilDay(date, zone)
  } catch {
    return null
  }
}

/** Steps in which people count hours and minutes, in minutes of the clock on the wall; each divides the day. */
const ROUND_MINUTES = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 480, 720, 1440] as const
const DAY_MINUTES = DAY / MINUTE
/** Days that are gone through for round times; a longer stretch has them at longer steps. */
const MAX_ROUND_DAYS = 400

/**
 * Round times between two moments, both included: at most `most`, in even steps of the clock on the wall of `zone` (IANA
 * name), across days in whole days. None where the stretch is too short for a whole minute, or longer than 400 days.
 */
export function roundTimes(
  { from, until }: { readonly from: Time; readonly until: Time },
  { zone, most }: { readonly zone: string; readonly most: number },
): { readonly times: readonly Time[]; readonly areDays: boolean } {
  const days = daysBetween(dateAt(from, zone), dateAt(until, zone))
  const minutes = (toMs(until) - toMs(from)) / MINUTE
  const step = ROUND_MINUTES.find((one) => minutes / one < most)
  const within = (at: Time) => from <= at && at <= until
  if (step === undefined) {
    const every = Math.ceil(days.length / most)
    const times = days.filter((_, n) => n % every === 0).map((day) => timeOf(`${day}T00:00`, zone))
    return { times: times.filter(within), areDays: true }
  }
  const [first, last] = [civilAt(from, zone), civilAt(until, zone)]
  const shown = days
    .flatMap((day) =>
      Array.from({ length: DAY_MINUTES / step }, (_, n) => `${day}T${wallClock(n * step)}`),
    )
    // Finding the moment of each minute of a day would take as long as a page may.
    .filter((at) => first > last || (first <= at && at <= last))
  const times = shown.map((at) => timeOf(at, zone)).filter(within)
  return { times: [...new Set(times)], areDays: step === DAY_MINUTES }
}

function wallClock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':')
}

function daysBetween(first: string, last: string): string[] {
  const noon = toMs(`${first}T12:00:00.000Z`)
  const count = Math.round((toMs(`${last}T12:00:00.000Z`) - noon) / DAY) + 1
  if (count > MAX_ROUND_DAYS) return []
  return Array.from({ length: count }, (_, n) => fromMs(noon + n * DAY).slice(0, 10))
}
