import { DAY, fromMs, HOUR, type Time, toMs } from './time.ts'

/** A day of a place, from its first moment to before the first of the next one. */
export interface CivilDay {
  /** `2026-11-24` */
  readonly date: string
  readonly from: Time
  readonly until: Time
}

/** What the calendar on the wall shows in `zone` (IANA name) at a moment: `2026-11-24`. */
export function dateAt(at: Time, zone: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(toMs(at))
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

/** The day `date` (`2026-11-24`) in `zone`: 23 or 25 hours long where the clocks change. Throws RangeError for no date. */
export function civilDay(date: string, zone: string): CivilDay {
  const next = fromMs(toMs(`${date}T12:00:00.000Z`) + DAY).slice(0, 10)
  return { date, from: beginningOf(date, zone), until: beginningOf(next, zone) }
}

/** Zones lie between 14 hours ahead of UTC and 12 behind it. */
const MOST_AHEAD = 14 * HOUR
const WIDTH = 26 * HOUR

/** First moment at which `zone` shows `date`, by halving: no table of offsets, and no hour that does not exist. */
function beginningOf(date: string, zone: string): Time {
  const midnight = toMs(`${date}T00:00:00.000Z`)
  let [before, from] = [midnight - MOST_AHEAD - HOUR, midnight - MOST_AHEAD + WIDTH]
  while (from - before > 1) {
    const middle = Math.floor((from + before) / 2)
    if (dateAt(fromMs(middle), zone) < date) before = middle
    else from = middle
  }
  return fromMs(from)
}
