import { z } from 'zod'
import type { NewRow } from '../../../lib/sql/table.ts'
import { command, type CommandContext } from '../../../core/action.ts'
import { areaContains, withAncestors } from '../../../core/permission.ts'
import { addMs, fromMs, SECOND, type Time } from '../../../core/time.ts'
import { channelOf } from '../channels.ts'
import { audience } from '../needs.ts'
import { type Purpose, type RouteChannel, ROUTE_CHANNELS, type StepTarget } from '../reach.ts'
import { records } from '../records.ts'
import { addAttempts, type AttemptRow } from '../store/attempt.ts'
import {
  addHelpRuns,
  closeEscalation,
  dueRuns,
  hasRoutes,
  nextRunAt,
  planRows,
  postAreas,
  routesReached,
  routesToPosts,
  routesToStations,
  type RunRow,
  runs as runTable,
  settledIn,
  type StepRow,
} from '../store/escalation.ts'
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
  await closeEscalation(ctx.tx, alert)
  const runs = revision > 1 ? [followUp(released, ctx.now)] : []
  if (!released.isEnd) {
    const steps = await planRows(ctx.tx, released.severity)
    for (const step of steps) {
      // The stream carries `app` by itself, and what this version cannot use is passed over.
      if (step.predicate === 'needs_help' || !isUsable(step.channel)) continue
      const dueAt = addMs(ctx.now, step.waitS * SECOND)
      // What nobody could get now is over before it begins: the stream is not to wait for a timer that asks nobody.
      const isEmpty = step.waitS === 0 && !(await hasRoutes(ctx.tx, step.channel))
      for (const area of areas) {
        const run = runOf(step, { alert, revision, area, dueAt })
        runs.push(isEmpty ? { ...run, ...after(run) } : run)
      }
    }
  }
  await runTable.insert(ctx.tx, runs)
  const [first] = runs
    .filter((run) => run.state === 'waiting')
    .map((run) => run.dueAt)
    .toSorted()
  if (first !== undefined) await ctx.schedule({ ...ESCALATE, dueAt: first })
}

function isUsable(channel: StepRow['channel']): channel is RouteChannel {
  return channel !== 'app' && channelOf(channel) !== undefined
}

/** Tells those who were reached, by whatever way: step 0, and no channel of its own. */
function followUp({ alert, revision }: Released, now: Time): RunRow {
  const nothing = { waitS: 0, repeatEveryS: 0, maxRepeats: 0 }
  const step: StepRow = {
    ...nothing,
    severity: '',
    n: 0,
    predicate: 'reached',
    channel: 'app',
    target: 'station',
  }
  return runOf(step, { alert, revision, area: '/', dueAt: now })
}

function runOf(
  step: StepRow,
  of: { alert: string; revision: number; area: string; dueAt: Time; station?: string },
): RunRow {
  return {
    alert: of.alert,
    revision: of.revision,
    area: of.area,
    step: step.n,
    station: of.station ?? '',
    predicate: step.predicate,
    channel: step.channel,
    target: step.target,
    repeatEveryS: step.repeatEveryS,
    maxRepeats: step.maxRepeats,
    occurrence: 1,
    dueAt: of.dueAt,
    cursor: '',
    state: 'waiting',
  }
}

/** Stations that just said that they need help: the plan's steps for that are due at once. */
export async function escalateHelp(
  ctx: CommandContext,
  calls: readonly {
    readonly alert: string
    readonly revision: number
    readonly station: string
    readonly area: string
    readonly severity: string
  }[],
): Promise<void> {
  if (calls.length === 0) return
  const steps = (await planRows(ctx.tx)).filter(
    ({ predicate, channel }) => predicate === 'needs_help' && isUsable(channel),
  )
  const runs = new Map<string, RunRow>()
  for (const call of calls) {
    for (const step of steps.filter(({ severity }) => severity === call.severity)) {
      const run = runOf(step, { ...call, dueAt: ctx.now })
      runs.set([run.alert, run.revision, run.station, run.step].join(' '), run)
    }
  }
  await addHelpRuns(ctx.tx, [...runs.values()], MAX_HELP)
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
    const due = await dueRuns(ctx.tx, ctx.now, RUNS)
    if (due.length === 0) ctx.unchanged('nothing is due')
    let count = 0
    for (const run of due) {
      count += await carryOut(ctx, run)
      if (count >= PAGE) break
    }
    const dueAt = await nextRunAt(ctx.tx)
    if (dueAt !== undefined && dueAt <= ctx.now) return { isIdle: false }
    if (dueAt !== undefined) await ctx.schedule({ ...ESCALATE, dueAt })
    return { isIdle: true }
  },
})

