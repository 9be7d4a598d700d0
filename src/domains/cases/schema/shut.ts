import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { time } from '../../../core/time.ts'

/** Persons from whom one case keeps its incidents, counted for each of these. */
export const MAX_SHUT = 100
/** The same of all cases together: whoever shows an incident looks through them. */
export const MAX_SHUT_AT_ALL = 5_000

/** An incident that the head of a case keeps from a person. */
export const shutRow = z.strictObject({
  case: id,
  incident: id,
  person: z.string(),
  shutBy: z.string(),
  shutAt: time,
})
