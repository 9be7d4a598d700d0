import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { FORGET_JOB } from '../../../core/forgotten.ts'
import { addMs, SECOND } from '../../../core/time.ts'

/** Pause between two tries: whoever reads is done in moments, but for a backup. */
const PAUSE_MS = 5 * SECOND

export const forgetAgain = command({
  permission: 'record:forget',
  scope: 'nation',
  name: 'record.forgetAgain',
  summary:
    'Sets when the journal of the store is emptied the next time: somebody read what it holds.',
  input: z.strictObject({ tries: z.number().int().min(1).max(10_000) }),
  output: z.strictObject({}),
  async run(ctx, { tries }) {
    await ctx.schedule({ ...FORGET_JOB, dueAt: addMs(ctx.now, PAUSE_MS), payload: String(tries) })
    ctx.unchanged('a job is no fact')
    return {}
  },
})
