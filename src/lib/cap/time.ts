const CAP_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)([+-])(\d\d):(\d\d)$/
const UTC_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const DAY_S = 86_400
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0)
}

/** Days from 0000-01-01 to the first of January of a year. */
function daysBeforeYear(year: number): number {
  if (year === 0) return 0
  const last = year - 1
  return 365 * year + Math.floor(last / 4) - Math.floor(last / 100) + Math.floor(last / 400) + 1
}

function daysBefore(year: number, month: number, day: number): number {
  let days = daysBeforeYear(year) + day - 1
  for (let earlier = 1; earlier < month; earlier += 1) days += daysInMonth(year, earlier)
  return days
}

/**
 * The moment a CAP time names, in seconds since 0000-01-01 UTC, for comparing and subtracting only.
 * Returns null where the text is no CAP time: no such day, an offset beyond 14 hours, a `Z`, a
 * fraction of a second.
 */
export function capTimeSeconds(text: string): number | null {
  const match = CAP_TIME.exec(text)
  if (match === null) return null
  const part = (index: number): number => Number(match[index])
  const [year, month, day] = [part(1), part(2), part(3)]
  const [hour, minute, second] = [part(4), part(5), part(6)]
  const offsetMin = part(8) * 60 + part(9)
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  // The end of a day may be written as its hour 24: XML Schema part 2 §3.2.7.1.
  const isEndOfDay = hour === 24 && minute === 0 && second === 0
  if ((hour > 23 && !isEndOfDay) || minute > 59 || second > 59) return null
  if (part(9) > 59 || offsetMin > 14 * 60) return null
  const local = daysBefore(year, month, day) * DAY_S + hour * 3600 + minute * 60 + second
  return local - (match[7] === '-' ? -offsetMin : offsetMin) * 60
}

/**
 * Whether the text is a dateTime as CAP 1.2 demands: whole seconds and a numeric offset, never `Z`.
 * Source: OASIS CAP 1.2 §3.3.2.
 */
export function isCapTime(text: string): boolean {
  return capTimeSeconds(text) !== null
}

/**
 * A CAP time for our UTC text: `2026-11-24T08:00:00.000Z` becomes `2026-11-24T08:00:00-00:00`.
 * Milliseconds are cut off, because CAP has none. Throws RangeError where the text is no UTC time.
 */
export function capTime(isoUtc: string): string {
  const text = `${isoUtc.slice(0, 19)}-00:00`
  if (!UTC_TIME.test(isoUtc) || !isCapTime(text)) throw new RangeError(`no UTC time: ${isoUtc}`)
  return text
}

/**
 * Our UTC text for a CAP time: `2026-11-24T10:00:00+02:00` becomes `2026-11-24T08:00:00.000Z`.
 * Returns null where the text is no CAP time or the moment falls outside the years 0000 to 9999.
 */
export function utcFromCapTime(text: string): string | null {
  const seconds = capTimeSeconds(text)
  if (seconds === null || seconds < 0) return null
  const days = Math.floor(seconds / DAY_S)
  // 365.2425 days a year on average: the estimate is at most one year off, and only upwards.
  let year = Math.floor(days / 365.2425) + 1
  while (daysBeforeYear(year) > days) year -= 1
  if (year > 9999) return null
  let month = 12
  while (daysBefore(year, month, 1) > days) month -= 1
  const rest = seconds % DAY_S
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(days - daysBefore(year, month, 1) + 1)}`
  return `${date}T${two(rest / 3600)}:${two((rest % 3600) / 60)}:${two(rest % 60)}.000Z`
}
