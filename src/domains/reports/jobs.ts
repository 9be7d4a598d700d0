import type { JobContext, JobKind } from '../../core/slice.ts'
import { removeUnnamed, sweepUnnamed } from '../../core/sweep.ts'
import { addMs, MINUTE } from '../../core/time.ts'
import { DROP_JOB, dropLoose, unnamedParts } from './actions/attachment.ts'
import { PLAY_JOB } from './actions/play.ts'
import { UNNAMED_MS } from './attachment.ts'
import { playReporter } from './played.ts'
import { PURGE_JOB, purge, purgeAgain, toPurge } from './actions/purge.ts'
import { COUNT_JOB, countAgain, countDay, dayToCount } from './actions/counters.ts'

/** Days that one go counts at most: a node that was off for a year. */
const MAX_DAYS = 400

/** Goes of a hundred reports that one look removes at most. */
const MAX_GOES = 100

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
  {
    kind: PURGE_JOB,
    permissions: ['reports:count'],
    concurrency: 1,
    leaseMs: 5 * MINUTE,
    maxTries: 10,
    always: { subject: 'mailboxes', atStart: true },
    async run(ctx) {
      for (let n = 0; n < MAX_GOES; n += 1) {
        const { reports, next } = await ctx.call(toPurge, {})
        for (const report of reports) await ctx.call(purge, { report })
        if (reports.length > 0 && n + 1 < MAX_GOES) continue
        return void (await ctx.call(purgeAgain, { at: next }))
      }
    },
  },
  {
    kind: DROP_JOB,
    permissions: ['reports:count'],
    concurrency: 1,
    leaseMs: 5 * MINUTE,
    maxTries: 10,
    always: { subject: 'uploads', atStart: true },
    run: dropLate,
  },
]

/** Steps of one go; what is left waits for the next. */
const MAX_STEPS = 1_000

/** Drops what no report named, then every content that no row names; what was put of late may be about to be named. */
async function dropLate(ctx: JobContext): Promise<void> {
  const { files } = ctx.ports
  const until = addMs(ctx.now(), -UNNAMED_MS)
  const unnamed = (contents: string[]) => ctx.call(unnamedParts, { contents })
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const { contents, isDone } = await ctx.call(dropLoose, {})
    await removeUnnamed(files, contents, { until, unnamed })
    if (isDone) break
  }
  await sweepUnnamed(files, until, unnamed)
}
