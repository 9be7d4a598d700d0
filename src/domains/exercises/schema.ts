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

/** How a person may break a practice site. */
export const FAULTS = [
  'deface',
  'expire-certificate',
  'change-mx',
  'take-down',
  'change-hours',
  'postpone',
  'skim',
  'lead-away',
] as const
export type Fault = (typeof FAULTS)[number]
/** What an honest editor does to its page, each in the place of a fault: it must alarm nobody. */
export const EDITS = ['edit-figures', 'add-news', 'new-build', 'add-link'] as const
export type Edit = (typeof EDITS)[number]

/** Whatever is done to a practice site; `mend` ends all of it. */
export const siteChange = z.enum([...FAULTS, ...EDITS])
export type SiteChange = z.infer<typeof siteChange>
export const injectKind = z.enum([...siteChange.options, 'mend'])
export type InjectKind = z.infer<typeof injectKind>

/** Whether it is an honest edit. */
export function isEdit(kind: SiteChange): kind is Edit {
  return (EDITS as readonly string[]).includes(kind)
}

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
  kind: z.enum([...siteChange.options, 'silence']),
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
