import { z } from 'zod'
import { id } from '../../core/id.ts'
import { time } from '../../core/time.ts'

/** A photo that an entry named: its bytes are to come, came, or are not those that were announced. */
export const photoRow = z.strictObject({
  id,
  upload: id,
  entry: id,
  observer: id,
  observerGroup: id,
  sha256: z.string(),
  size: z.number().int().nullable(),
  state: z.enum(['waits', 'came', 'broken']),
  saidAt: time,
  cameAt: time.nullable(),
})

export const photoPartRow = z.strictObject({
  photo: id,
  n: z.number().int(),
  sha256: z.string(),
  size: z.number().int(),
})
