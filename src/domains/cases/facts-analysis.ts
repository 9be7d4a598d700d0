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
    pivots: pivots.length,
    pivotsWithoutRate: pivots.filter(({ baseRate }) => baseRate === null).length,
    hypotheses: await store.hypotheses.count(tx, { ...ofCase, droppedAt: null }),
    rows: rows.length,
    rowsUnscored: rows.filter(({ id }) => !scored.has(id)).length,
    attributions: await store.attributions.count(tx, { ...ofCase, state: 'decided' }),
  }
}
