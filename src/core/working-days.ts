// Deadlines that are counted in the days on which an office works. Pure.
import { civilDay, dateAt } from './civil-day.ts'
import { DAY, fromMs, type Time, toMs } from './time.ts'

/** On which days an office works, and where. */
export interface WorkWeek {
  /** IANA name. */
  readonly zone: string
  /** Days of the week on which it does not: 1 is Monday, 7 Sunday. */
  readonly weekend: readonly number[]
  /** Days on which it does not: `2026-12-25`. */
  readonly holidays: readonly string[]
}

/** No office rests so long: a week of seven weekend days, or a year of holidays, would count on for ever. */
const MAX_DAYS = 3_000

/** 1 for Monday to 7 for Sunday of a day `2026-11-24`. The first of 1970 was a Thursday. */
export function weekdayOf(date: string): number {
  return ((Math.floor(toMs(`${date}T12:00:00.000Z`) / DAY) + 3) % 7) + 1
}

export function isWorkingDay(
  date: string,
  { weekend, holidays }: Pick<WorkWeek, 'weekend' | 'holidays'>,
): boolean {
  return !weekend.includes(weekdayOf(date)) && !holidays.includes(date)
}

/**
 * The end of the working day that comes `days` working days after the day of `from`: at its midnight in the office's
 * zone. The day of `from` itself never counts, so nobody loses the hours before it. Throws RangeError where there is no
 * such day within eight years.
 */
export function afterWorkingDays(from: Time, days: number, week: WorkWeek): Time {
  const start = toMs(`${dateAt(from, week.zone)}T12:00:00.000Z`)
  let left = days
  for (let n = 1; n <= MAX_DAYS; n += 1) {
    const date = fromMs(start + n * DAY).slice(0, 10)
    if (isWorkingDay(date, week)) left -= 1
    if (left <= 0) return civilDay(date, week.zone).until
  }
  throw new RangeError('no such working day')
}
