import { hash } from 'node:crypto'
import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { nextOf } from '../../../core/listed.ts'
import { addMs, DAY, HOUR, MINUTE, type Time } from '../../../core/time.ts'
import { records } from '../records.ts'
import { KEPT_DAYS, KEPT_REACH_DAYS, KEPT_VISITS, MIN_STALE_MS } from '../schema.ts'
import { reaches } from '../store/history.ts'
import { overdueSites, siteSeens } from '../store/site.ts'
import { addLeaving, leavingBodies, leavings, retireVisits } from '../store/leaving.ts'
import * as store from '../store/visit.ts'
import { VISIT_JOB } from './observe.ts'

/** Visits that one run of cover takes, and sites in one record: 300 lines stay below the largest body. */
const COVERED_AT_ONCE = 5000
const SITES_PER_RECORD = 300

/** A visit may still be under way to the store for this long after its time. */
const SETTLED_MS = 2 * MINUTE

const observing = { permission: 'monitoring:observe', scope: 'nation' } as const

export const cover = command({
  ...observing,
  name: 'monitoring.cover',
  summary:
    'Vouches in the record log for the visits since the last time: per site their count and hash.',
  input: z.strictObject({}),
  output: z.object({ visits: z.number().int(), isDone: z.boolean() }),
  async run(ctx) {
    const after = await store.coveredUntil(ctx.tx)
    const before = fullHour(addMs(ctx.now, -SETTLED_MS))
    const visits = await store.visitsBetween(ctx.tx, { after, before, limit: COVERED_AT_ONCE })
    const last = visits.at(-1)
    if (last === undefined) {
      ctx.unchanged('there was no visit')
      return { visits: 0, isDone: true }
    }
    const bySite = [...Map.groupBy(visits, ({ site }) => site)]
    for (let at = 0; at < bySite.length; at += SITES_PER_RECORD) {
      const part = bySite.slice(at, at + SITES_PER_RECORD)
      const sites = part.map(([site, own]) => [site, own.length, hashOf(own)] as const)
      const count = sites.reduce((sum, [, own]) => sum + own, 0)
      const body = { from: visits[0]?.at ?? '', to: last.at, visits: count, sites }
      ctx.record(records['visit.covered'], { subject: 'visits', body })
    }
    await store.setCoveredUntil(ctx.tx, last)
    return { visits: visits.length, isDone: visits.length < COVERED_AT_ONCE }
  },
})

/** One hash for a site's visits: SHA-256 over a line `id hash` for each, in the order of time. */
function hashOf(visits: readonly { readonly id: string; readonly hash: string }[]): string {
  return hash('sha256', visits.map((visit) => `${visit.id} ${visit.hash}\n`).join(''))
}

/** Sites that one run of retire looks through, and visits of each: more than a day's at one a minute. */
const SITES_AT_ONCE = 10
const VISITS_AT_ONCE = 2000

export const retire = command({
  ...observing,
  name: 'monitoring.retire',
  summary:
    'Lets go of the observations of old visits; verdicts, hashes and what findings need stay.',
  input: z.strictObject({ after: z.string().max(64) }),
  output: z.object({ next: id.nullable(), visits: z.number().int() }),
  async run(ctx, { after }) {
    // By their last visits: also those no longer watched.
    const how = { order: ['site'], limit: SITES_AT_ONCE } as const
    const seen = await siteSeens.many(ctx.tx, { site: { after } }, how)
    const count = { sites: 0, visits: 0, observations: 0, bodies: 0 }
    const before = addMs(ctx.now, -KEPT_REACH_DAYS * DAY)
    for (const { site } of seen) {
      await reaches.remove(ctx.tx, { site, at: { before } })
      const kept = { newest: KEPT_VISITS, limit: VISITS_AT_ONCE }
      const old = await store.oldKeptVisits(ctx.tx, site, kept)
      const ids = old.map((visit) => visit.id)
      const pointed = await store.visitsPointedAt(ctx.tx, site, ids)
      const undaily = withoutDaily(old, addMs(ctx.now, -KEPT_DAYS * DAY))
      const going = undaily.filter((visit) => !pointed.has(visit))
      if (going.length === 0) continue
      const gone = await retireVisits(ctx.tx, site, going)
      await addLeaving(ctx.tx, gone.bodies, ctx.now)
      count.sites += 1
      count.visits += going.length
      count.observations += gone.observations
      count.bodies += gone.bodies.length
    }
    const next = nextOf(seen, SITES_AT_ONCE, ({ site }) => site)
    if (next === null) {
      await ctx.schedule({ kind: RETAIN_JOB, subject: PERIODIC, dueAt: addMs(ctx.now, DAY) })
    }
    if (count.visits === 0) ctx.unchanged('nothing was old enough')
    else ctx.record(records['visit.retired'], { subject: 'visits', body: count })
    return { next, visits: count.visits }
  },
})

