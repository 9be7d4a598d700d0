// When people vote, as far as somebody entered it: what territory knows and others tell.
import { z } from 'zod'

/** What the clock on the wall shows, `08:00`, up to `23:59`. */
export const wallClock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write it like 08:00')

/** Days of voting by the calendar, first and last, and their hours; null where they are not entered, which is not told; midnight at an end is `24:00`. */
export const votingTimes = z.object({
  first: z.string(),
  last: z.string(),
  opens: z.string().nullable(),
  closes: z.string().nullable(),
  /** The hours are those of each day; otherwise the first day's opening and the last day's end. */
  isDaily: z.boolean(),
})
export type VotingTimes = z.infer<typeof votingTimes>
