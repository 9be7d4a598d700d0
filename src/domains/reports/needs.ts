import { z } from 'zod'
import { need } from '../../core/action.ts'
import { recordProof as proof } from '../../lib/provable/index.ts'

/** Agencies for what happened where, by whom it is told; the proper one first. */
export const finder = need<{ what: string; where: string; who: string }>()(
  'directory.finder',
  z.object({ answers: z.array(z.object({ code: z.string().nullable() })) }),
)

/** One file that proves to anybody that a public record is in the log. */
export const recordProof = need<{ record: string }>()('record.proof', proof)
