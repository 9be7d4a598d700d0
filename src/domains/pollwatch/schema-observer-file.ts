import { z } from 'zod'
import { count } from '../../core/bounds.ts'
import { id } from '../../core/id.ts'
import { time } from '../../core/time.ts'

/** A file that brings in observers. */
export const observerFileRow = z.strictObject({
  id,
  observerGroup: id,
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
export type ObserverFileRow = z.infer<typeof observerFileRow>
