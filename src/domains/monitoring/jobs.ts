import { isHeld, isOverrun } from '../../core/apart.ts'
import { endedVisit, type Observation } from '../../core/observation.ts'
import type { Files, VisitPlan } from '../../core/port.ts'
import { Problem } from '../../core/problem.ts'
import type { JobContext, JobKind } from '../../core/slice.ts'
import { MINUTE, msBetween, SECOND } from '../../core/time.ts'
import { observe, postponeVisit, VISIT_JOB, visitPlan } from './actions/observe.ts'
import {
  bodiesGone,
  COVER_JOB,
  cover,
  leaving,
  PERIODIC,
  resume,
  RETAIN_JOB,
  retire,
} from './actions/upkeep.ts'
import type { CheckedSite } from './checks/index.ts'
import { judge, type Judged, judging, toJudge } from './judging.ts'
import {
  coverSignals,
  SIGNAL_COVER_JOB,
  SIGNALS,
  SYSTEM_JOB,
  weighSystem,
} from './actions/weigh.ts'
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

/** What hears of inside systems, or does not. */
const insideJobs: readonly JobKind[] = [
  {
    kind: SYSTEM_JOB,
    permissions: ['monitoring:observe'],
    concurrency: 4,
    leaseMs: MINUTE,
    maxTries: 10,
    async run(ctx, job) {
      const wasAway = msBetween(job.dueAt, ctx.now()) > AWAY_MS
      await ctx.call(weighSystem, { system: job.subject, wasAway })
    },
  },
  {
    kind: SIGNAL_COVER_JOB,
    permissions: ['monitoring:observe'],
    concurrency: 1,
    leaseMs: 5 * MINUTE,
    maxTries: 5,
    always: { subject: SIGNALS },
    async run(ctx) {
      for (let round = 0; round < MAX_ROUNDS; round += 1) {
        if ((await ctx.call(coverSignals, {})).isDone) return
      }
    },
  },
]

/** The slice's work by the clock. */
export const jobs: readonly JobKind[] = [
  {
    kind: VISIT_JOB,
    permissions,
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
        const dueInMs = interval + jitterMs
        await ctx.call(postponeVisit, { site: job.subject, dueInMs })
        return
      }
      const { observations, ...rest } = visit
      await takeIn(ctx, {
        site: job.subject,
        ...rest,
        observations: await storeAll(ctx.ports.files, observations),
        jitterMs,
      })
    },
  },
  {
    kind: COVER_JOB,
    permissions,
    concurrency: 1,
    leaseMs: 5 * MINUTE,
    maxTries: 5,
    always: { subject: PERIODIC },
    async run(ctx) {
      await coverAll(ctx)
      await ctx.call(resume, {})
    },
  },
  {
    kind: RETAIN_JOB,
    permissions,
    concurrency: 1,
    leaseMs: 30 * MINUTE,
    maxTries: 5,
    always: { subject: PERIODIC },
    async run(ctx) {
      await retireAll(ctx)
      await deleteBodies(ctx)
    },
  },
  ...insideJobs,
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

/** One look at a site and what it comes to; null for one that overran lately and whose turn it is not. */
async function visited(
  ctx: JobContext,
  { plan, checked }: { readonly plan: VisitPlan; readonly checked: CheckedSite },
) {
  const began = ctx.now()
  try {
    const seen = await ctx.ports.probe.visit(plan)
    const durationMs = Math.max(0, msBetween(began, ctx.now()))
    return { durationMs, ...(await judged(ctx, seen, checked)) }
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
  site: CheckedSite,
): Promise<Judged & { readonly observations: readonly Observation[] }> {
  const input = toJudge(seen, site, ctx.now())
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
  for (const { bytes, ...seen } of observations) {
    const isShort = bytes !== undefined && bytes.length <= MAX_ROW_BYTES
    const isInRow = isShort && seen.kind !== 'http.exchange'
    if (bytes !== undefined && !isInRow) await files.put(bytes)
    items.push({ seen, bytes: isInRow ? Buffer.from(bytes).toString('base64') : null })
  }
  return items
}

async function coverAll(ctx: JobContext): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    if ((await ctx.call(cover, {})).isDone) return
  }
}

async function retireAll(ctx: JobContext): Promise<void> {
  let after = ''
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { next } = await ctx.call(retire, { after })
    if (next === null) return
    after = next
  }
}

/** Files go first, then the note of it: after a crash in between they are deleted once more, which does nothing. */
async function deleteBodies(ctx: JobContext): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { bodies } = await ctx.call(leaving, {})
    if (bodies.length === 0) return
    const deleted = bodies.flatMap(({ sha256, isUsed }) => (isUsed ? [] : [sha256]))
    for (const sha256 of deleted) await ctx.ports.files.remove(sha256)
    const kept = bodies.flatMap(({ sha256, isUsed }) => (isUsed ? [sha256] : []))
    await ctx.call(bodiesGone, { deleted, kept })
  }
}
