import { z } from 'zod'

/** UTC text `2026-11-24T08:00:00.000Z`, always 24 characters, so text order is time order. */
export type Time = string

/** The end of what has none: later than any other time. */
export const FOR_GOOD: Time = '9999-12-31T23:59:59.999Z'

/** Parses exactly the 24-character UTC form. */
export const time = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'not a UTC time like 2026-11-24T08:00:00.000Z')
  .refine((text) => !Number.isNaN(Date.parse(text)), 'no such time')

/** Milliseconds since 1970 by the machine's clock. */
export function nowMs(): number {
  return Date.now()
}

/** Now, as Time. Slices use `ctx.now`. */
export function now(): Time {
  return fromMs(nowMs())
}

/** Time of a count of milliseconds since 1970; throws RangeError outside the years 0–9999. */
export function fromMs(ms: number): Time {
  const text = new Date(ms).toISOString()
  if (text.length !== 24) throw new RangeError('year out of range')
  return text
}

/** Milliseconds since 1970; throws RangeError when `at` is not a time. */
export function toMs(at: Time): number {
  const ms = Date.parse(at)
  if (Number.isNaN(ms)) throw new RangeError(`not a time: ${at}`)
  return ms
}

/** As HTTP writes a time: `Tue, 24 Nov 2026 08:00:00 GMT`. Source: RFC 9110 §5.6.7. */
export function httpDate(at: Time): string {
  return new Date(toMs(at)).toUTCString()
}

/** `at` moved by `ms` (negative moves back). */
export function addMs(at: Time, ms: number): Time {
  return fromMs(toMs(at) + ms)
}

/** Beginning of the span of `lengthMs` that `at` lies in; spans are counted from 1970 on. */
export function spanStart(at: Time, lengthMs: number): Time {
  return fromMs(Math.floor(toMs(at) / lengthMs) * lengthMs)
}

/** Milliseconds from `from` to `to`; negative when `to` is earlier. */
export function msBetween(from: Time, to: Time): number {
  return toMs(to) - toMs(from)
}

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
