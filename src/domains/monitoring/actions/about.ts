import type { QueryContext } from '../../../core/action.ts'
import type { FindingRow } from '../store/finding.ts'
import { affectedAreas, type SiteRow, sites } from '../store/site.ts'
import { type SystemRow, systems } from '../store/system.ts'

/** What a finding is about, as far as both kinds have it. */
export interface About {
  readonly name: string
  /** Empty for a system. */
  readonly host: string
  readonly area: string
  /** Areas that are concerned; none where a system is for analysts only. */
  readonly areas: readonly string[]
  /** The id under the name that records use. */
  readonly owner: { readonly site: string } | { readonly system: string }
  readonly site: SiteRow | null
  readonly system: SystemRow | null
}

/** Reads what a finding is about. Undefined never happens while foreign keys hold. */
export async function aboutOf(
  ctx: Pick<QueryContext, 'tx'>,
  { site: siteId, system: systemId }: Pick<FindingRow, 'site' | 'system'>,
): Promise<About | undefined> {
  const site = siteId === null ? undefined : await sites.one(ctx.tx, { id: siteId })
  if (site !== undefined) {
    const { id, name, host, area } = site
    return { name, host, area, areas: affectedAreas(site), owner: { site: id }, site, system: null }
  }
  const system = systemId === null ? undefined : await systems.one(ctx.tx, { id: systemId })
  if (system === undefined) return undefined
  const { id, name, area, affected: areas } = system
  return { name, host: '', area, areas, owner: { system: id }, site: null, system }
}
