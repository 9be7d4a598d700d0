import { z } from 'zod'
import type { NewRow } from '../../../lib/sql/table.ts'
import { command, type CommandContext } from '../../../core/action.ts'
import { nextOf } from '../../../core/listed.ts'
import { areaContains, withAncestors } from '../../../core/permission.ts'
import { addMs, fromMs, SECOND, type Time } from '../../../core/time.ts'
import { channelOf } from '../channels.ts'
import { audience } from '../needs.ts'
import { partOf } from '../part.ts'
import { type RouteChannel, ROUTE_CHANNELS, type StepTarget } from '../reach.ts'
import { records } from '../records.ts'
import { addAttempts, type AttemptRow } from '../store/attempt.ts'
import * as store from '../store/escalation.ts'
import { inUse, routes } from '../store/route.ts'
import { withRole } from './with-role.ts'

/** The timer of all runs. */
export const ESCALATE = { kind: 'alerting.escalate', subject: 'plan' } as const
/** One queue per channel; its name is the subject. */
export const SEND = 'alerting.send'

/** Routes of one page: a release of 100,000 stations must not hold up others' answers. */
const PAGE = 500
/** Runs of one command: each has a record. */
const RUNS = 50
/** Areas with posts that one step asks about; below a nation's largest number of districts. */
const MAX_POST_AREAS = 2000
/** Posts that one step tells. */
const MAX_POSTS = 2000
/** How often one station can call for help with one alert before people wait for the telephone. */
const MAX_HELP = 3

/** What was released, as far as escalation needs it. */
export interface Released {
  readonly alert: string
  readonly revision: number
  readonly severity: string
  /** Its groups. */
  readonly areas: readonly string[]
  /** Cancelled or cleared: nobody is asked any more. */
  readonly isEnd: boolean
}

/**
 * Ends what earlier revisions still asked, tells everybody who was reached before what became of it, and starts the plan
 * for the new revision; in the transaction of the release.
 */
export async function startEscalation(ctx: CommandContext, released: Released): Promise<void> {
  const { alert, revision, areas } = released
  await store.closeEscalation(ctx.tx, alert)
  const runs = revision > 1 ? [followUp(released, ctx.now)] : []
  if (!released.isEnd) {
    const steps = await store.planRows(ctx.tx, released.severity)
    for (const step of steps) {
      // The stream carries `app` by itself, and what this version cannot use is passed over.
      if (step.predicate === 'needs_help' || !isUsable(step.channel)) continue
      const dueAt = addMs(ctx.now, step.waitS * SECOND)
      // What nobody could get now is over before it begins: the stream is not to wait for a timer that asks nobody.
      const isEmpty =
        step.waitS === 0 && (await routes.one(ctx.tx, inUse(step.channel))) === undefined
      for (const area of areas) {
        const run = runOf(step, { alert, revision, area, dueAt })
        runs.push(isEmpty ? { ...run, ...after(run) } : run)
      }
    }
  }
  await store.runs.insert(ctx.tx, runs)
  const [first] = runs
    .filter((run) => run.state === 'waiting')
    .map((run) => run.dueAt)
    .toSorted()
  if (first !== undefined) await ctx.schedule({ ...ESCALATE, dueAt: first })
}

/** Whether this node sends by this channel. */
export function isUsable(channel: store.StepRow['channel']): channel is RouteChannel {
  return channel !== 'app' && channelOf(channel) !== undefined
}

/** Tells those who were reached, by whatever way: step 0, and no channel of its own. */
function followUp({ alert, revision }: Released, now: Time): store.RunRow {
  const never = { severity: '', n: 0, waitS: 0, repeatEveryS: 0, maxRepeats: 0 }
  const step = { ...never, predicate: 'reached', channel: 'app', target: 'station' } as const
  return runOf(step, { alert, revision, area: '/', dueAt: now })
}

/** A run of a step, which begins then. */
export function runOf(
  { n: step, ...asked }: store.StepRow,
  of: { alert: string; revision: number; area: string; dueAt: Time; station?: string },
): store.RunRow {
  const { alert, revision, area, dueAt, station = '' } = of
  const begun = { occurrence: 1, dueAt, cursor: '', state: 'waiting' } as const
  return { alert, revision, area, step, station, ...partOf(store.asked, asked), ...begun }
}

