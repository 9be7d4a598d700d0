import { z } from 'zod'
import { need } from '../../core/action.ts'
import { recordProof as proof } from '../../lib/provable/index.ts'

/** Agencies for what happened where, by whom it is told; the proper one first. */
export const finder = need<{ what: string; where: string; who: string }>()(
  'directory.finder',
  z.object({ answers: z.array(z.object({ code: z.string().nullable() })) }),
)

/** What the directory knows of an agency by its code; null where there is none. */
export const agencyOf = need<{ code: string }>()(
  'directory.agencyOf',
  z.object({ name: z.string() }).nullable(),
)

/** Agencies whose name has these words. */
export const findAgencies = need<{ words: string }>()(
  'directory.findAgencies',
  z.object({ agencies: z.array(z.object({ code: z.string().nullable(), name: z.string() })) }),
)

/** One file that proves to anybody that a public record is in the log. */
export const recordProof = need<{ record: string }>()('record.proof', proof)
