import { z } from 'zod'
import { time } from '../../core/time.ts'
import { SITE_KEYS } from './country.ts'

/** Countries that can be played. */
export const SCENARIOS = ['practica'] as const
export const scenario = z.enum(SCENARIOS)

/** starting → running or failed → removing → removed. */
export const exerciseState = z.enum(['starting', 'running', 'failed', 'removing', 'removed'])
export type ExerciseState = z.infer<typeof exerciseState>

export const site = z.enum(SITE_KEYS)

/** What a person may do to a practice site; `mend` ends all of it. */
export const FAULTS = ['deface', 'expire-certificate', 'change-mx', 'take-down'] as const
export type Fault = (typeof FAULTS)[number]
export const injectKind = z.enum([...FAULTS, 'mend'])

/** How fast simulated stations answer: as people do, twenty times as fast, or not at all. */
export const PACES = ['human', 'quick', 'silent'] as const
export const pace = z.enum(PACES)
export type Pace = z.infer<typeof pace>

export const exerciseRow = z.strictObject({
  id: z.string(),
  scenario,
  state: exerciseState,
  /** Steps of the start that are done, and how many there are. */
  done: z.number().int(),
  total: z.number().int(),
  startedBy: z.string(),
  startedAt: time,
  readyAt: time.nullable(),
  /** Last checkpoint of the Exercise's log, kept before its store goes. */
  checkpoint: z.string().nullable(),
  removedAt: time.nullable(),
})
export type ExerciseRow = z.infer<typeof exerciseRow>

/** What is done to a site; a stop of an inside system stands among them, its site being `inside:` and the system's name. */
export const injectRow = z.strictObject({
  id: z.string(),
  site: z.string(),
  kind: z.enum([...FAULTS, 'silence']),
  madeBy: z.string(),
  madeAt: time,
  mendedAt: time.nullable(),
})

/** There is one pace. */
export const paceRow = z.strictObject({ what: z.literal('stations'), pace })

export const status = z.strictObject({
  exercise: z.string().nullable(),
  state: z.enum(['none', ...exerciseState.exclude(['removed']).options]),
  ...exerciseRow.pick({ done: true, total: true }).shape,
  startedBy: z.string().nullable(),
  since: time.nullable(),
  /** The last checkpoint is kept: what is left of the Exercise's store may go. */
  isSealed: z.boolean(),
})

/** A signed checkpoint is a few hundred bytes; with many witnesses a few thousand. */
export const checkpoint = z.string().max(16_000)