/** One page of a run; gives how many messages it made. */
async function carryOut(ctx: CommandContext, run: RunRow): Promise<number> {
  const { rows, next } = await pageOf(ctx, run)
  const count = await addAttempts(ctx.tx, rows)
  await runTable.change(ctx.tx, runTable.keyOf(run), next === null ? after(run) : { cursor: next })
  for (const channel of ROUTE_CHANNELS) {
    const isNamed = rows.some((row) => row.channel === channel)
    if (isNamed) await ctx.schedule({ kind: SEND, subject: channel, dueAt: ctx.now })
  }
  ctx.record(records['alert.escalated'], {
    subject: run.alert,
    area: run.area,
    body: {
      revision: run.revision,
      step: run.step,
      occurrence: run.occurrence,
      channel: run.channel,
      target: run.target,
      count,
      ...(run.station === '' ? {} : { station: run.station }),
    },
  })
  return count
}

/** A run after all of an occurrence was carried out. */
function after(run: RunRow): Partial<Pick<RunRow, 'occurrence' | 'dueAt' | 'cursor' | 'state'>> {
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

async function pageOf(ctx: CommandContext, run: RunRow): Promise<Found> {
  if (run.predicate === 'reached') return await reached(ctx, run)
  const { channel } = run
  if (!isUsable(channel)) return { rows: [], next: null }
  if (run.target !== 'station' && run.target !== 'alternate')
    return { rows: await toPosts(ctx, run, channel), next: null }
  const found = await routesToStations(ctx.tx, { run, channel, limit: PAGE })
  const rows = found.map((route) =>
    attemptOf(ctx, run, { ...route, channel, purpose: 'ask', silent: 0 }),
  )
  return { rows, next: found.length === PAGE ? (found.at(-1)?.id ?? null) : null }
}

async function reached(ctx: CommandContext, run: RunRow): Promise<Found> {
  const found = await routesReached(ctx.tx, { run, limit: PAGE })
  const rows = found
    .filter(({ channel }) => channelOf(channel) !== undefined)
    // Before everything that waits: who was told something wrong hears it first.
    .map((route) => ({
      ...attemptOf(ctx, run, { ...route, purpose: 'told', silent: 0 }),
      dueAt: fromMs(0),
    }))
  return { rows, next: found.length === PAGE ? (found.at(-1)?.id ?? null) : null }
}

function attemptOf(
  ctx: CommandContext,
  run: RunRow,
  to: {
    id: string
    owner: string
    station: string | null
    channel: RouteChannel
    purpose: Purpose
    silent: number
  },
): NewAttempt {
  return {
    alert: run.alert,
    revision: run.revision,
    step: run.step,
    occurrence: run.occurrence,
    route: to.id,
    owner: to.owner,
    station: to.station,
    channel: to.channel,
    purpose: to.purpose,
    silent: to.silent,
    state: 'waiting',
    dueAt: ctx.now,
    tries: 0,
    at: ctx.now,
  }
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
  run: RunRow,
  channel: RouteChannel,
): Promise<NewAttempt[]> {
  const above = withAncestors(run.area)
  const all = await postAreas(ctx.tx, { channel, area: run.area, above, limit: MAX_POST_AREAS })
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
  run: RunRow,
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
  const found = await routesToPosts(ctx.tx, { channel: of.channel, areas, limit: MAX_POSTS })
  return (await withRole(ctx, found)).map((route) =>
    attemptOf(ctx, run, {
      ...route,
      channel: of.channel,
      station: of.isHelp ? run.station : null,
      purpose: of.isHelp ? 'help' : 'silent',
      silent: silent.get(route.area) ?? 0,
    }),
  )
}

/** Stations of an area that still match the run. */
async function silentIn(ctx: CommandContext, run: RunRow, area: string): Promise<number> {
  const { count } = await ctx.ask(audience, { areas: [area], devices: false })
  return count - (await settledIn(ctx.tx, run, { area, predicate: run.predicate }))
}
