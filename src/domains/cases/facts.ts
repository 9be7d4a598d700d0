// What the gates and guards of a case are computed from: each noun counts its own.
import type { QueryContext } from '../../core/action.ts'
import { analysisFacts, analysisOfStep } from './facts-analysis.ts'
import { justiceFacts } from './facts-justice.ts'
import type { Member } from './membership.ts'
import { evidenceCounts, evidenceHeads, type IncidentPart, incidentsNamed } from './needs.ts'
import { type CaseFacts, NO_FACTS, type OwnFacts } from './protocol.ts'
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

/** Steps whose gates ask about the evidence, and about observations; the first that asks about justice. */
const OF_EVIDENCE: ReadonlySet<number> = new Set([2, 3, 10])
const OF_OBSERVATIONS: ReadonlySet<number> = new Set([4, 5])
const FIRST_OF_JUSTICE = 9

/**
 * What the oldest open step and the move beside it ask about, with the incidents: every page of a case says what comes
 * next, so nothing else is counted.
 */
export async function factsOfStep(
  ctx: QueryContext,
  member: Member,
): Promise<{ readonly facts: CaseFacts; readonly incidents: readonly IncidentPart[] }> {
  const { step, state } = member.case
  const isEarly = step <= 1 || state === 'reported'
  const isAsked = isEarly || OF_EVIDENCE.has(step)
  const { items: incidents, unseen } = isAsked ? await seenOf(ctx, member) : NONE
  const facts = {
    ...NO_FACTS,
    ...describedFacts(incidents),
    unseen,
    ...(OF_EVIDENCE.has(step) && (await evidenceFacts(ctx, member, { incidents, unseen }))),
    ...(OF_OBSERVATIONS.has(step) && (await observationFacts(ctx.tx, member))),
    ...(await analysisOfStep(ctx, member)),
    ...(step >= FIRST_OF_JUSTICE && (await justiceFacts(ctx, member))),
  }
  return { facts, incidents }
}

/** The incidents of a case as they stand, the oldest of the case first; those that the caller may not see are left out. */
export async function incidentsOf(ctx: QueryContext, member: Member) {
  return (await seenOf(ctx, member)).items
}

const NONE = { items: [], unseen: 0 }

/** The same, and how many are left out. */
async function seenOf(ctx: QueryContext, { case: { id } }: Member) {
  const how = { order: ['addedAt', 'incident'], limit: MAX_INCIDENTS } as const
  const rows = await store.incidents.many(ctx.tx, { case: id }, how)
  const order = rows.map(({ incident }) => incident)
  const { items } = await ctx.ask(incidentsNamed, { incidents: order })
  const sorted = items.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  return { items: sorted, unseen: order.length - items.length }
}

/** Evidence of the incidents of a case that has its chain, with the hash of its last event; all of it unless `which` says less. */
export async function itemsOf(
  ctx: QueryContext,
  { case: { id } }: Member,
  which: { readonly named?: readonly string[]; readonly newest?: number } = {},
) {
  const rows = await store.incidents.many(ctx.tx, { case: id }, { limit: MAX_INCIDENTS })
  const incidents = rows.map(({ incident }) => incident)
  return (await ctx.ask(evidenceHeads, { incidents, ...which })).items
}

async function ownFacts(
  ctx: QueryContext,
  member: Member,
  items: readonly IncidentPart[],
): Promise<OwnFacts> {
  const all = await store.incidents.count(ctx.tx, { case: member.case.id })
  const seen = { incidents: items, unseen: Math.max(0, all - items.length) }
  return {
    ...describedFacts(items),
    ...(await evidenceFacts(ctx, member, seen)),
    ...(await observationFacts(ctx.tx, member)),
  }
}

function describedFacts(items: readonly IncidentPart[]) {
  return {
    incidentsUndescribed: items.filter(({ type, asset }) => type === null || asset === null).length,
    incidentsUnclocked: items.filter(({ clock }) => clock === null).length,
  }
}

async function evidenceFacts(
  ctx: QueryContext,
  { case: { id: of } }: Member,
  { incidents, unseen }: { readonly incidents: readonly IncidentPart[]; readonly unseen: number },
) {
  const counts = await ctx.ask(evidenceCounts, { incidents: incidents.map(({ id }) => id) })
  return {
    unseen: unseen + counts.elsewhere,
    items: counts.held,
    itemsOpen: counts.open,
    itemsBroken: counts.broken,
    itemsOffered: counts.offered,
    itemsUnsealed: counts.unsealed,
    volatilesOpen: VOLATILE.length - (await volatiles.count(ctx.tx, { case: of })),
  }
}
