import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { QueryContext } from '../../core/action.ts'
import { siteAim } from './needs.ts'

/** Where the site of a standing order is watched: what two persons read of it. */
export const target = z.strictObject({
  host: z.string(),
  httpsPort: z.number().int(),
  httpPort: z.number().int(),
  path: z.string(),
})
export type Target = z.output<typeof target>

/** Whether the site of an order leads where two persons read; an order for every site names no address. */
export function leadsTo(
  { site, target: read }: { readonly site: string | null; readonly target: Target | null },
  now: Target,
): boolean {
  return site === null || isDeepStrictEqual(read, now)
}

/** Where a site is watched now, and since when it is as it is. Throws 404 Problem `monitoring.unknown_site`. */
export async function aimOf(ctx: QueryContext, site: string) {
  const { aimedAt, ...where } = await ctx.ask(siteAim, { site })
  return { aimedAt, target: where }
}
