import type { JobKind } from '../../core/slice.ts'
import { SECOND } from '../../core/time.ts'
import { expire } from './actions/release.ts'

/** Ends each alert at its time; an update moves the time, and the action looks at it. */
export const expiring: JobKind = {
  kind: 'alerting.expire',
  permissions: ['alerting:expire'],
  concurrency: 4,
  leaseMs: 30 * SECOND,
  maxTries: 20,
  async run(ctx, job) {
    await ctx.call(expire, { alert: job.subject })
  },
}
