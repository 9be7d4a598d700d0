import type { JobKind } from '../../core/slice.ts'
import { MINUTE } from '../../core/time.ts'
import { pass } from './actions/clock.ts'
import { CLOCK_JOB } from './guards.ts'

/** Deadlines of notices: whoever misses one loses by it, the office as well. */
export const jobs: readonly JobKind[] = [
  {
    kind: CLOCK_JOB,
    permissions: ['notices:clock'],
    concurrency: 1,
    leaseMs: MINUTE,
    maxTries: 50,
    async run(ctx, { subject }) {
      await ctx.call(pass, { notice: subject })
    },
  },
]
