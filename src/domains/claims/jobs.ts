import type { JobKind } from '../../core/slice.ts'
import { MINUTE } from '../../core/time.ts'
import { takeTold, TELL } from './actions/claim.ts'
import { indexOld, MATCH_JOB, readPublished } from './actions/index-old.ts'

/** Steps of one start; the next one goes on. */
const MAX_STEPS = 2_000

/**
 * Claims from before the desk could search are made findable at the start; what a stop cuts off goes on at the next. What
 * was told beyond a share is taken in when its place in the slow lane comes.
 */
export const jobs: readonly JobKind[] = [
  {
    kind: 'claims.index',
    permissions: ['claims:index'],
    concurrency: 1,
    leaseMs: 10 * MINUTE,
    maxTries: 5,
    always: { subject: 'old', atStart: true },
    async run(ctx) {
      let after: string | undefined
      for (let step = 0; step < MAX_STEPS; step += 1) {
        const { last } = await ctx.call(indexOld, { after })
        if (last === null) return
        after = last
      }
    },
  },
  {
    kind: MATCH_JOB,
    permissions: ['claims:index'],
    concurrency: 1,
    leaseMs: 10 * MINUTE,
    maxTries: 5,
    always: { subject: 'published', atStart: true },
    async run(ctx) {
      for (let step = 0; step < MAX_STEPS; step += 1)
        if ((await ctx.call(readPublished, {})).isWhole) return
    },
  },
  {
    kind: TELL.lane.job,
    permissions: ['claims:take-told'],
    concurrency: 1,
    leaseMs: MINUTE,
    maxTries: 5,
    run: (ctx, { subject, payload }) => ctx.callOnce(subject, takeTold, JSON.parse(payload)),
  },
]
