import type { JobKind } from '../../core/slice.ts'
import { MINUTE } from '../../core/time.ts'
import { playSecond } from './actions/play.ts'
import { PLAY_JOB } from './actions/version.ts'

/** The exercise needs nobody else: a simulated second person publishes what still waits after a while. */
export const jobs: readonly JobKind[] = [
  {
    kind: PLAY_JOB,
    permissions: ['statements:play'],
    concurrency: 1,
    leaseMs: MINUTE,
    maxTries: 3,
    async run(ctx, { subject }) {
      await ctx.call(playSecond, { version: subject })
    },
  },
]
