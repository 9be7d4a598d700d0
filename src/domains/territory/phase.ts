import { z } from 'zod'
import { civil, civilAt, isReal } from '../../core/civil-day.ts'
import { id } from '../../core/id.ts'
import { type Time, time } from '../../core/time.ts'
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

export const electionRow = z.strictObject({
  id,
  name: z.string(),
  date: day,
  zone,
  phases,
  freezes: z.array(freeze),
  createdAt: time,
})

/** What is told of an election. */
export const electionPart = electionRow.omit({ createdAt: true })
type Election = z.infer<typeof electionPart>

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
