import { DAY } from '../core/time.ts'
import type { Translator } from '../core/text.ts'

/** The first Monday that clocks count. */
const A_MONDAY = 4

/** The name of a day of the week, 0 for Monday to 6 for Sunday, in the language of the reader. */
export function weekdayName(
  { locale }: Pick<Translator, 'locale'>,
  day: number,
  weekday: 'short' | 'long' = 'long',
): string {
  const names = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' })
  return names.format((day + A_MONDAY) * DAY)
}
