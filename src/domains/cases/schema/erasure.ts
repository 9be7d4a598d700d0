import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { time } from '../../../core/time.ts'

/** Erasures of one case, those that are done counted. */
export const MAX_ERASURES = 2_000
/** Erasures of one case that were asked and not done: what a prosecutor looks through. */
export const MAX_OPEN_ERASURES = 100

/** Words of a case that can be erased, by what they are. */
export const ERASABLE_KINDS = [
  'title',
  'reason',
  'waiver',
  'opening',
  'seat',
  'observation',
  'referral',
  'pivot',
  'source',
  'hypothesis',
  'indication',
  'attribution',
  'ending',
  'opinion',
  'request',
  'receipt',
  'move',
  'suspect',
  'charge',
  'outcome',
  'hearing',
  'result',
  'closing',
  'rerating',
  'basis',
] as const
export const erasableKind = z.enum(ERASABLE_KINDS)
export type ErasableKind = z.infer<typeof erasableKind>

/** The row that holds the words: its id, or, where its key is another one, the parts of that with a space between them. */
export const erasableSubject = z.string().min(1).max(120)

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
