// What is known of a site over time: how it was reached, what changed, what is wrong and since when, who looked.
import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { dateAt, timeOf } from '../../../core/civil-day.ts'
import { id } from '../../../core/id.ts'
import { pageOf } from '../../../core/listed.ts'
import { addMs, DAY, spanStart, type Time, time } from '../../../core/time.ts'
import {
  courseOf,
  type Reach,
  type Slice,
  SLICE_MS,
  type Span,
  spokenFor,
  withStretch,
} from '../reach.ts'
import { type FindingRow, findings, liveFindings, marksOf } from '../store/finding.ts'
import { reaches, traitRow, traits } from '../store/history.ts'
import { baselines } from '../store/permission.ts'
import { siteState } from '../store/site.ts'
import * as visit from '../store/visit.ts'
import * as noun from '../schema.ts'
import { severity } from '../checks/check.ts'
import { changesOf } from '../store/watch.ts'
import { shownChange, shownIn } from '../watched.ts'
import { readableSite } from './about.ts'

const reading = { permission: 'monitoring:read', scope: 'area' } as const
const limit = (most: number, usual: number) => z.number().int().min(1).max(most).default(usual)
const count = z.number().int()

const stretch = z.strictObject({
  from: time,
  until: time,
  watchedMs: count,
  reachedMs: count,
  /** How long it did not answer while it was worked on, as somebody had said; no part of any share either. */
  maintainedMs: count,
  /** How long nobody looked; that is no part of any share. */
  unwatchedMs: count,
  /** Looks that got the page. */
  looks: count,
  medianMs: count.nullable(),
  p95Ms: count.nullable(),
})
const course = z.strictObject({ whole: stretch, bars: z.array(stretch) })

/** Bars of the last day, a half hour each, and of the last month, a day of the node's zone each. */
const DAY_BARS = 48
const MONTH_BARS = 30
/** Half hours that one question reads: the month, with the longer days where clocks change. */
const MAX_SLICES = (MONTH_BARS + 1) * DAY_BARS

export const reach = query({
  ...reading,
  name: 'monitoring.reach',
  summary:
    'How a site was reached and how fast in the last 24 hours and 30 days; time that nobody looked at is told apart.',
  input: z.strictObject({ site: id }),
  output: z.strictObject({
    /** Since when it is counted; null where it is not yet. */
    since: time.nullable(),
    day: course,
    month: course,
  }),
  async run(ctx, input) {
    const { id: site } = await readableSite(ctx, input.site)
    const state = await siteState(ctx.tx, site)
    const days = daysUntil(ctx.now, ctx.node.zone)
    const from = days[0]?.from ?? ctx.now
    const how = { order: ['at'], limit: MAX_SLICES } as const
    const kept = await reaches.many(ctx.tx, { site, at: { from: spanStart(from, SLICE_MS) } }, how)
    const slices = withPresent(kept, state, ctx.now)
    const since = state.countedAt ?? ctx.now
    return {
      since: state.countedAt,
      day: courseOf(slices, halfHoursUntil(ctx.now), since),
      month: courseOf(slices, days, since),
    }
  },
})

/** How a site was reached in a day and in a month. */
export type SiteReach = Awaited<ReturnType<typeof reach.run>>
export type Course = { readonly whole: Reach; readonly bars: readonly Reach[] }

/** With what the last look says until now. */
function withPresent(
  kept: readonly Slice[],
  { reach: last, seenAt, staleAt }: Awaited<ReturnType<typeof siteState>>,
  now: Time,
): Slice[] {
  if (last === null || seenAt === null || staleAt === null) return [...kept]
  const until = spokenFor({ reach: last, seenAt, staleAt }, now)
  if (until === null) return [...kept]
  const fresh = withStretch(kept, until, last)
  const touched = new Set(fresh.map(({ at }) => at))
  const others = kept.filter(({ at }) => !touched.has(at))
  return [...others, ...fresh].toSorted((one, other) => (one.at < other.at ? -1 : 1))
}

function halfHoursUntil(now: Time): Span[] {
  const last = spanStart(now, SLICE_MS)
  return Array.from({ length: DAY_BARS }, (_, n) => {
    const from = addMs(last, (n + 1 - DAY_BARS) * SLICE_MS)
    const until = addMs(from, SLICE_MS)
    return { from, until: until < now ? until : now }
  })
}

