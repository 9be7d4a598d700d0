// Objections of people whom a published check is about, as rows have them, and by when each is answered.
import { z } from 'zod'
import { id } from '../../core/id.ts'
import { line, lines } from '../../core/line.ts'
import { language } from '../../core/text.ts'
import { addMs, DAY, HOUR, MINUTE, msBetween, time, type Time } from '../../core/time.ts'
import { reason } from './schema.ts'

/** `open` until another person than those of the check decides. */
export const objectionState = z.enum(['open', 'corrected', 'kept'])

const word = z.string()
export const objectionRow = z.strictObject({
  id,
  claim: id,
  state: objectionState,
  language: word,
  words: word,
  who: word.nullable(),
  contact: word.nullable(),
  askedAt: time,
  dueAt: time,
  reasons: word.nullable(),
  reasonsLanguage: word.nullable(),
  decidedBy: word.nullable(),
  decidedAt: time.nullable(),
})
export type ObjectionRow = z.infer<typeof objectionRow>

/** What is asked of whoever objects. */
export const objectionContent = z.strictObject({
  words: lines(2_000),
  who: line(200),
  contact: line(200).optional(),
  language,
})
export const decision = z.strictObject({
  objection: id,
  outcome: z.enum(['corrected', 'kept']),
  reasons: reason,
  language,
})

/** Objections of one claim that wait at most, and that its pages show. */
export const MAX_OPEN = 20
/** Objections to one claim, and to all, within an hour: what a desk can look through. */
export const CLAIM_PER_HOUR = 10
export const ALL_PER_HOUR = 60

/** By when an objection is answered: a week, or two days in the last week before the polls; the rule that decisions on notices follow. */
const ANSWER_MS = 7 * DAY
const NEAR_ANSWER_MS = 48 * HOUR
const NEAR_MS = 7 * DAY
/** In the exercise a minute stands for a day. */
const PLAYED_MS = 7 * MINUTE

/** When an objection of now is late. `polls`: when polls open, null where nobody knows. */
export function dueOf(now: Time, polls: Time | null, realm: 'actual' | 'exercise'): Time {
  if (realm === 'exercise') return addMs(now, PLAYED_MS)
  const left = polls === null ? Number.POSITIVE_INFINITY : msBetween(now, polls)
  const isNear = left >= -DAY && left <= NEAR_MS
  return addMs(now, isNear ? NEAR_ANSWER_MS : ANSWER_MS)
}
