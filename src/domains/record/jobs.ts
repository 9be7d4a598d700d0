import type { JobKind } from '../../core/slice.ts'
import { MINUTE } from '../../core/time.ts'
import { MISS_JOB, missLookouts } from './actions/lookout.ts'

/** Looks once a minute for lookouts that have fallen silent. */
const missing: JobKind = {
  kind: MISS_JOB,
  permissions: ['record:miss-lookouts'],
  concurrency: 1,
  leaseMs: MINUTE,
  maxTries: 20,
  always: { subject: 'all' },
  async run(ctx) {
    await ctx.call(missLookouts, {})
  },
}

export const jobs: readonly JobKind[] = [missing]
