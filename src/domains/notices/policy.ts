import type { QueryContext } from '../../core/action.ts'
import type { Time } from '../../core/time.ts'
import { type Calendar, pollsOf, type PolicyRow, USUAL } from './deadlines.ts'
import { electionDay } from './needs.ts'
import type { NoticeRow } from './schema.ts'
import { policies } from './store.ts'

type Policy = Pick<PolicyRow, 'terms' | 'weekend' | 'holidays'>

/** Until somebody sets another one: Saturday and Sunday, no holidays. */
const DEFAULT: Policy = { terms: USUAL, weekend: [6, 7], holidays: [] }

/** What holds now, or held at a moment; `setAt` is null as long as nobody had set anything. */
export async function policyNow({ tx }: Pick<QueryContext, 'tx'>, at?: Time) {
  const where = at === undefined ? { id: { from: '' } } : { setAt: { upTo: at } }
  const row = await policies.one(tx, where, { order: ['-id'] })
  return row === undefined
    ? { ...DEFAULT, reason: null, setBy: null, setAt: null }
    : { ...row, setAt: row.setAt as string | null }
}

/** What the deadlines of a notice are counted by: the terms that held when it was served, so that nobody gives himself more time. */
export async function calendarOf(
  ctx: Pick<QueryContext, 'tx' | 'node' | 'ask'>,
  { servedAt }: Pick<NoticeRow, 'servedAt'>,
): Promise<Calendar> {
  return await calendarNow(ctx, servedAt ?? undefined)
}

/** What deadlines are counted by now, or were at a moment; the election is the one of now. */
export async function calendarNow(
  ctx: Pick<QueryContext, 'tx' | 'node' | 'ask'>,
  at?: Time,
): Promise<Calendar & { readonly election: { name: string; date: string } | null }> {
  const { terms: own, weekend: rest, holidays: free } = await policyNow(ctx, at)
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
