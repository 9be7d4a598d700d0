import type { JobKind } from '../../core/slice.ts'
import { MINUTE } from '../../core/time.ts'
import { dayToPublish, PUBLISH_JOB, publishAgain, publishNotices } from './actions/published.ts'

/** Gives out the register of a day that is over. */
export const publishJob: JobKind = {
  kind: PUBLISH_JOB,
  permissions: ['notices:publish'],
  concurrency: 1,
  leaseMs: 5 * MINUTE,
  maxTries: 10,
  always: { subject: 'days', atStart: true },
  async run(ctx) {
    const { day, next } = await ctx.call(dayToPublish, {})
    if (day !== null) await ctx.call(publishNotices, { day })
    await ctx.call(publishAgain, { at: next })
  },
}
