import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { time } from '../../../core/time.ts'

/** Items of evidence that are frozen with one case. */
export const MAX_EXHIBITS = 1_000

export const referralRow = z.strictObject({
  case: id,
  action: z.string(),
  actionSalt: z.string(),
  nextAt: time.nullable(),
  person: z.string(),
  at: time,
})

export const exhibitRow = z.strictObject({
  case: id,
  item: z.string(),
  code: z.string(),
  head: z.string(),
  sha256: z.string().nullable(),
  frozenAt: time,
  disclosedAt: time.nullable(),
  disclosedBy: z.string().nullable(),
})
export type ExhibitRow = z.infer<typeof exhibitRow>
