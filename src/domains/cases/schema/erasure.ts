import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { time } from '../../../core/time.ts'

/** Erasures of one case, those that are done counted. */
export const MAX_ERASURES = 500

/** Words of a case that can be erased, by what they are. */
export const erasableKind = z.enum([
  'title',
  'reason',
  'waiver',
  'opening',
  'seat',
  'observation',
  'referral',
])
export type ErasableKind = z.infer<typeof erasableKind>

export const erasureRow = z.strictObject({
  id,
  case: id,
  kind: erasableKind,
  subject: z.string(),
  basis: z.string(),
  basisSalt: z.string(),
  askedBy: z.string(),
  askedDevice: z.string().nullable(),
  askedAt: time,
  doneBy: z.string().nullable(),
  doneAt: time.nullable(),
})
