// Files that everybody gets of a day that is over, with their hashes in the log.
import { hash } from 'node:crypto'
import { addMs, DAY, type Time } from './time.ts'

/** Days whose files are kept; hashes are for good. */
export const KEPT_DAYS = 31

/** The day of UTC that is over at this moment, as `2026-12-31`. */
export function dayOver(now: Time): string {
  return addMs(now, -DAY).slice(0, 10)
}

/** When the day that runs now is over, and so much later, in milliseconds. */
export function nextDayOver(now: Time, laterMs: number): Time {
  return addMs(`${now.slice(0, 10)}T00:00:00.000Z`, DAY + laterMs)
}

/** The first day whose files are still kept. */
export function keptFrom(now: Time): string {
  return addMs(now, -KEPT_DAYS * DAY).slice(0, 10)
}

/** SHA-256 of the file in UTF-8, hexadecimal. */
export function fileHash(text: string): string {
  return hash('sha256', text, 'hex')
}
