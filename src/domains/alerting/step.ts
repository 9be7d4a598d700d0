import { z } from 'zod'
import { CAP_SEVERITIES } from '../../lib/cap/index.ts'
import { PREDICATES, STEP_CHANNELS, STEP_TARGETS } from './reach.ts'

const DAY_S = 24 * 60 * 60

/** Place of a step in the plan of its severity. */
export const stepNumber = z.number().int().min(1).max(99)
/** A step of the plan by which alerts ask again. */
export const step = z.strictObject({
  severity: z.enum(CAP_SEVERITIES),
  n: stepNumber,
  /** From the release, or from the call for help, in seconds. */
  waitS: z.number().int().min(0).max(DAY_S),
  predicate: z.enum(PREDICATES),
  channel: z.enum(STEP_CHANNELS),
  target: z.enum(STEP_TARGETS),
  repeatEveryS: z.number().int().min(0).max(DAY_S).default(0),
  maxRepeats: z.number().int().min(0).max(20).default(0),
})
