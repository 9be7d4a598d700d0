// By when what is owed: days on which the office works, hours in the last days before polls, and minutes for days in the
// exercise. Pure.
import { z } from 'zod'
import { id } from '../../core/id.ts'
import { civilDay, timeOf } from '../../core/civil-day.ts'
import { addMs, DAY, HOUR, MINUTE, time, type Time } from '../../core/time.ts'
import { afterWorkingDays } from '../../core/working-days.ts'

const days = (max: number) => z.number().int().min(1).max(max)
const hours = z.number().int().min(1).max(168)

/** How long each step may take. */
export const terms = z.strictObject({
  /** Working days, and hours in the last days before polls. */
  replyDays: days(30),
  replyHours: hours,
  decisionDays: days(60),
  decisionHours: hours,
  correctionDays: days(30),
  correctionHours: hours,
  appealDays: days(90),
  appealHours: hours,
  /** Until when the receipt of an answer or an appeal is confirmed, in hours. */
  receiptHours: hours,
  receiptHoursNear: hours,
  /** How long an appeal may be filed, in days of the calendar: six months at least. */
  filingDays: z.number().int().min(184).max(3_660),
  /** How old words may be when a notice is put forward, in days of the calendar. */
  oldestDays: days(3_660),
  /** From how many days before polls on the hours count. */
  nearDays: days(60),
})
export type Terms = z.infer<typeof terms>

/** How long a label stands unless it is confirmed, and how long before polls one may be put, in hours. */
export const LABEL_HOURS = 72

/** What holds until somebody sets something else. Source: EMFA art. 18 (24 h before polls), Austrian MedienG § 13 (five working days), DSA art. 20 (six months); the others are our own. */
export const USUAL: Terms = {
  replyDays: 5,
  replyHours: 24,
  decisionDays: 7,
  decisionHours: 48,
  correctionDays: 3,
  correctionHours: 24,
  appealDays: 30,
  appealHours: 72,
  receiptHours: 24,
  receiptHoursNear: 6,
  filingDays: 184,
  oldestDays: 92,
  nearDays: 7,
}

/** Days of one office on which nobody works: ten years of them. */
export const MAX_HOLIDAYS = 200

export const weekend = z.array(z.number().int().min(1).max(7)).max(6)
export const holidays = z.array(z.string().max(10)).max(MAX_HOLIDAYS)

export const policyRow = z.strictObject({
  id,
  terms,
  weekend,
  holidays,
  reason: z.string(),
  setBy: z.string(),
  setAt: time,
})
export type PolicyRow = z.infer<typeof policyRow>

/** What deadlines are counted by. */
export interface Calendar {
  readonly terms: Terms
  readonly weekend: readonly number[]
  readonly holidays: readonly string[]
  readonly zone: string
  /** One minute for each day, and for each stretch of hours. */
  readonly isExercise: boolean
  readonly polls: Polls | null
}

/** When people vote. */
export interface Polls {
  readonly from: Time
  readonly until: Time
}

/** When polls are open, by the election's own span or its whole day. */
export function pollsOf(election: {
  readonly date: string
  readonly zone: string
  readonly polling: { readonly from: string; readonly until: string } | null
}): Polls {
  const { date, zone, polling } = election
  if (polling === null) return civilDay(date, zone)
  return { from: timeOf(polling.from, zone), until: timeOf(polling.until, zone) }
}

/** Whether polls are so near, or open, that hours count. */
export function isNear({ terms: { nearDays }, polls }: Calendar, now: Time): boolean {
  return polls !== null && addMs(polls.from, -nearDays * DAY) <= now && now < polls.until
}

export type Owed = 'reply' | 'decision' | 'correction' | 'appeal'

/** Until when what begins now is owed. */
export function dueFrom(calendar: Calendar, owed: Owed, now: Time): Time {
  const own = calendar.terms
  const working = own[`${owed}Days`]
  if (calendar.isExercise) return addMs(now, working * MINUTE)
  if (isNear(calendar, now)) return addMs(now, own[`${owed}Hours`] * HOUR)
  return afterWorkingDays(now, working, calendar)
}

/** Until when an urgent label of now stands unless somebody confirms it; days are minutes in an exercise, as for all else. */
export function labelDue({ isExercise }: Pick<Calendar, 'isExercise'>, now: Time): Time {
  return addMs(now, isExercise ? (LABEL_HOURS * MINUTE) / 24 : LABEL_HOURS * HOUR)
}

/** Until when the receipt of what came now is confirmed. */
export function receiptDue(calendar: Calendar, now: Time): Time {
  if (calendar.isExercise) return addMs(now, MINUTE)
  const { receiptHours, receiptHoursNear } = calendar.terms
  return addMs(now, (isNear(calendar, now) ? receiptHoursNear : receiptHours) * HOUR)
}

/** Until when an appeal against what is decided now may be filed. */
export function filingEnd({ terms: { filingDays }, isExercise }: Calendar, now: Time): Time {
  return addMs(now, filingDays * (isExercise ? MINUTE : DAY))
}
