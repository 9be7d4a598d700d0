import { type Calendar, datesIn } from '../../../lib/html/index.ts'
import { hasNoEnd, namesEvent } from './about-lists.ts'
import { isLike } from './pair.ts'
import { isHousekeeping } from './words-of.ts'

const HOUR =
  /(?<!\p{Nd}[.,]?)\p{Nd}{1,2}(?:[:.hH]\p{Nd}{2}|\s?(?:h|uhr|[ap]\.?m)(?!\p{L})|[時时點点시])/giu

/**
 * Whether days or hours that stood fast are others though nothing of them is over: hours of opening, or a day that is to
 * come. What tells of an event, or when the page was written, moves by itself.
 */
export function isStandingTime(old: string, now: string, calendar: Calendar): boolean {
  if (namesEvent(old) || namesEvent(now) || isHousekeeping(old)) return false
  const days = datesIn(old, calendar).map((date) => date.days)
  if (days.length > 0) return days.every((one) => one > 0) && isLike(old, now)
  return isOfHours(old) && (isOfHours(now) || hasNoEnd(now))
}

/** From one hour to another. */
function isOfHours(text: string): boolean {
  return (text.match(HOUR)?.length ?? 0) >= 2
}
