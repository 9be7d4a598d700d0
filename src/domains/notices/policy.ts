import type { QueryContext } from '../../core/action.ts'
import { type Calendar, pollsOf, type PolicyRow, USUAL } from './deadlines.ts'
import { electionDay } from './needs.ts'
import { policies } from './store.ts'

type Policy = Pick<PolicyRow, 'terms' | 'weekend' | 'holidays'>

/** Until somebody sets another one: Saturday and Sunday, no holidays. */
const DEFAULT: Policy = { terms: USUAL, weekend: [6, 7], holidays: [] }

/** What holds now; `setAt` is null as long as nobody set anything. */
export async function policyNow({ tx }: Pick<QueryContext, 'tx'>) {
  const row = await policies.one(tx, { id: { from: '' } }, { order: ['-id'] })
  return row === undefined
    ? { ...DEFAULT, reason: null, setBy: null, setAt: null }
    : { ...row, setAt: row.setAt as string | null }
}

/** What deadlines are counted by now. */
export async function calendarNow(
  ctx: Pick<QueryContext, 'tx' | 'node' | 'ask'>,
): Promise<Calendar & { readonly election: { name: string; date: string } | null }> {
  const { terms: own, weekend: rest, holidays: free } = await policyNow(ctx)
  const election = await ctx.ask(electionDay, {})
  return {
    terms: own,
    weekend: rest,
    holidays: free,
    zone: ctx.node.zone,
    isExercise: ctx.node.realm === 'exercise',
    polls: election === null ? null : pollsOf(election),
    election: election === null ? null : { name: election.name, date: election.date },
  }
}
