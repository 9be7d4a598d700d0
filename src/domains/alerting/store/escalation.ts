import { sql } from 'kysely'
import { z } from 'zod'
import { areaPath, areaRange } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { type Database, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import {
  PREDICATES,
  type Predicate,
  type RouteChannel,
  STEP_CHANNELS,
  STEP_TARGETS,
} from '../reach.ts'
import type { attempts } from './attempt.ts'
import type { receptions, RevisionRef } from './receipt.ts'
import { inUse, routeRow, routes } from './route.ts'

/** What a step asks, and how often. */
export const asked = z.strictObject({
  predicate: z.enum([...PREDICATES, 'reached']),
  channel: z.enum(STEP_CHANNELS),
  target: z.enum(STEP_TARGETS),
  repeatEveryS: z.number().int(),
  maxRepeats: z.number().int(),
})

/** The plan. */
export const steps = table(
  'escalation_step',
  z.strictObject({
    severity: z.string(),
    n: z.number().int(),
    /** After the release; needs_help steps count from the answer. */
    waitS: z.number().int(),
    ...asked.shape,
  }),
  ['severity', 'n'],
)
export type StepRow = RowOf<typeof steps>

/** A step of the plan for a revision and one of its areas. */
export const runRow = z.strictObject({
  alert: z.string(),
  revision: z.number().int(),
  /** The group: an area of the alert, or the area of the station that needs help. */
  area: areaPath,
  step: z.number().int(),
  /** Empty, or the station that needs help. */
  station: z.string(),
  ...asked.shape,
  /** 1 for the first time. */
  occurrence: z.number().int(),
  dueAt: time,
  /** Route up to which this occurrence was carried out. */
  cursor: z.string(),
  state: z.enum(['waiting', 'done', 'closed']),
})
export const runs = table('escalation_run', runRow, [
  'alert',
  'revision',
  'area',
  'step',
  'station',
])
export type RunRow = RowOf<typeof runs>

const db = tables<Database<typeof runs | typeof routes | typeof receptions | typeof attempts>>()

/** Rows of the plan for one severity, or of all. There are at most {@link MAX_STEPS} per severity. */
export async function planRows(tx: Tx, severity?: string): Promise<StepRow[]> {
  return await steps.many(tx, { severity }, { order: ['severity', 'n'], limit: 500 })
}

/** Steps of one severity. */
export const MAX_STEPS = 40

/** Adds runs that people ask for: for a station that needs help, or by hand. One that was done begins its next occurrence, up to `most` of them. */
export async function addAgain(tx: Tx, rows: readonly RunRow[], most: number): Promise<void> {
  if (rows.length === 0) return
  await db(tx)
    .insertInto('escalation_run')
    .values(rows.map(runs.stored))
    .onConflict((conflict) =>
      conflict
        .columns(['alert', 'revision', 'area', 'step', 'station'])
        .doUpdateSet((eb) => ({
          occurrence: eb('escalation_run.occurrence', '+', 1),
          due_at: eb.ref('excluded.due_at'),
          cursor: '',
          state: 'waiting' as const,
        }))
        .where('escalation_run.state', '<>', 'waiting')
        .where('escalation_run.occurrence', '<', most),
    )
    .execute()
}

/** In the query itself, not as a value: only so SQLite knows that the index of what waits is enough. */
const isWaiting = sql<boolean>`state = 'waiting'`

/** The runs that are longest due. */
export async function dueRuns(tx: Tx, now: Time, limit: number): Promise<RunRow[]> {
  return await runs
    .select(tx)
    .where(isWaiting)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('alert')
    .orderBy('step')
    .orderBy('area')
    .orderBy('station')
    .limit(limit)
    .execute()
}

/** When the next run is due; undefined when none waits. */
export async function nextRunAt(tx: Tx): Promise<Time | undefined> {
  const row = await db(tx)
    .selectFrom('escalation_run')
    .select('due_at')
    .where(isWaiting)
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst()
  return row?.due_at
}

/**
 * Ends everything that an alert still meant to ask: its runs, and its messages that nobody has taken. That one person alone
 * released it is told all the same: who takes it back at once hides nothing.
 */
export async function closeEscalation(tx: Tx, alert: string): Promise<void> {
  await runs.change(tx, { alert, state: 'waiting' }, { state: 'closed' })
  await db(tx)
    .updateTable('attempt')
    .set({ state: 'closed' })
    .where('alert', '=', alert)
    .where('state', '=', 'waiting')
    .where('purpose', '<>', 'review')
    .execute()
}

const FOUND = ['r.id', 'r.owner', 'r.station'] as const

/** A page of what a run looks for. */
export interface RunPage {
  readonly run: RunRow
  readonly channel: RouteChannel
  readonly limit: number
}

/**
 * Routes to the stations of the run's area that still match its predicate, after its cursor: the stations' own, or those
 * of other people of the same stations.
 */
export async function routesToStations(tx: Tx, { run, channel, limit }: RunPage) {
  const { from, to } = areaRange(run.area)
  const isOwn = run.target === 'station'
  return await db(tx)
    .selectFrom('contact_route as r')
    .select(FOUND)
    .where('r.channel', '=', channel)
    .where('r.area', '>=', from)
    .where('r.area', '<', to)
    .where('r.removed_at', 'is', null)
    .where('r.confirmed_at', 'is not', null)
    .where('r.station', 'is not', null)
    .where('r.owner_kind', isOwn ? '=' : '<>', 'station')
    .where('r.id', '>', run.cursor)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('reception as c')
            .select('c.station')
            .where(settled(run.predicate))
            .where('c.alert', '=', run.alert)
            .where('c.revision', '=', run.revision)
            .whereRef('c.station', '=', 'r.station'),
        ),
      ),
    )
    .orderBy('r.id')
    .limit(limit)
    .execute()
}

