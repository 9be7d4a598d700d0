import { isHeld, isOverrun } from '../../core/apart.ts'
import { endedVisit, type Observation } from '../../core/observation.ts'
import type { Files, VisitPlan } from '../../core/port.ts'
import { Problem } from '../../core/problem.ts'
import type { JobContext, JobKind } from '../../core/slice.ts'
import { MINUTE, msBetween, SECOND } from '../../core/time.ts'
import { observe, postponeVisit, VISIT_JOB, visitPlan } from './actions/observe.ts'
import * as unsettled from './actions/unsettled.ts'
import * as upkeep from './actions/upkeep.ts'
import type { CheckedSite } from './checks/index.ts'
import type { Watching } from './watched.ts'
import { judge, type Judged, judging, toJudge } from './judging.ts'
import { applySiteFile, SITE_FILE_JOB } from './actions/site-file.ts'
import * as weighing from './actions/weigh.ts'
import { MAX_ROW_BYTES, type VisitResult } from './schema.ts'

/** Part of the interval by which visits are spread: a tenth keeps sites from bunching and the interval honest. */
const JITTER_SHARE = 10

/**
 * A look at a system that comes later than this finds a node that was away: a node that was down for a minute must not
 * call every system late that could not reach it. Longer would, shorter would take a busy moment for absence.
 */
const AWAY_MS = 30 * SECOND

/** A visit, once more alone where another one ended its thread, and the judging: a shorter lease would look twice. */
const VISIT_LEASE_MS = 2 * MINUTE

/** Runs in one go of the periodic jobs; what is left waits for the next time. */
const MAX_ROUNDS = 1000

const permissions = ['monitoring:observe'] as const
/** What runs at intervals, one at a time. */
const periodic = { permissions, concurrency: 1, leaseMs: 5 * MINUTE, maxTries: 5 } as const

/** Does one step after the other until one says that it was the last. */
async function untilDone(step: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) if (await step()) return
}

/** The slice's work by the clock. */
export const jobs: readonly JobKind[] = [
  {
    kind: VISIT_JOB,
    // Days in which nothing may change make a change graver.
    permissions: [...permissions, 'territory:read'],
    concurrency: 16,
    leaseMs: VISIT_LEASE_MS,
    maxTries: 10,
    async run(ctx, job) {
      const look = await ctx.call(visitPlan, { site: job.subject })
      if (look === null) return
      const interval = look.visitMs ?? ctx.node.pace.visitMs
      const jitterMs = ctx.randomBelow(interval / JITTER_SHARE)
      const visit = await visited(ctx, look)
      if (visit === null) {
        await ctx.call(postponeVisit, { site: job.subject, dueInMs: interval + jitterMs })
        return
      }
      const observations = await storeAll(ctx.ports.files, visit.observations)
      await takeIn(ctx, { ...visit, site: job.subject, observations, jitterMs })
    },
  },
  {
    // One step; it asks for the next one, so that a crash in between loses nothing.
    kind: SITE_FILE_JOB,
    permissions,
    concurrency: 1,
    leaseMs: 30 * SECOND,
    maxTries: 20,
    async run(ctx, job) {
      await ctx.call(applySiteFile, { file: job.subject })
    },
  },
  {
    ...periodic,
    kind: upkeep.COVER_JOB,
    always: { subject: upkeep.PERIODIC },
    async run(ctx) {
      await untilDone(async () => (await ctx.call(upkeep.cover, {})).isDone)
      await ctx.call(upkeep.resume, {})
    },
  },
  {
    ...periodic,
    kind: upkeep.RETAIN_JOB,
    leaseMs: 30 * MINUTE,
    always: { subject: upkeep.PERIODIC },
    async run(ctx) {
      await retireAll(ctx)
      await deleteBodies(ctx)
    },
  },
  {
    ...periodic,
    kind: unsettled.UNSETTLED_JOB,
    permissions: [...permissions, 'territory:read'],
    always: { subject: unsettled.CHANGES },
    async run(ctx) {
      for (const step of [unsettled.raiseInFreeze, unsettled.remindOfChanges]) {
        let after: string | null = ''
        await untilDone(async () => {
          after = (await ctx.call(step, { after: after ?? '' })).next
          return after === null
        })
      }
      await ctx.call(unsettled.resumeUnsettled, {})
    },
  },
  {
    kind: weighing.SYSTEM_JOB,
    permissions,
    concurrency: 4,
    leaseMs: MINUTE,
    maxTries: 10,
    async run(ctx, job) {
      const wasAway = msBetween(job.dueAt, ctx.now()) > AWAY_MS
      await ctx.call(weighing.weighSystem, { system: job.subject, wasAway })
    },
  },
  {
    ...periodic,
    kind: weighing.SIGNAL_COVER_JOB,
    always: { subject: weighing.SIGNALS },
    run: (ctx) => untilDone(async () => (await ctx.call(weighing.coverSignals, {})).isDone),
  },
]

