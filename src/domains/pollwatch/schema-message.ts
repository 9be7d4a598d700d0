import { z } from 'zod'
import { id } from '../../core/id.ts'
import { time } from '../../core/time.ts'

/** A short message as it came, but for the letters of the card. */
export const messageRow = z.strictObject({
  id,
  /** Null where nothing was understood. */
  entry: id.nullable(),
  observer: id.nullable(),
  observerGroup: id.nullable(),
  text: z.string(),
  /** What was answered; null where nothing was. */
  answer: z.string().nullable(),
  receivedAt: time,
})
