import { z } from 'zod'
import { civil, civilAt, isReal } from '../../core/civil-day.ts'
import { id } from '../../core/id.ts'
import { addMs, DAY, type Time, time } from '../../core/time.ts'
import { type VotingTimes, wallClock } from '../../core/voting-times.ts'
import { zone } from '../../core/zone.ts'

/** Phases of an election in their usual order; they may overlap and may be left out. */
export const PHASES = [
  'registration',
  'campaign',
  'silence',
  'polling',
  'counting',
  'results',
] as const
export const phaseName = z.enum(PHASES)
export type PhaseName = z.infer<typeof phaseName>

/** A day, `2026-11-24`. */
export const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, 'write it like 2026-11-24')
  .refine((text) => isReal(`${text}T00:00:00.000Z`), 'no such day')

export const isInOrder = (span: { from: string; until: string }) => span.from < span.until
export const order = { message: 'must end after it begins', path: ['until'] }

/** From the first minute to before the last, in local civil time. */
export const span = z.strictObject({ from: civil, until: civil }).refine(isInOrder, order)

/** Days in which nothing on election systems may change, and why. */
export const freeze = z
  .strictObject({ from: civil, until: civil, reason: z.string().trim().min(1).max(200) })
  .refine(isInOrder, order)

export const phases = z.partialRecord(phaseName, span)
export type Phases = z.infer<typeof phases>

export const closesLater = ({ opens, closes }: { opens: string; closes: string }) => opens < closes
export const closing = { message: 'must be after the opening', path: ['closes'] }

/** The hours of each day of voting, on the wall. */
export const hours = z
  .strictObject({ opens: wallClock, closes: wallClock })
  .refine(closesLater, closing)
export type Hours = z.infer<typeof hours>

export const electionRow = z.strictObject({
  id,
  name: z.string(),
  date: day,
  zone,
  phases,
  freezes: z.array(freeze),
  /** Null where nobody entered them; then they are those of the phase of polling, if that is one day. */
  hours: hours.nullable(),
  createdAt: time,
})

/** What is told of an election. */
export const electionPart = electionRow.omit({ createdAt: true })
type Election = z.infer<typeof electionPart>

/** The day on which something ends that goes on until then: midnight is the end of the day before. */
export function lastDayOf(until: string): string {
  const at = `${until}:00.000Z`
  return addMs(at, until.endsWith('T00:00') ? -DAY : 0).slice(0, 10)
}

/** The phase at a civil time: of several the one that began last, `none` between and outside them. */
export function phaseAt(all: Phases, at: string): PhaseName | 'none' {
  const running = PHASES.flatMap((name) => {
    const own = all[name]
    return own !== undefined && own.from <= at && at < own.until ? [{ name, from: own.from }] : []
  })
  return running.toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]?.name ?? 'none'
}

/** The phase of an election at this moment. */
export function phaseNow({ phases: all, zone: name }: Election, now: Time): PhaseName | 'none' {
  return phaseAt(all, civilAt(now, name))
}

/**
 * The election that the node works for now: one with a running phase, else the next one, else the last
 * one. Null when there is none.
 */
export function currentOf(elections: readonly Election[], now: Time): Election | null {
  const byDate = elections.toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const running = byDate.find((one) => phaseNow(one, now) !== 'none')
  const today = (one: Election) => civilAt(now, one.zone).slice(0, 10)
  return running ?? byDate.find((one) => one.date >= today(one)) ?? byDate.at(-1) ?? null
}

const dayOf = (at: string) => at.slice(0, 10)
const clockOf = (at: string) => at.slice(11)

/** The day after, by the calendar. */
function dayAfter(at: string): string {
  return dayOf(addMs(`${at}:00.000Z`, DAY))
}

/** Whether hours of each day lie within the phase of polling: only then are they true of its first and last day. */
function fits({ opens, closes }: Hours, { from, until }: Phases['polling'] & {}): boolean {
  const last = lastDayOf(until)
  return `${dayOf(from)}T${opens}` >= from && `${last}T${closes}` <= until
}

/** When people vote, as far as it is entered: the phase of polling, its days with their hours; else the day alone. */
export function votingTimesOf({ date, phases: { polling }, hours: daily }: Election): VotingTimes {
  if (polling === undefined) {
    const entered = daily ?? { opens: null, closes: null }
    return { first: date, last: date, ...entered, isDaily: daily !== null }
  }
  const { from, until } = polling
  const last = lastDayOf(until)
  if (daily !== null && fits(daily, polling))
    return { first: dayOf(from), last, ...daily, isDaily: true }
  // Midnight is the end of a day, not the beginning of one on which nobody votes.
  const closes = clockOf(until) === '00:00' ? '24:00' : clockOf(until)
  // A phase of whole days says which days they are, and no hours.
  if (clockOf(from) === '00:00' && closes === '24:00')
    return { first: dayOf(from), last, opens: null, closes: null, isDaily: false }
  const first = dayOf(from)
  return { first, last, opens: clockOf(from), closes, isDaily: first === last }
}

/**
 * Until when polls are open, or from when they are again, at a civil time within the days of voting; null before, after, and
 * where the hours of each day are not known.
 */
export function pollsAt(
  { first, last, opens, closes, isDaily }: VotingTimes,
  at: string,
): { readonly isOpen: boolean; readonly until: string } | null {
  if (!isDaily || opens === null || closes === null) return null
  if (at < `${first}T${opens}` || at >= `${last}T${closes}`) return null
  const [day, clock] = [dayOf(at), clockOf(at)]
  if (clock < opens) return { isOpen: false, until: `${day}T${opens}` }
  if (clock < closes) return { isOpen: true, until: `${day}T${closes}` }
  return { isOpen: false, until: `${dayAfter(at)}T${opens}` }
}
