import type { JobKind } from '../../core/slice.ts'
import { MINUTE } from '../../core/time.ts'
import { COUNT_ANSWERS, countAnswers } from './actions/use.ts'
import { MAX_STEP_ROWS } from './store.ts'
import { MAX_COUNTED, takeAnswers } from './use.ts'

export const jobs: readonly JobKind[] = [
  {
    kind: COUNT_ANSWERS.kind,
    permissions: ['directory:write'],
    concurrency: 1,
    leaseMs: MINUTE,
    maxTries: 10,
    always: { subject: COUNT_ANSWERS.subject },
    async run(ctx) {
      const counted = takeAnswers(ctx.node)
      for (let from = 0; from < MAX_COUNTED; from += MAX_STEP_ROWS) {
        const counts = counted.slice(from, from + MAX_STEP_ROWS)
        if (from > 0 && counts.length === 0) return
        await ctx.call(countAnswers, { counts })
      }
    },
  },
]