/** Stations that just said that they need help: the plan's steps for that are due at once. */
export async function escalateHelp(
  ctx: CommandContext,
  calls: readonly (Omit<Released, 'areas' | 'isEnd'> & { station: string; area: string })[],
): Promise<void> {
  if (calls.length === 0) return
  const steps = (await store.planRows(ctx.tx)).filter(
    ({ predicate, channel }) => predicate === 'needs_help' && isUsable(channel),
  )
  const runs = new Map<string, store.RunRow>()
  for (const call of calls) {
    for (const step of steps.filter(({ severity }) => severity === call.severity)) {
      const run = runOf(step, { ...call, dueAt: ctx.now })
      runs.set([run.alert, run.revision, run.station, run.step].join(' '), run)
    }
  }
  await store.addAgain(ctx.tx, [...runs.values()], MAX_HELP)
  if (runs.size > 0) await ctx.schedule({ ...ESCALATE, dueAt: ctx.now })
}

export const escalate = command({
  name: 'alerting.escalate',
  permission: 'alerting:escalate',
  scope: 'nation',
  summary: 'For the clock: carries out the steps that are longest due, a page at a time.',
  input: z.strictObject({}),
  output: z.strictObject({ isIdle: z.boolean() }),
  async run(ctx) {
    const due = await store.dueRuns(ctx.tx, ctx.now, RUNS)
    if (due.length === 0) ctx.unchanged('nothing is due')
    let count = 0
    for (const run of due) {
      count += await carryOut(ctx, run)
      if (count >= PAGE) break
    }
    const dueAt = await store.nextRunAt(ctx.tx)
    if (dueAt !== undefined && dueAt <= ctx.now) return { isIdle: false }
    if (dueAt !== undefined) await ctx.schedule({ ...ESCALATE, dueAt })
    return { isIdle: true }
  },
})

/** One page of a run; gives how many messages it made. */
async function carryOut(ctx: CommandContext, run: store.RunRow): Promise<number> {
  const { rows, next } = await pageOf(ctx, run)
  const count = await queueMessages(ctx, rows)
  await store.runs.change(
    ctx.tx,
    store.runs.keyOf(run),
    next === null ? after(run) : { cursor: next },
  )
  const { alert, area, revision, step, occurrence, channel, target, station } = run
  const said = { revision, step, occurrence, channel, target, count }
  const body = station === '' ? said : { ...said, station }
  ctx.record(records['alert.escalated'], { subject: alert, area, body })
  return count
}

/** Puts messages into the queues of their channels; gives how many were new. */
export async function queueMessages(
  ctx: CommandContext,
  rows: readonly NewAttempt[],
): Promise<number> {
  const count = await addAttempts(ctx.tx, rows)
  for (const subject of ROUTE_CHANNELS) {
    const isUsed = rows.some(({ channel }) => channel === subject)
    if (isUsed) await ctx.schedule({ kind: SEND, subject, dueAt: ctx.now })
  }
  return count
}

/** A run after all of an occurrence was carried out. */
function after(
  run: store.RunRow,
): Partial<Pick<store.RunRow, 'occurrence' | 'dueAt' | 'cursor' | 'state'>> {
  const isLast =
    run.predicate === 'needs_help' || run.repeatEveryS === 0 || run.occurrence > run.maxRepeats
  if (isLast) return { state: 'done' }
  const dueAt = addMs(run.dueAt, run.repeatEveryS * SECOND)
  return { occurrence: run.occurrence + 1, dueAt, cursor: '' }
}

type NewAttempt = NewRow<AttemptRow>

/** Messages of one page, and where the next one begins; null at the end. */
interface Found {
  readonly rows: readonly NewAttempt[]
  readonly next: string | null
}

