import type { CommandContext, QueryContext } from '../../../core/action.ts'
import { inReach } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import type { Verdict } from '../checks/index.ts'
import { found } from '../refusals.ts'
import { type FindingRow, findings, lastClosed, type Owner } from '../store/finding.ts'
import { affectedAreas, type SiteRow, sites } from '../store/site.ts'
import { systems } from '../store/system.ts'

/** What a finding is about, as far as both kinds have it. */
interface About {
  readonly name: string
  /** Empty for a system. */
  readonly host: string
  readonly area: string
  /** Areas that are concerned; none where a system is for analysts only. */
  readonly areas: readonly string[]
  /** The id under the name that records use. */
  readonly owner: Owner
  readonly site: SiteRow | null
}

/** A finding with what it is about. Throws Problem unknownFinding. */
export async function findingAbout(
  tx: Tx,
  finding: string,
): Promise<About & { readonly row: FindingRow }> {
  const row = found(await findings.one(tx, { id: finding }), 'unknownFinding')
  const site = row.site === null ? undefined : await sites.one(tx, { id: row.site })
  if (site !== undefined) {
    const { id, name, host, area } = site
    return { row, name, host, area, areas: affectedAreas(site), owner: { site: id }, site }
  }
  const system = await systems.one(tx, { id: row.system ?? '' })
  const { id, name, area, affected: areas } = found(system, 'unknownFinding')
  return { row, name, host: '', area, areas, owner: { system: id }, site: null }
}

/** The site, also one no longer watched; throws unknownSite where the caller's areas do not reach. */
export async function readableSite(ctx: QueryContext, site: string): Promise<SiteRow> {
  return found(inReach(ctx, await sites.one(ctx.tx, { id: site })), 'unknownSite')
}

/** The site that is watched; throws unknownSite for one that is not, and 403 outside the caller's areas. */
export async function watchedSite(ctx: CommandContext, site: string): Promise<SiteRow> {
  const row = found(await sites.one(ctx.tx, { id: site, endedAt: null }), 'unknownSite')
  ctx.inArea(row.area)
  return row
}

/** Writes a new finding down, open or suspect, with the visit or the signal that showed it; gives its id. */
export async function beginFinding(
  ctx: CommandContext,
  facts: {
    readonly owner: Owner
    readonly verdict: Verdict
    readonly isOpen: boolean
    readonly visit?: string
    readonly signal?: string | null
  },
): Promise<string> {
  const { owner, verdict, isOpen, visit, signal } = facts
  const { check, subject, reason, severity } = verdict
  const made = ctx.newId()
  await findings.insert(ctx.tx, {
    id: made,
    ...owner,
    checkName: check,
    subject,
    reason,
    severity,
    verdict,
    visit,
    signal,
    state: isOpen ? 'open' : 'suspect',
    suspectedAt: ctx.now,
    openedAt: isOpen ? ctx.now : null,
    previous: await lastClosed(ctx.tx, { owner, check, subject }),
  })
  return made
}
