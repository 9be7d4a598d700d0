import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { pageRows } from '../../../core/listed.ts'
import { time } from '../../../core/time.ts'

/** Items of evidence that are frozen with one case. */
export const MAX_EXHIBITS = 100_000

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

/** A page of exhibits, by their codes: `after` is the code of the last one before. */
export const exhibitsAsked = { after: z.string().max(40).optional(), limit: pageRows }
/** The code that goes back in as `after`; null where that was all. */
export const exhibitsNext = z.string().nullable()
