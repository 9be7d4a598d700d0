import type { JobKind } from '../../core/slice.ts'
import { MINUTE } from '../../core/time.ts'
import { LAPSE_JOB, noteLapses } from './actions/answer.ts'
import { FIGURES_JOB, keepFigures } from './actions/statistics.ts'

/** Steps of one look; each notes a hundred. */
const MAX_STEPS = 100

export const jobs: readonly JobKind[] = [
  {
    kind: FIGURES_JOB,
    permissions: ['cases:keep', 'incidents:read', 'directory:read'],
    concurrency: 1,
    leaseMs: MINUTE,
    maxTries: 10,
    always: { subject: 'public' },
    run: async (ctx) => void (await ctx.call(keepFigures, {})),
  },
  {
    kind: LAPSE_JOB,
    permissions: ['cases:keep'],
    concurrency: 1,
    leaseMs: MINUTE,
    maxTries: 10,
    always: { subject: 'clocks' },
    async run(ctx) {
      for (let step = 0; step < MAX_STEPS; step += 1)
        if ((await ctx.call(noteLapses, {})).isDone) return
    },
  },
]
