// Objections of people whom a published check is about, as rows have them, and by when each is answered.
import { z } from 'zod'
import { id } from '../../core/id.ts'
import { line, lines } from '../../core/line.ts'
import type { Door } from '../../core/shares.ts'
import { language } from '../../core/text.ts'
import { addMs, DAY, HOUR, MINUTE, msBetween, time, type Time } from '../../core/time.ts'
import { read, reason } from './schema.ts'

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
  likeOf: id.nullable(),
  sameText: word.nullable(),
  likeness: word.nullable(),
  turn: z.number().int(),
  /** 1 where it came beyond the share of its network. */
  beyond: z.number().int(),
})
export type ObjectionRow = z.infer<typeof objectionRow>

/** What is asked of whoever objects. */
export const objectionContent = z.strictObject({
  words: lines(2_000),
  who: line(200),
  contact: line(200).optional(),
  language,
})
/**
 * Where one stands that came: read in its turn, after those in a rush or within the shares of their networks, behind one whose words it repeats,
 * or nowhere, since many such stand there or these words were answered.
 */
export const PLACES = ['front', 'rush', 'behind', 'counted', 'answered'] as const
/** What whoever objects is told; `dueAt` is when it is answered at the latest, or was. */
export const received = z.strictObject({ dueAt: time, place: z.enum(PLACES) })

/** Objections that the desk answers at once, with the same reasons. */
export const MAX_TOGETHER = 20

export const decision = z.strictObject({
  objections: z.array(id).min(1).max(MAX_TOGETHER),
  /** Names the check as it stood when they were read. */
  read,
  outcome: z.enum(['corrected', 'kept']),
  reasons: reason,
  language,
})

/** Open ones to one check that the desk sees one by one, those of the same hour in a row that are read in their turn, and answered ones that are shown. */
export const FRONT = 20
/** Further ones that the desk sees folded, and open ones that everybody sees one by one. */
export const FOLDED = 50
export const TOLD = 5
/** Those that repeat one and stand behind it; more are only counted. */
export const MAX_REPEATS = 20
/**
 * What one network brings to all checks within an hour that is read in its turn: a week of rooms that are used up, and as
 * much again for newcomers, is fewer than are kept.
 */
export const OBJECT: Door = { name: 'claims.object', room: 12, share: 2, onion: 4 }
/**
 * Open ones of all checks that are kept: 45 MB at most. Beyond, what came beyond its share makes room, then the last of the
 * greatest rush.
 */
export const MAX_KEPT = 5_000

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
