import type { JobKind } from '../../core/slice.ts'
import { MINUTE } from '../../core/time.ts'
import { PLAY_JOB } from './actions/play.ts'
import { playReporter } from './played.ts'
import { COUNT_JOB, countAgain, countDay, dayToCount } from './actions/counters.ts'

/** Days that one go counts at most: a node that was off for a year. */
const MAX_DAYS = 400

/** The slice's work by the clock. */
export const jobs: readonly JobKind[] = [
  {
    kind: PLAY_JOB,
    permissions: ['reports:play'],
    concurrency: 1,
    leaseMs: MINUTE,
    maxTries: 3,
    run: (ctx, { payload }) => playReporter(ctx, Number(payload)),
  },
  {
    kind: COUNT_JOB,
    permissions: ['reports:count'],
    concurrency: 1,
    leaseMs: 5 * MINUTE,
    maxTries: 10,
    always: { subject: 'days', atStart: true },
    async run(ctx) {
      for (let n = 0; n < MAX_DAYS; n += 1) {
        const { day, next } = await ctx.call(dayToCount, {})
        if (day === null) return void (await ctx.call(countAgain, { at: next }))
        await ctx.call(countDay, { day })
      }
    },
  },
]