/** How often a busy store is offered what a visit saw: a second look would cost the site more than this costs us. */
const OFFERS = 4

async function takeIn(ctx: JobContext, result: VisitResult): Promise<void> {
  for (let offer = 1; ; offer += 1) {
    try {
      await ctx.call(observe, result)
      return
    } catch (error) {
      const isBusy = error instanceof Problem && error.code === 'store.busy'
      if (!isBusy || offer === OFFERS) throw error
    }
  }
}

/** How to look at a site, and what it is judged by. */
interface Asked {
  readonly plan: VisitPlan
  readonly checked: CheckedSite
  readonly watching: Watching
}

/** One look at a site and what it comes to; null for one that overran lately and whose turn it is not. */
async function visited(ctx: JobContext, { plan, checked, watching }: Asked) {
  const began = ctx.now()
  try {
    const seen = await ctx.ports.probe.visit(plan)
    const durationMs = Math.max(0, msBetween(began, ctx.now()))
    return { durationMs, ...(await judged(ctx, seen, { checked, watching })) }
  } catch (error) {
    if (isHeld(error)) return null
    throw error
  }
}

/**
 * Judges what was seen, apart from this loop: it reads what the site sent. Where the judging had to be ended, the visit
 * counts as one that was.
 */
async function judged(
  ctx: JobContext,
  seen: readonly Observation[],
  { checked: site, watching }: Pick<Asked, 'checked' | 'watching'>,
): Promise<Judged & { readonly observations: readonly Observation[] }> {
  const input = toJudge(seen, site, ctx.now(), watching)
  try {
    return { observations: seen, ...(await ctx.ports.apart.run(judging, input, site.host)) }
  } catch (error) {
    if (!isOverrun(error)) throw error
    const url = `https://${site.host}${site.path}`
    const ended = [endedVisit({ host: site.host, url, at: input.now, durationMs: 0 })]
    // Nothing of the site is left in it, so it may be judged here.
    return { observations: ended, ...judge(toJudge(ended, site, input.now)) }
  }
}

/** Bodies become files before anything points at them; short messages travel with their observation. */
async function storeAll(
  files: Files,
  observations: readonly Observation[],
): Promise<VisitResult['observations']> {
  const items: VisitResult['observations'] = []
  for (const one of observations) {
    const { bytes, ...seen } = withoutFirstFiles(one)
    const isShort = bytes !== undefined && bytes.length <= MAX_ROW_BYTES
    const isInRow = isShort && seen.kind !== 'http.exchange' && seen.kind !== 'page.file'
    if (bytes !== undefined && !isInRow) await files.put(bytes)
    items.push({ seen, bytes: isInRow ? Buffer.from(bytes).toString('base64') : null })
  }
  return items
}

/** The first sight of a script is known by its hash: only what came in its place is evidence. */
function withoutFirstFiles(one: Observation): Observation {
  if (one.kind !== 'page.file' || one.isAnother) return one
  const { bytes: _, ...seen } = one
  return { ...seen, sha256: null }
}

async function retireAll(ctx: JobContext): Promise<void> {
  let after: string | null = ''
  await untilDone(async () => {
    after = (await ctx.call(upkeep.retire, { after: after ?? '' })).next
    return after === null
  })
}

/** Files go first, then the note of it: after a crash in between they are deleted once more, which does nothing. */
async function deleteBodies(ctx: JobContext): Promise<void> {
  await untilDone(async () => {
    const { bodies } = await ctx.call(upkeep.leaving, {})
    if (bodies.length === 0) return true
    const deleted = bodies.flatMap(({ sha256, isUsed }) => (isUsed ? [] : [sha256]))
    const kept = bodies.flatMap(({ sha256, isUsed }) => (isUsed ? [sha256] : []))
    for (const sha256 of deleted) await ctx.ports.files.remove(sha256)
    await ctx.call(upkeep.bodiesGone, { deleted, kept })
    return false
  })
}