/** The ids without the first visit of each day since `since`. */
export function withoutDaily(visits: readonly store.Moment[], since: string): string[] {
  const days = new Set<string>()
  return visits.flatMap(({ at, id: visit }) => {
    const day = at.slice(0, 10)
    if (at >= since && !days.has(day)) {
      days.add(day)
      return []
    }
    return [visit]
  })
}

/** Bodies that one run lets go. */
const BODIES_AT_ONCE = 500

/** Bodies wait this long after their last visit went, so that a visit on its way can still point at them. */
const LEAVING_MS = 12 * HOUR

export const leaving = query({
  ...observing,
  name: 'monitoring.leaving',
  summary: 'Bodies that no visit has pointed at for long.',
  input: z.strictObject({}),
  output: z.object({ bodies: z.array(z.object({ sha256: z.string(), isUsed: z.boolean() })) }),
  async run(ctx) {
    const before = addMs(ctx.now, -LEAVING_MS)
    return { bodies: await leavingBodies(ctx.tx, { before, limit: BODIES_AT_ONCE }) }
  },
})

export const bodiesGone = command({
  ...observing,
  name: 'monitoring.bodiesGone',
  summary: 'Notes which bodies were deleted, and which are needed again.',
  input: z.strictObject({
    deleted: z.array(z.string().length(64)).max(BODIES_AT_ONCE),
    kept: z.array(z.string().length(64)).max(BODIES_AT_ONCE),
  }),
  output: z.object({}),
  async run(ctx, { deleted, kept }) {
    await leavings.remove(ctx.tx, { sha256: [...deleted, ...kept] })
    const body = { deleted: deleted.length, kept: kept.length }
    ctx.record(records['body.deleted'], { subject: 'visits', body })
    return {}
  },
})

/** Kinds of the periodic jobs, and their one subject. */
export const COVER_JOB = 'monitoring.cover'
export const RETAIN_JOB = 'monitoring.retain'
export const PERIODIC = 'visits'

/** Sites that one run starts anew; the rest waits for the next hour. */
const RESUMED_AT_ONCE = 1000

export const resume = command({
  ...observing,
  name: 'monitoring.resume',
  summary: 'Visits again the sites that were not seen in time, and sets the next hourly record.',
  input: z.strictObject({}),
  output: z.object({ sites: z.number().int() }),
  async run(ctx) {
    const since = addMs(ctx.now, -MIN_STALE_MS)
    const sites = await overdueSites(ctx.tx, { now: ctx.now, since, limit: RESUMED_AT_ONCE })
    for (const site of sites) {
      // One that is looked at now is late because the node was away.
      const visit = { kind: VISIT_JOB, subject: site, dueAt: ctx.now }
      await ctx.schedule({ ...visit, unlessRunning: true })
    }
    await ctx.schedule({ kind: COVER_JOB, subject: PERIODIC, dueAt: nextCover(ctx.now) })
    ctx.unchanged('only jobs were set')
    return { sites: sites.length }
  },
})

/** Just after the next full hour, when its last visits are settled. */
function nextCover(now: Time): Time {
  const due = addMs(fullHour(now), SETTLED_MS)
  return due > now ? due : addMs(due, HOUR)
}

function fullHour(at: Time): Time {
  return `${at.slice(0, 13)}:00:00.000Z`
}
