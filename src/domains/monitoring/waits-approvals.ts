// Texts about voting that a colleague put forward as right: the second person reads them.
import { holds } from '../../core/actor.ts'
import type { Waiting } from '../../core/page-parts.ts'
import type { PageContext } from '../../core/slice.ts'
import { approvals } from './actions/approval.ts'
import { waitTexts as texts } from './texts/waits.ts'

/** The findings of which one waits for a second person, and the entries of those that the reader may carry out. */
export interface ApprovalWaits {
  readonly findings: ReadonlySet<string>
  readonly entries: readonly Waiting[]
}

const SEVERITIES = { C: 'extreme', H: 'severe', M: 'moderate', L: 'minor', i: 'minor' } as const

/** What waits of these for the reader. */
export async function approvalWaits(ctx: PageContext): Promise<ApprovalWaits> {
  if (!holds(ctx.actor, 'monitoring:write')) return { findings: new Set(), entries: [] }
  const { items } = await ctx.call(approvals, {})
  const own = items.filter(({ isForReader }) => isForReader)
  const entries = own.map(({ finding, site, siteName, severity, putAt }) => ({
    what: texts.approval,
    act: texts.read,
    about: siteName,
    severity: SEVERITIES[severity],
    since: putAt,
    until: null,
    cause: `site:${site}`,
    path: `/console/findings/${finding}`,
  }))
  return { findings: new Set(items.map(({ finding }) => finding)), entries }
}
