import type { QueryContext } from '../../core/action.ts'
import type { Member } from './membership.ts'
import type { AnalysisFacts } from './protocol.ts'
import { sheetsNeeded } from './grounds.ts'
import * as store from './store/analysis.ts'

/** What the gates of the protocol ask of the analysis. */
export async function analysisFacts(ctx: QueryContext, member: Member): Promise<AnalysisFacts> {
  const { tx } = ctx
  const ofCase = { case: member.case.id }
  const pivots = await store.pivotsOf(tx, member)
  const ever = await store.indicationsOf(tx, member)
  const rows = ever.filter(({ droppedAt }) => droppedAt === null)
  const round = await store.roundOf(tx, member)
  const handed = round === null ? [] : await store.handedIn(tx, member, round.id)
  const isScored = handed.length >= sheetsNeeded(ctx)
  const scored = new Set(isScored ? round?.rows.map(({ id }) => id) : [])
  return {
    ...pivotFacts(pivots),
    hypotheses: await store.hypotheses.count(tx, { ...ofCase, droppedAt: null }),
    rows: rows.length,
    rowsUnscored: rows.filter(({ id }) => !scored.has(id)).length,
    attributions: await store.attributions.count(tx, { ...ofCase, state: 'decided' }),
  }
}

/** What the gate of the oldest open step asks of it; nothing where that asks nothing. */
export async function analysisOfStep(
  ctx: QueryContext,
  member: Member,
): Promise<Partial<AnalysisFacts>> {
  const { id, step } = member.case
  if (step === 6) return pivotFacts(await store.pivotsOf(ctx.tx, member))
  if (step === 7) return await analysisFacts(ctx, member)
  if (step !== 8) return {}
  return { attributions: await store.attributions.count(ctx.tx, { case: id, state: 'decided' }) }
}

function pivotFacts(pivots: readonly { readonly baseRate: number | null }[]) {
  return {
    pivots: pivots.length,
    pivotsWithoutRate: pivots.filter(({ baseRate }) => baseRate === null).length,
  }
}
