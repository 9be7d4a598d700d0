// What stands against a site now, and what people may do with it: one answer for the public, lists, grades and reports.
import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { type SiteStatus, severity } from '../schema.ts'
import { isGrave, troublesOf } from '../store/finding.ts'
import { suspectAmong, suspectSites } from '../store/standing.ts'
import { type SiteConduct, troublesIn, useOf } from '../use.ts'

/** What stands against a site and no person excused. */
export const standing = z.strictObject({
  /** The worst that is critical or high, confirmed before suspected; null where nothing is. */
  grave: z.strictObject({ severity, isSuspect: z.boolean() }).nullable(),
  /** Something was seen once and is being looked at again. */
  isSuspect: z.boolean(),
})
export type Standing = z.infer<typeof standing>
export type Grave = NonNullable<Standing['grave']>

const UNTROUBLED: Standing = { grave: null, isSuspect: false }

/** What stands against each of these sites. */
export async function standingsOf(ctx: Pick<QueryContext, 'tx' | 'now'>, sites: readonly string[]) {
  const troubles = await troublesOf(ctx.tx, sites, ctx.now)
  const suspects = new Set(await suspectAmong(ctx.tx, sites, ctx.now))
  return (site: string): Standing => {
    const [worst] = (troubles.get(site) ?? []).filter(isGrave).toSorted(worstFirst)
    if (worst === undefined) return { ...UNTROUBLED, isSuspect: suspects.has(site) }
    const grave = { severity: worst.severity, isSuspect: worst.state === 'suspect' }
    return { grave, isSuspect: suspects.has(site) }
  }
}

interface Weighed {
  readonly severity: z.infer<typeof severity>
  readonly state: string
}

function worstFirst(one: Weighed, other: Weighed): number {
  const order = ({ severity: bad, state }: Weighed) =>
    (state === 'open' ? 0 : severity.options.length) + severity.options.indexOf(bad)
  return order(one) - order(other)
}

/** A site as far as it decides what people may do with it. */
interface Site {
  readonly id: string
  readonly status: SiteStatus
  readonly maintenanceUntil: string | null
}

/** What people may do with each of these sites. */
export async function conductsOf(
  ctx: Pick<QueryContext, 'tx' | 'now'>,
  sites: readonly Site[],
): Promise<(site: Site) => SiteConduct> {
  const ids = sites.map(({ id }) => id)
  const troubles = await troublesOf(ctx.tx, ids, ctx.now)
  return ({ id, status, maintenanceUntil }) =>
    useOf(status, troublesIn(troubles.get(id) ?? []), maintenanceUntil !== null)
}

/** Sites that one answer tells of. */
const MAX_SUSPECT = 100

export const suspect = query({
  name: 'monitoring.suspectSites',
  permission: 'monitoring:read',
  scope: 'area',
  summary: 'Sites of which something was seen once and is being looked at again, by name.',
  input: z.strictObject({ limit: z.number().int().min(1).max(MAX_SUSPECT).default(20) }),
  output: z.strictObject({ items: z.array(z.strictObject({ id, name: z.string() })) }),
  async run(ctx, { limit }) {
    return { items: await suspectSites(ctx.tx, { areas: ctx.areas(), now: ctx.now, limit }) }
  },
})
