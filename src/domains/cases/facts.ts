// What the gates and guards of a case are computed from: each noun counts its own.
import type { QueryContext } from '../../core/action.ts'
import { analysisFacts } from './facts-analysis.ts'
import { justiceFacts } from './facts-justice.ts'
import type { Member } from './membership.ts'
import { evidenceCounts, evidenceHeads, type IncidentPart, incidentsNamed } from './needs.ts'
import type { CaseFacts, OwnFacts } from './protocol.ts'
import { MAX_INCIDENTS } from './schema/case.ts'
import { VOLATILE } from './schema/volatile.ts'
import * as store from './store/case.ts'
import { observationFacts } from './store/observation.ts'
import { volatiles } from './store/volatile.ts'

/** All facts of a case as they are now. */
export async function factsOf(
  ctx: QueryContext,
  member: Member,
  incidents?: readonly IncidentPart[],
): Promise<CaseFacts> {
  const items = incidents ?? (await incidentsOf(ctx, member))
  return {
    ...(await ownFacts(ctx, member, items)),
    ...(await analysisFacts(ctx, member)),
    ...(await justiceFacts(ctx, member)),
  }
}

/** The incidents of a case as they stand, the oldest of the case first; those that the caller may not see are left out. */
export async function incidentsOf(ctx: QueryContext, { case: { id } }: Member) {
  const how = { order: ['addedAt', 'incident'], limit: MAX_INCIDENTS } as const
  const rows = await store.incidents.many(ctx.tx, { case: id }, how)
  const order = rows.map(({ incident }) => incident)
  const { items } = await ctx.ask(incidentsNamed, { incidents: order })
  return items.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
}

/** Evidence of the incidents of a case that has its chain, with the hash of its last event. */
export async function itemsOf(ctx: QueryContext, { case: { id } }: Member) {
  const rows = await store.incidents.many(ctx.tx, { case: id }, { limit: MAX_INCIDENTS })
  const incidents = rows.map(({ incident }) => incident)
  return (await ctx.ask(evidenceHeads, { incidents })).items
}

async function ownFacts(
  ctx: QueryContext,
  member: Member,
  items: readonly IncidentPart[],
): Promise<OwnFacts> {
  const counts = await ctx.ask(evidenceCounts, { incidents: items.map(({ id }) => id) })
  return {
    incidentsUndescribed: items.filter(({ type, asset }) => type === null || asset === null).length,
    incidentsUnclocked: items.filter(({ clock }) => clock === null).length,
    items: counts.held,
    itemsOpen: counts.open,
    itemsBroken: counts.broken,
    itemsOffered: counts.offered,
    itemsUnsealed: counts.unsealed,
    volatilesOpen: VOLATILE.length - (await volatiles.count(ctx.tx, { case: member.case.id })),
    ...(await observationFacts(ctx.tx, member)),
  }
}