async function pageOf(ctx: CommandContext, run: store.RunRow): Promise<Found> {
  if (run.predicate === 'reached') return await reached(ctx, run)
  const { channel } = run
  if (!isUsable(channel)) return { rows: [], next: null }
  if (run.target !== 'station' && run.target !== 'alternate')
    return { rows: await toPosts(ctx, run, channel), next: null }
  const found = await store.routesToStations(ctx.tx, { run, channel, limit: PAGE })
  const rows = found.map((route) =>
    attemptOf(ctx, run, { ...route, channel, purpose: 'ask', silent: 0 }),
  )
  return { rows, next: nextOf(found, PAGE, (row) => row.id) }
}

async function reached(ctx: CommandContext, run: store.RunRow): Promise<Found> {
  const found = await store.routesReached(ctx.tx, { run, limit: PAGE })
  const rows = found
    .filter(({ channel }) => channelOf(channel) !== undefined)
    // Before everything that waits: who was told something wrong hears it first.
    .map((route) => ({
      ...attemptOf(ctx, run, { ...route, purpose: 'told', silent: 0 }),
      dueAt: fromMs(0),
    }))
  return { rows, next: nextOf(found, PAGE, (row) => row.id) }
}

/** A message to a route that waits from now on. */
export function attemptOf(
  { now }: CommandContext,
  of: Pick<NewAttempt, 'alert' | 'revision' | 'step' | 'occurrence'>,
  to: Pick<NewAttempt, 'owner' | 'station' | 'channel' | 'purpose' | 'silent'> & { id: string },
): NewAttempt {
  const { alert, revision, step, occurrence } = of
  const { id: route, owner, station, channel, purpose, silent } = to
  const about = { alert, revision, step, occurrence, route, owner, station, channel }
  return { ...about, purpose, silent, state: 'waiting', dueAt: now, tries: 0, at: now }
}

/** Levels of posts from near to far. */
const LEVELS = ['district', 'region', 'national'] as const
type Level = (typeof LEVELS)[number]

/** The nation, the areas right below it, and everything deeper. */
function levelOf(area: string): Level {
  const depth = area.split('/').length - 2
  if (depth === 0) return 'national'
  return depth === 1 ? 'region' : 'district'
}

/** Messages to the posts of the step's level; where it has none, of the next one up. */
async function toPosts(
  ctx: CommandContext,
  run: store.RunRow,
  channel: RouteChannel,
): Promise<NewAttempt[]> {
  const above = withAncestors(run.area)
  const all = await store.postAreas(ctx.tx, {
    channel,
    area: run.area,
    above,
    limit: MAX_POST_AREAS,
  })
  const isHelp = run.predicate === 'needs_help'
  const reachable = isHelp ? all.filter((area) => areaContains(area, run.area)) : all
  const from = LEVELS.indexOf(run.target as Exclude<StepTarget, 'station' | 'alternate'>)
  for (const level of LEVELS.slice(Math.max(0, from))) {
    const areas = reachable.filter((area) => levelOf(area) === level)
    if (areas.length > 0) return await toPostsOf(ctx, run, { channel, areas, isHelp })
  }
  return []
}

async function toPostsOf(
  ctx: CommandContext,
  run: store.RunRow,
  of: { channel: RouteChannel; areas: readonly string[]; isHelp: boolean },
): Promise<NewAttempt[]> {
  const silent = new Map<string, number>()
  if (!of.isHelp) {
    for (const area of of.areas) {
      const count = await silentIn(ctx, run, areaContains(area, run.area) ? run.area : area)
      if (count > 0) silent.set(area, count)
    }
  }
  const areas = of.isHelp ? of.areas : [...silent.keys()]
  const found = await store.routesToPosts(ctx.tx, { channel: of.channel, areas, limit: MAX_POSTS })
  const purpose = of.isHelp ? ('help' as const) : ('silent' as const)
  const about = { channel: of.channel, station: of.isHelp ? run.station : null, purpose }
  return (await withRole(ctx, found)).map((route) =>
    attemptOf(ctx, run, { ...route, ...about, silent: silent.get(route.area) ?? 0 }),
  )
}

/** Stations of an area that still match the run. */
async function silentIn(ctx: CommandContext, run: store.RunRow, area: string): Promise<number> {
  const { count } = await ctx.ask(audience, { areas: [area], devices: false })
  return count - (await store.settledIn(ctx.tx, run, { area, predicate: run.predicate }))
}
