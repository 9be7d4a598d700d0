import { type Calendar, numberOf } from '../../../lib/html/index.ts'

/** Numbers of a text as they stand, with the hours and thousands they are parts of; names of days and months too. */
export function numbersIn(text: string, calendar: Calendar): string[] {
  const numbers = Array.from(text.matchAll(NUMBER), ([number]) => plainNumber(number))
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  const names = words.filter((word) => calendar.names.get(word)?.some((one) => !one.isShort))
  return [...numbers, ...names].sort()
}

const NUMBER = /\p{Nd}+(?:[.:,/'-]\p{Nd}+)*/gu

/** The same number in every script. */
function plainNumber(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(numberOf(digit)))
}

export function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index])
}

/** Whether any of the numbers that are only in one of the lists is an hour, or a name of a day or month. */
export function differInTime(one: readonly string[], other: readonly string[]): boolean {
  const apart = [
    ...one.filter((text) => !other.includes(text)),
    ...other.filter((text) => !one.includes(text)),
  ]
  return apart.some((text) => /^\d{1,2}[:.h]\d{2}$/.test(text) || /\p{L}/u.test(text))
}

/** Mail addresses and telephone numbers of seven digits and more. */
export function contactsIn(text: string): string[] {
  const mails = text.includes('@')
    ? (text.match(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g) ?? [])
    : []
  const phones = Array.from(text.matchAll(PHONE), ([found]) => plainNumber(found)).flatMap(
    (found) => (isDateOrCount(found) ? [] : [found.replace(/\D+/g, '')]),
  )
  const long = phones.filter((digits) => digits.length >= 7 && digits.length <= 15)
  return [...mails.map((mail) => mail.toLowerCase()), ...long].sort()
}

/** 13.12.2026, 2026-12-13 and 1 234 567 have as many digits as a telephone number. */
function isDateOrCount(text: string): boolean {
  return /^\d{1,2}[. -]\d{1,2}[. -]\d{4}$|^\d{4}[. -]\d{1,2}[. -]\d{1,2}$|^\d{1,3}(?:[. ]\d{3})+$/.test(
    text,
  )
}

const PHONE = /[+(]?\p{Nd}[\p{Nd} ().\u2010-\u2015-]{5,24}\p{Nd}/gu

/**
 * Whether the numbers of a text moved as days do: one number fell or rose by as many days as passed, give or take one for
 * the clocks of the world, and all others stayed.
 */
export function isCountdown(old: string, now: string, passedMs: number): boolean {
  const [before, after] = [old, now].map((text) => text.match(/\p{Nd}+/gu) ?? [])
  if (!before || !after || before.length !== after.length) return false
  const moved = before.flatMap((text, index) => {
    const [one, other] = [numberOf(text), numberOf(after[index] ?? '')]
    return one === other ? [] : [Math.abs(one - other)]
  })
  const days = passedMs / 86_400_000
  return moved.length === 1 && Math.abs((moved[0] ?? Number.NaN) - days) <= 1
}

/** Whether a word mixes letters of scripts that look alike: `Вring` with a letter that is no Latin one. */
export function hasLookalikes(text: string): boolean {
  for (const word of text.match(/\p{L}{3,60}/gu) ?? []) {
    const scripts = [/[a-z]/i, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u].filter((script) =>
      script.test(word),
    )
    if (scripts.length > 1) return true
  }
  return false
}