/** That the station of reception `c` need not be asked any more. */
function settled(predicate: Predicate) {
  return predicate === 'undelivered'
    ? sql<boolean>`(c.delivered_at is not null or c.seen_at is not null or c.answer is not null)`
    : sql<boolean>`c.answer is not null`
}

/** Routes that were used for earlier revisions of the alert, after the cursor: whoever was reached hears what became of it. */
export async function routesReached(tx: Tx, { run, limit }: Omit<RunPage, 'channel'>) {
  return await db(tx)
    .selectFrom('contact_route as r')
    .select([...FOUND, 'r.channel'])
    .where('r.removed_at', 'is', null)
    .where('r.id', '>', run.cursor)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('attempt as a')
          .select('a.route')
          .where('a.alert', '=', run.alert)
          .where('a.revision', '<', run.revision)
          .whereRef('a.route', '=', 'r.id')
          // A try that nobody answered may have arrived all the same.
          .where('a.tries', '>', 0)
          .where('a.state', '<>', 'failed'),
      ),
    )
    .orderBy('r.id')
    .limit(limit)
    .execute()
}

/** Areas that have a post with such a route, inside the area or around it. */
export async function postAreas(
  tx: Tx,
  wanted: { channel: RouteChannel; area: string; above: readonly string[]; limit: number },
): Promise<string[]> {
  const { from, to } = areaRange(wanted.area)
  const rows = await db(tx)
    .selectFrom('contact_route')
    .select('area')
    .distinct()
    .where('channel', '=', wanted.channel)
    .where('removed_at', 'is', null)
    .where('confirmed_at', 'is not', null)
    .where('station', 'is', null)
    .where(({ or, and, eb }) =>
      or([and([eb('area', '>=', from), eb('area', '<', to)]), eb('area', 'in', wanted.above)]),
    )
    .orderBy('area')
    .limit(wanted.limit)
    .execute()
  return rows.map(({ area }) => area)
}

const found = routeRow.pick({ id: true, owner: true, station: true, area: true })

/** Routes to the posts of exactly these areas. */
export function routesToPosts(
  tx: Tx,
  {
    channel,
    areas: area,
    limit,
  }: { channel: RouteChannel; areas: readonly string[]; limit: number },
) {
  const where = { ...inUse(channel), station: null, area }
  return routes.many(tx, where, { order: ['id'], limit, as: found })
}

/** Stations of an area that need not be asked any more about a revision. */
export async function settledIn(
  tx: Tx,
  ref: RevisionRef,
  of: { readonly area: string; readonly predicate: Predicate },
): Promise<number> {
  const { from, to } = areaRange(of.area)
  const row = await db(tx)
    .selectFrom('reception as c')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where(settled(of.predicate))
    .where('c.alert', '=', ref.alert)
    .where('c.revision', '=', ref.revision)
    .where('c.area', '>=', from)
    .where('c.area', '<', to)
    .executeTakeFirst()
  return row?.n ?? 0
}
