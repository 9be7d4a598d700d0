import { countsInFigures, numberOf } from '../../../lib/html/index.ts'

/** The same number in every script. */
function plainNumber(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(numberOf(digit)))
}

/** Mail addresses and telephone numbers of seven digits and more. */
export function contactsIn(text: string): string[] {
  const mails = text.includes('@')
    ? (text.match(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g) ?? [])
    : []
  const phones = Array.from(text.matchAll(PHONE), ([found]) => plainNumber(found)).flatMap(
    (found) => (isDateOrCount(found) || countsUp(found) ? [] : [found.replace(/\D+/g, '')]),
  )
  const long = phones.filter((digits) => digits.length >= 7 && digits.length <= 15)
  return [...mails.map((mail) => mail.toLowerCase()), ...long].sort()
}

/** Telephone numbers without what parts their digits. */
export function plainPhones(text: string): string {
  return text.replace(PHONE, (found) => {
    const digits = plainNumber(found).replace(/\D+/g, '')
    const isPhone = digits.length >= 7 && digits.length <= 15
    return isPhone && !isDateOrCount(plainNumber(found)) && !countsUp(found) ? digits : found
  })
}

/** Steps by one from number to number, by which they are those of pages: 1 … 5 6 7 8 … 82. */
const STEPS = 3
const MAX_PARTS = 30

/** Whether numbers count up by one, as those of pages do and those of a telephone do not. */
function countsUp(text: string): boolean {
  const parts = text
    .trim()
    .split(/[^\p{Nd}]+/u, MAX_PARTS)
    .map(Number)
  let steps = 0
  return parts.some((one, n) => (steps = one === (parts[n - 1] ?? -1) + 1 ? steps + 1 : 0) >= STEPS)
}

/** 13.12.2026, 2026-12-13, 1 234 567 and 8.00-20.00 have as many digits as a telephone number. */
function isDateOrCount(text: string): boolean {
  return /^\d{1,2}\.\d{2}\s?-\s?\d{1,2}\.\d{2}$|^\d{1,2}[. -]\d{1,2}[. -]\d{4}$|^\d{4}[. -]\d{1,2}[. -]\d{1,2}$|^(?!\d{3}[. ]\d{3}[. ]\d{3}$)\d{1,3}(?:[. ]\d{3})+$/.test(
    text,
  )
}

const PHONE = /[+(]?\p{Nd}[\p{Nd} ().\u2010-\u2015-]{5,24}\p{Nd}/gu

/**
 * Whether the numbers of a text moved as days do: one number fell or rose by as many days as passed, give or take one for
 * the clocks of the world, and all others stayed.
 */
export function isCountdown(old: string, now: string, passedMs: number): boolean {
  const [before, after] = [old, now].map((text) => countsInFigures(text).match(/\p{Nd}+/gu) ?? [])
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
