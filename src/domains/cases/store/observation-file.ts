import { z } from 'zod'
import { count } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import { time } from '../../../core/time.ts'
import { type RowOf, table } from '../../../lib/sql/table.ts'

export const observationFileRow = z.strictObject({
  id,
  case: id,
  /** previewed → taken; one that is dropped goes. */
  state: z.enum(['previewed', 'taken']),
  sha256: z.string(),
  /** The file as it came; empty once it is taken. */
  text: z.string(),
  added: count,
  known: count,
  wrong: count,
  begunBy: z.string(),
  begunAt: time,
  takenAt: time.nullable(),
})
export const observationFiles = table('case_observation_file', observationFileRow)
export type ObservationFileRow = RowOf<typeof observationFiles>
