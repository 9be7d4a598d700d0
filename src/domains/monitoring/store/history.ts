import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { time } from '../../../core/time.ts'
import { table } from '../../../lib/sql/table.ts'
import { answers } from '../reach.ts'
import { traitKind } from '../traits.ts'

/** How a site was reached, by the half hour. */
export const reachRow = z.strictObject({
  site: id,
  at: time,
  watchedMs: z.number().int(),
  reachedMs: z.number().int(),
  maintainedMs: z.number().int(),
  answers,
})
export const reaches = table('site_reach', reachRow, ['site', 'at'])

/** What was seen of a site for the first time. */
export const traitRow = z.strictObject({
  site: id,
  kind: traitKind,
  value: z.string(),
  sinceAt: time,
  visit: id,
  /** It came after the site was first looked at. */
  isNew: z.boolean(),
  /** When a certificate ends. */
  untilAt: time.nullable(),
})
export const traits = table('site_trait', traitRow, ['site', 'kind', 'value'])
