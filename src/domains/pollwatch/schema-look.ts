import { z } from 'zod'
import { MINUTE, time } from '../../core/time.ts'
import { id } from '../../core/id.ts'

/** However many observers say that a site does not work, it is looked at once within this time. */
export const LOOK_EVERY_MS = 10 * MINUTE

/** `joined`: it was asked for already; `refused`: nobody may look at it; `unknown`: nobody watches a site of this name. */
export const lookState = z.enum(['begun', 'joined', 'refused', 'unknown'])

/** A look at a site because of an entry. */
export const lookRow = z.strictObject({
  entry: id,
  host: z.string(),
  site: id.nullable(),
  state: lookState,
  askedAt: time,
})

/** What the desk sees of it. */
export const lookPart = lookRow.omit({ entry: true })
