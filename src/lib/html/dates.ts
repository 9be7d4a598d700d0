import type { Calendar, Today } from './calendar.ts'
import { dateAt, isMonth, type Said } from './text-forms.ts'
import { runsOf } from './text-runs.ts'

/** A date in a text. */
export interface DateIn {
  /** Places in the text. */
  readonly start: number
  readonly end: number
  /** Below zero it is over everywhere, zero is today somewhere, above is to come; about as many days. */
  readonly days: number
}

/** Dates with a day and a month; of two numbers the day is first unless it can be none. Linear. */
export function datesIn(text: string, calendar: Calendar): DateIn[] {
  const runs = runsOf(text)
  const found: DateIn[] = []
  let start = 0
  for (let index = 0; index < runs.length; ) {
    const date = dateAt(runs, index, calendar)
    const next = date?.end ?? index + 1
    const end = start + runs.slice(index, next).reduce((sum, run) => sum + run.text.length, 0)
    const days = date && daysTo(date.said, calendar.today)
    if (days !== null) found.push({ start, end, days })
    start = end
    index = next
  }
  return found
}

/** Longer than any month and any year, so that the order of dates is kept. */
const [MONTH_DAYS, YEAR_DAYS] = [30.5, 366]
/** Years that a calendar is off at most. */
const NEAR_YEARS = 100

/** A date in the calendar of a day that it is somewhere. */
interface Distance {
  readonly calendar: string
  readonly years: number
  readonly days: number
}

/** Days from the last date that it is somewhere; null where the text does not say which. */
function daysTo(said: Said, dates: readonly Today[]): number | null {
  const [day, month] = dayAndMonth(said)
  if (day === undefined || month === undefined) return null
  const { year } = said
  let near: Distance | null = null
  for (const today of dates) {
    if (year === undefined && today.calendar !== 'gregory') continue
    const distance = distanceFrom(today, { day, month, year })
    if (near === null || isNearer(distance, near)) near = distance
  }
  return near === null || Math.abs(near.years) > NEAR_YEARS ? null : near.days
}

/** Of two numbers the day is first, unless the other can be no month. */
function dayAndMonth({ day, month, either }: Said): readonly (number | undefined)[] {
  if (!either) return [day, month?.[0]]
  const [one, other] = either
  return isMonth(other) ? [one, other] : [other, one]
}

function distanceFrom(
  today: Today,
  { day, month, year }: { day: number; month: number; year: number | undefined },
): Distance {
  const years = yearsTo(year, today)
  const days = years * YEAR_DAYS + (month - today.month) * MONTH_DAYS + day - today.day
  // Without a year the nearest is meant.
  const isFar = year === undefined && Math.abs(days) > YEAR_DAYS / 2
  const { calendar } = today
  return { calendar, years, days: isFar ? days - Math.sign(days) * YEAR_DAYS : days }
}

/** The calendar in which fewer years are between; in one calendar the later today. */
function isNearer(one: Distance, other: Distance): boolean {
  if (Math.abs(one.years) < Math.abs(other.years)) return true
  return one.calendar === other.calendar && one.days < other.days
}

function yearsTo(year: number | undefined, today: Today): number {
  if (year === undefined) return 0
  return year < 100 ? year - (today.year % 100) : year - today.year
}
