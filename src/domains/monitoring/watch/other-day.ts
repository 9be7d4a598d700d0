import type { Reading } from '../../../lib/html/index.ts'

/** Days with their months that are looked for in one text. */
const MAX_DAYS = 200
const MAX_READ = 200_000

/** A day beside the name of a month, as most languages write it: `13 December`, `December 13`, `13 de diciembre`, `12月13日`. */
const DAY_FIRST =
  /(?<!\p{Nd})(\p{Nd}{1,2})(?:st|nd|rd|th|er|º|\.)?\s{1,2}(?:(?:de|of)\s)?([\p{L}\p{M}]{3,20})/gu
const MONTH_FIRST = /([\p{L}\p{M}]{3,20})\s(\p{Nd}{1,2})(?!\p{Nd})/gu
const HAN = /(\p{Nd}{1,2})\s?[月월]\s?(\p{Nd}{1,2})\s?[日일]/gu

/**
 * Whether a text names a day of a month of which the page names other days and not this one: what search engines show must
 * not say another day than the page.
 */
export function saysOtherDay(text: string, { visible, calendar }: Reading): boolean {
  const said = daysOf(text, calendar)
  if (said.size === 0) return false
  const shown = daysOf(visible.slice(0, MAX_READ), calendar)
  return [...said].some(([month, days]) => {
    const seen = shown.get(month)
    return seen !== undefined && [...days].some((day) => !seen.has(day))
  })
}

/** Days by their month. */
function daysOf(text: string, { names }: Reading['calendar']): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>()
  let left = MAX_DAYS
  const add = (month: string, day: string) => {
    if (left-- <= 0) return
    const days = found.get(month) ?? new Set()
    found.set(month, days.add(Number(day.normalize('NFKC'))))
  }
  const addNamed = (word: string, day: string) => {
    const month = names
      .get(word.normalize('NFKC').toLowerCase())
      ?.find(({ kind }) => kind === 'month')
    if (month) add(`${month.calendar} ${month.index}`, day)
  }
  for (const [, day = '', word = ''] of text.matchAll(DAY_FIRST)) addNamed(word, day)
  for (const [, word = '', day = ''] of text.matchAll(MONTH_FIRST)) addNamed(word, day)
  for (const [, month = '', day = ''] of text.matchAll(HAN)) add(`gregory ${Number(month)}`, day)
  return found
}
