import type { Calendar, Today } from './calendar.ts'
import { dateAt, isMonth, runsOf, type Said } from './text-forms.ts'

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

/** Days from the last date that it is somewhere; null where the text does not say which. */
function daysTo({ day, month, year, either }: Said, dates: readonly Today[]): number | null {
  const [one = 0, other = 0] = either ?? []
  const isDayFirst = isMonth(other)
  const [dayOf, monthOf] = either
    ? [isDayFirst ? one : other, isDayFirst ? other : one]
    : [day, month?.[0]]
  if (dayOf === undefined || monthOf === undefined) return null
  let near: { readonly calendar: string; readonly years: number; readonly days: number } | null =
    null
  for (const today of dates) {
    if (year === undefined && today.calendar !== 'gregory') continue
    const years = yearsTo(year, today)
    let days = years * YEAR_DAYS + (monthOf - today.month) * MONTH_DAYS + dayOf - today.day
    // Without a year the nearest is meant.
    if (year === undefined && Math.abs(days) > YEAR_DAYS / 2) days -= Math.sign(days) * YEAR_DAYS
    const isNearer = near === null || Math.abs(years) < Math.abs(near.years)
    if (isNearer || (near?.calendar === today.calendar && days < near.days))
      near = { calendar: today.calendar, years, days }
  }
  return near === null || Math.abs(near.years) > NEAR_YEARS ? null : near.days
}

function yearsTo(year: number | undefined, today: Today): number {
  if (year === undefined) return 0
  return year < 100 ? year - (today.year % 100) : year - today.year
}
