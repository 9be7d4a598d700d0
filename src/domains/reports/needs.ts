import { z } from 'zod'
import { need } from '../../core/action.ts'
import { areaPath } from '../../core/permission.ts'
import { votingTimes } from '../../core/voting-times.ts'
import { recordProof as proof } from '../../lib/provable/index.ts'

/** Agencies for what happened where, by whom it is told; the proper one first. */
export const finder = need<{ what: string; where: string; who: string; area: string }>()(
  'directory.finder',
  z.object({ answers: z.array(z.object({ code: z.string().nullable(), name: z.string() })) }),
)

/** Parts of the country for which the directory names agencies of their own; none where it tells none apart. */
export const areasTold = need<object>()(
  'directory.areasTold',
  z.object({ areas: z.array(z.object({ path: areaPath, name: z.string() })) }),
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

/** When the election that the node works for is held, by its calendar; null where none is entered. */
export const votingDay = need<object>()(
  'territory.electionDay',
  z.object({ zone: z.string(), times: votingTimes }).nullable(),
)

/** One file that proves to anybody that a public record is in the log. */
export const recordProof = need<{ record: string }>()('record.proof', proof)
