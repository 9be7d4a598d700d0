import type { JobContext, JobKind } from '../../core/slice.ts'
import { removeUnnamed, sweepUnnamed } from '../../core/sweep.ts'
import { addMs, MINUTE } from '../../core/time.ts'
import { isFree } from '../../core/raw-input.ts'
import { DROP_JOB, dropLoose, ROOM_JOB, unnamedParts } from './actions/attachment.ts'
import { dropNoReports, makeRoom } from './actions/make-room.ts'
import { dropUnread, STEP_BYTES, unreadWords } from './actions/words-room.ts'
import { PLAY_JOB } from './actions/play.ts'
import { ROOM_FROM, UNNAMED_MS, wordsRoom } from './attachment.ts'
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
  {
    kind: ROOM_JOB,
    permissions: ['reports:count'],
    concurrency: 1,
    leaseMs: 5 * MINUTE,
    maxTries: 3,
    run: (ctx, { subject }) => (subject === 'words' ? dropWords(ctx) : makeRoomNow(ctx)),
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
    const { contents, isDone } = await ctx.call(dropLoose, { isNeeded: false })
    await removeUnnamed(files, contents, { until, unnamed })
    if (isDone) break
  }
  for (const command of [
    () => ctx.call(makeRoom, { isNeeded: false }),
    () => ctx.call(dropNoReports, {}),
  ])
    await removeAll(ctx, command)
  await dropWords(ctx)
  await sweepUnnamed(files, until, unnamed)
}

/** Deletes what a command drops, until nothing is left. What nobody names is wanted by nobody: sealed bytes are never alike. */
async function removeAll(
  ctx: JobContext,
  dropped: () => Promise<{ readonly contents: readonly string[] }>,
): Promise<void> {
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const { contents } = await dropped()
    if (contents.length === 0) return
    const unnamed = (some: string[]) => ctx.call(unnamedParts, { contents: some })
    await removeUnnamed(ctx.ports.files, contents, { unnamed })
  }
}

/** Where little of the disk is free, drops files until enough is, or nothing is left that may go. */
async function makeRoomNow(ctx: JobContext): Promise<void> {
  const { files } = ctx.ports
  const isEnough = async () => isFree(await files.disk(), ROOM_FROM)
  for (const command of [
    () => ctx.call(dropLoose, { isNeeded: true }),
    () => ctx.call(makeRoom, { isNeeded: true }),
  ])
    await removeAll(ctx, async () => ((await isEnough()) ? { contents: [] } : await command()))
}

/** Where the words of unread reports take more than their room, drops the first of them until they do not. */
async function dropWords(ctx: JobContext): Promise<void> {
  const room = wordsRoom((await ctx.ports.files.disk()).size)
  let left = (await ctx.call(unreadWords, {})).size - room
  for (let step = 0; left > 0 && step < MAX_STEPS; step += 1) {
    const { size } = await ctx.call(dropUnread, { bytes: Math.min(left, STEP_BYTES) })
    if (size === 0) return
    left -= size
  }
}
