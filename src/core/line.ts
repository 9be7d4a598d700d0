// What people write and others read: the one rule for which characters such a text may hold.
import { z } from 'zod'

/** Control characters but the line end; U+202A–202E and U+2066–2069 turn the direction of what follows them. */
const CONTROL = String.raw`\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069`
const LINE_END = String.raw`\u000a`
/** With the `u` flag these are halves without their other half only. */
const HALVES = String.raw`\ud800-\udfff`
/** No characters at all, and XML refuses them: what goes into a CAP alert must do without. */
const NONCHARACTERS = String.raw`\ufffe\uffff`

const CLEAN_LINE = new RegExp(`^[^${CONTROL}${LINE_END}${HALVES}]*$`, 'u')
const CLEAN_LINES = new RegExp(`^[^${CONTROL}${HALVES}${NONCHARACTERS}]*$`, 'u')
const UNCLEAN = new RegExp(`[${CONTROL}${LINE_END}]`, 'gu')

/** One line of people's words, 1..`max` UTF-16 units after trimming: no line ends, nothing invisible that turns text. */
export const line = (max: number) =>
  z.string().trim().min(1).max(max).regex(CLEAN_LINE, 'no control characters')

/** The same over several lines, and fit for XML 1.0. */
export const lines = (max: number) =>
  z.string().trim().min(1).max(max).regex(CLEAN_LINES, 'no control characters but line ends')

/** Whether a text is storable and shows as one line. */
export function isCleanLine(text: string): boolean {
  return CLEAN_LINE.test(text)
}

/** The first `max` UTF-16 units of any text as one line that can be stored and shown, a space for each wrong character. */
export function cleanedLine(text: string, max: number): string {
  return text.slice(0, max).toWellFormed().replaceAll(UNCLEAN, ' ')
}

/** The beginning of a text, at most `most` UTF-16 units with the mark that says that more follows. */
export function beginningOf(text: string, most: number): string {
  // Cutting a pair of units in two would leave what no store takes.
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`
}
