// What was erased is gone from the rows with the commit; the store's own journal holds it until it is emptied, which a job
// does as soon as nobody reads.
import type { CommandContext } from './action.ts'

/** The job that empties the store's journal. */
export const FORGET_JOB = { kind: 'record.forget', subject: 'journal' } as const

/** Has the journal of the store emptied once this command is committed: it erased something. */
export async function forgetSoon(ctx: CommandContext): Promise<void> {
  await ctx.schedule({ ...FORGET_JOB, dueAt: ctx.now })
}