/** The last days of a zone up to now, 23 or 25 hours long where the clocks change. */
function daysUntil(now: Time, zone: string): Span[] {
  const days: Span[] = []
  let until = now
  for (let n = 0; n < MONTH_BARS; n += 1) {
    const from = timeOf(`${dateAt(addMs(until, -1), zone)}T00:00`, zone)
    days.unshift({ from, until })
    until = from
  }
  return days
}

const change = z.strictObject({
  at: time,
  what: z.enum(['grade', 'opened', 'closed', 'seen', 'proposed', 'approved']),
  /** Of a grade: what it became, and what it was before; null where there was none. */
  letter: noun.letter.nullable(),
  before: noun.letter.nullable(),
  /** Of a finding that opened or closed. */
  finding: id.nullable(),
  check: z.string().nullable(),
  severity: severity.nullable(),
  /** Of something seen for the first time. */
  trait: traitRow.pick({ kind: true, value: true, untilAt: true }).nullable(),
  /** Who approved what is right. */
  person: z.string().nullable(),
})
export type SiteChange = z.infer<typeof change>

const NOTHING = {
  letter: null,
  before: null,
  finding: null,
  check: null,
  severity: null,
  trait: null,
  person: null,
} as const

/** A place in the order of changes: a moment, and how many of that moment are behind. */
export const changePlace = z
  .string()
  .max(30)
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z~\d{1,4}$/)

export const changes = query({
  ...reading,
  name: 'monitoring.changes',
  summary:
    'What changed at a site, newest first: its grade, findings, addresses, certificates, what was approved.',
  input: z.strictObject({ site: id, after: changePlace.optional(), limit: limit(200, 50) }),
  output: z.strictObject({ items: z.array(change), next: changePlace.nullable() }),
  async run(ctx, { site: of, after, limit: most }) {
    const { id: site } = await readableSite(ctx, of)
    const [upTo = addMs(ctx.now, DAY), count = '0'] = after?.split('~') ?? []
    const behind = Number(count)
    const wanted = { site, upTo, limit: most + behind + 1 }
    // The sort is stable: of one moment the sources follow each other, each in its own order.
    const all = [
      ...(await gradesUpTo(ctx, wanted)),
      ...(await findingsUpTo(ctx, wanted)),
      ...(await traitsUpTo(ctx, wanted)),
      ...(await baselinesUpTo(ctx, wanted)),
    ].toSorted((one, other) => (one.at === other.at ? 0 : one.at > other.at ? -1 : 1))
    const items = all.slice(behind, behind + most)
    const last = items.at(-1)
    if (last === undefined || all.length <= behind + most) return { items, next: null }
    const alike = all.slice(0, behind + most).filter(({ at }) => at === last.at).length
    return { items, next: `${last.at}~${alike}` }
  },
})

interface UpTo {
  readonly site: string
  readonly upTo: Time
  readonly limit: number
}

async function gradesUpTo(ctx: QueryContext, { site, upTo, limit: most }: UpTo) {
  // One more than is told: each says what was before it.
  const how = { order: ['-at', '-id'], limit: most + 1 } as const
  const rows = await visit.grades.many(ctx.tx, { site, at: { upTo } }, how)
  return rows.slice(0, most).map(
    ({ at, letter }, n): SiteChange => ({
      ...NOTHING,
      at,
      what: 'grade',
      letter,
      before: rows[n + 1]?.letter ?? null,
    }),
  )
}

async function findingsUpTo(ctx: QueryContext, { site, upTo, limit: most }: UpTo) {
  const facts = ({ id: finding, checkName: check, severity: bad }: FindingRow) => {
    return { ...NOTHING, finding, check, severity: bad }
  }
  const opened = await findings.many(
    ctx.tx,
    { site, openedAt: { upTo } },
    { order: ['-openedAt', '-id'], limit: most },
  )
  const closed = await findings.many(
    ctx.tx,
    { site, state: 'closed', closedAt: { upTo } },
    { order: ['-closedAt', '-id'], limit: most },
  )
  return [
    ...opened.map((row): SiteChange => ({ ...facts(row), at: row.openedAt ?? '', what: 'opened' })),
    ...closed.map((row): SiteChange => ({ ...facts(row), at: row.closedAt ?? '', what: 'closed' })),
  ]
}

