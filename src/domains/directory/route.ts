// Which agency is the proper one: what the authority says, then what is usual.
import { z } from 'zod'
import { id } from '../../core/id.ts'
import { line } from '../../core/line.ts'
import { areaPath } from '../../core/permission.ts'
import { ANY, WHAT, WHERE, WHO } from '../../lib/report-classes/index.ts'
import { stepFields } from './channel.ts'
import { iso3 } from './schema.ts'

/** Routes of one country. */
export const MAX_ROUTES = 500
/** Places among routes that say the same. */
const MAX_RANK = 99

/** What a route holds for; `*` is any. */
export const routeFields = {
  area: areaPath.default('/'),
  what: z.enum([ANY, ...WHAT]).default(ANY),
  where: z.enum([ANY, ...WHERE]).default(ANY),
  who: z.enum([ANY, ...WHO]).default(ANY),
  rank: z.number().int().min(0).max(MAX_RANK).default(0),
  note: line(300).optional(),
}

export const routeRow = z.strictObject({
  id,
  iso3,
  area: z.string(),
  /** The names down to it when the route was made; empty for the country. */
  areaName: z.string(),
  what: z.string(),
  place: z.string(),
  who: z.string(),
  agency: id,
  rank: z.number().int(),
  note: z.string(),
  ...stepFields,
})
export type RouteRow = z.infer<typeof routeRow>
