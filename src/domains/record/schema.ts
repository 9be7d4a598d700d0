import { z } from 'zod'
import { id } from '../../core/id.ts'
import { logFault } from '../../core/log-damage.ts'
import { marking } from '../../core/record.ts'
import { time } from '../../core/time.ts'

/** A record as the auditor sees it. */
export const shownRecord = z.strictObject({
  seq: z.number().int(),
  id,
  at: time,
  type: z.string(),
  action: z.string(),
  actor: z.string(),
  subject: z.string(),
  area: z.string(),
  marking,
  /** Canonical JSON; null once erased. */
  body: z.string().nullable(),
  /** Leaf hash in hex. */
  hash: z.string(),
})
export type ShownRecord = z.infer<typeof shownRecord>

/** Most records on one page of the list. */
export const PAGE = 100

/** A damage of the log as everybody may see it: where, since when, and whether an administrator has named it. */
export const shownDamage = z.strictObject({
  damage: id,
  foundAt: time,
  faults: z.array(logFault),
  namedAt: time.nullable(),
  reason: z.string().nullable(),
})
export type ShownDamage = z.infer<typeof shownDamage>