async function traitsUpTo(ctx: QueryContext, { site, upTo, limit: most }: UpTo) {
  const how = { order: ['-sinceAt', 'kind', 'value'], limit: most } as const
  const rows = await traits.many(ctx.tx, { site, isNew: true, sinceAt: { upTo } }, how)
  return rows.map(({ kind, value, untilAt, sinceAt: at }): SiteChange => {
    return { ...NOTHING, at, what: 'seen', trait: { kind, value, untilAt } }
  })
}

/** Approvals that are told of one site, the newest; a person makes each. */
const MAX_APPROVALS = 200

async function baselinesUpTo(ctx: QueryContext, { site, upTo }: UpTo) {
  const how = { order: ['-id'], limit: MAX_APPROVALS } as const
  const rows = await baselines.many(ctx.tx, { site }, how)
  return rows
    .map(({ proposedAt, approvedAt, approvedBy: person }): SiteChange => {
      if (approvedAt === null) return { ...NOTHING, at: proposedAt, what: 'proposed' }
      return { ...NOTHING, at: approvedAt, what: 'approved', person }
    })
    .filter(({ at }) => at <= upTo)
}

const wrong = noun.findingItem
  .omit({ site: true, system: true, siteName: true, host: true, area: true, closedAt: true })
  .extend({
    verdict: noun.verdict,
    /** Of a change of the page: what was there and what is now. */
    change: shownChange.nullable(),
  })
export type SiteFinding = z.infer<typeof wrong>

export const siteFindings = query({
  ...reading,
  name: 'monitoring.siteFindings',
  summary: 'What is wrong at a site now, the worst first, with everything needed to mend it.',
  input: z.strictObject({ site: id }),
  output: z.strictObject({ items: z.array(wrong) }),
  async run(ctx, { site: of }) {
    const { id: site } = await readableSite(ctx, of)
    const rows = await liveFindings(ctx.tx, { site })
    const ids = rows.map((row) => row.id)
    const marks = Map.groupBy(await marksOf(ctx.tx, ids, ctx.now), ({ finding }) => finding)
    const changed = await changesOf(ctx.tx, ids)
    const rank = (row: FindingRow) =>
      `${row.state === 'open' ? 0 : 1}${severity.options.indexOf(row.severity)}${row.suspectedAt}`
    const items = rows
      .toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1))
      .map(({ id: key, checkName: check, subject, state, reason, ...row }) => ({
        id: key,
        check,
        subject,
        state,
        reason,
        severity: row.severity,
        suspectedAt: row.suspectedAt,
        openedAt: row.openedAt,
        verdict: row.verdict,
        change: shownIn(changed, key),
        marks: (marks.get(key) ?? []).map(({ kind }) => kind),
      }))
    return { items }
  },
})

/** Changes of grade that are told along; at one a day it is half a year. */
const SHOWN_GRADES = 200

const shownGrade = visit.gradeRow.pick({ at: true, letter: true, score: true, visit: true })

export const history = query({
  ...reading,
  name: 'monitoring.history',
  summary: 'Visits of a site, newest first, and how its grade changed.',
  input: z.strictObject({ site: id, after: id.optional(), limit: limit(200, 50) }),
  output: z.object({
    visits: z.array(visit.visitPart),
    grades: z.array(shownGrade),
    next: id.nullable(),
  }),
  async run(ctx, { site: of, after, limit: most }) {
    const { id: own } = await readableSite(ctx, of)
    const before = after === undefined ? undefined : await visit.visits.one(ctx.tx, { id: after })
    const rows = await visit.visitsOf(ctx.tx, { site: own, before, limit: most + 1 })
    const how = { order: ['-at', '-id'], limit: SHOWN_GRADES, as: shownGrade } as const
    const { items, next } = pageOf(rows, most)
    return { visits: items, grades: await visit.grades.many(ctx.tx, { site: own }, how), next }
  },
})
