import { z } from 'zod'
import { id } from '../../core/id.ts'
import { time } from '../../core/time.ts'

/** A telephone that was enrolled with a card. */
export const phoneRow = z.strictObject({
  id,
  observer: id,
  observerGroup: id,
  secretHash: z.string(),
  card: id,
  enrolledAt: time,
  expiresAt: time,
  revokedAt: time.nullable(),
})
