// What a person settles: its finding is over, and the site is judged and looked at anew.
import type { CommandContext } from '../../../core/action.ts'
import { records } from '../records.ts'
import { type FindingRow, findings } from '../store/finding.ts'
import { isAuthorised } from '../store/permission.ts'
import { affectedAreas, type SiteRow, sites, siteState } from '../store/site.ts'
import { conclude } from './conclude.ts'
import { VISIT_JOB } from './observe.ts'

/** Ends a finding, or a suspicion, of a site. */
export async function closeFinding(
  ctx: CommandContext,
  site: SiteRow,
  finding: FindingRow,
): Promise<void> {
  const { id: subject, state, checkName: check, reason, severity } = finding
  const to = state === 'open' ? ('closed' as const) : ('lapsed' as const)
  await findings.change(ctx.tx, { id: subject }, { state: to, closedAt: ctx.now })
  const body = { site: site.id, check, reason, severity, areas: affectedAreas(site) }
  ctx.record(records[`finding.${to}`], { subject, area: site.area, body })
}

/** What is right decides when the site counts as broken: whoever changes it aims the site anew, and it is looked at. */
export async function settle(ctx: CommandContext, site: SiteRow): Promise<void> {
  await sites.change(ctx.tx, { id: site.id }, { aimedAt: ctx.now })
  await conclude(ctx, site, null, await siteState(ctx.tx, site.id))
  if (await isAuthorised(ctx.tx, site.id, ctx.now))
    await ctx.schedule({ kind: VISIT_JOB, subject: site.id, dueAt: ctx.now })
}
