import { sql } from 'kysely'
import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { matches } from '../../../lib/sql/condition.ts'
import { type Database, type NewRow, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import {
  ATTEMPT_STATES,
  type AttemptState,
  PURPOSES,
  type RouteChannel,
  routeChannel,
} from '../reach.ts'
import type { RevisionRef } from './receipt.ts'
import { type RouteRow, routes } from './route.ts'

export const attemptRow = z.strictObject({
  alert: z.string(),
  revision: z.number().int(),
  step: z.number().int(),
  occurrence: z.number().int(),
  route: id,
  owner: z.string(),
  /** The station that is asked, or that needs help. */
  station: z.string().nullable(),
  channel: routeChannel,
  purpose: z.enum(PURPOSES),
  /** Stations that have not answered, in a message about them. */
  silent: z.number().int(),
  state: z.enum(ATTEMPT_STATES),
  dueAt: time,
  tries: z.number().int(),
  providerId: z.string().nullable(),
  providerStatus: z.string().nullable(),
  /** Words of a message that only reached the sink. */
  body: z.string().nullable(),
  at: time,
})
export const attempts = table('attempt', attemptRow, [
  'alert',
  'revision',
  'step',
  'occurrence',
  'route',
])
export type AttemptRow = RowOf<typeof attempts>

/** What tells attempts apart. */
export type AttemptKey = Pick<AttemptRow, 'alert' | 'revision' | 'step' | 'occurrence' | 'route'>

/** A message's name: what tells it apart, in one text. */
export function messageName(key: AttemptKey): string {
  return [key.alert, key.revision, key.step, key.occurrence, key.route].join('/')
}

/** The key of a message by its name; null for what is no such name. */
export function messageKey(name: string): AttemptKey | null {
  const [alert, revision, step, occurrence, route, ...more] = name.split('/')
  if (alert === undefined || route === undefined || more.length > 0) return null
  const numbers = [revision, step, occurrence].map(Number)
  if (!numbers.every(Number.isSafeInteger)) return null
  const [ofRevision = 0, ofStep = 0, ofOccurrence = 0] = numbers
  return { alert, revision: ofRevision, step: ofStep, occurrence: ofOccurrence, route }
}

const db = tables<Database<typeof attempts | typeof routes>>()

/** Puts messages into the queue; one that is there already stays as it is. Gives how many were new. */
export async function addAttempts(tx: Tx, rows: readonly NewRow<AttemptRow>[]): Promise<number> {
  if (rows.length === 0) return 0
  const added = await db(tx)
    .insertInto('attempt')
    .values(rows.map(attempts.stored))
    .onConflict((conflict) =>
      conflict.columns(['alert', 'revision', 'step', 'occurrence', 'route']).doNothing(),
    )
    .returning('route')
    .execute()
  return added.length
}

/** A due message with its route. */
export type DueAttempt = AttemptRow &
  Pick<RouteRow, 'address' | 'language' | 'ownerKind' | 'area' | 'removedAt'>

/** Messages of a channel that are due, also those whose sender never came back. */
export async function dueAttempts(
  tx: Tx,
  wanted: { channel: RouteChannel; now: Time; limit: number },
): Promise<DueAttempt[]> {
  return await attempts
    .select<typeof routes>(tx)
    .innerJoin('contact_route', 'contact_route.id', 'attempt.route')
    .select(routes.columns('address', 'language', 'ownerKind', 'area', 'removedAt'))
    .where('attempt.channel', '=', wanted.channel)
    .where(sql<boolean>`attempt.state in ('waiting', 'taken')`)
    .where('attempt.due_at', '<=', wanted.now)
    .orderBy('attempt.due_at')
    .orderBy('attempt.route')
    .limit(wanted.limit)
    .execute()
}

/** When the next message of a channel is due; undefined when none waits. */
export async function nextAttemptAt(tx: Tx, channel: RouteChannel): Promise<Time | undefined> {
  const row = await db(tx)
    .selectFrom('attempt')
    .select('due_at')
    .where('channel', '=', channel)
    // As text of the query: only so SQLite knows that the index of what waits is enough.
    .where(sql<boolean>`state in ('waiting', 'taken')`)
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst()
  return row?.due_at
}

/** How many messages of a step are in which state. */
export interface AttemptCount {
  readonly step: number
  readonly channel: RouteChannel
  readonly state: AttemptState
  readonly count: number
}

export async function attemptCounts(tx: Tx, ref: RevisionRef): Promise<AttemptCount[]> {
  return await db(tx)
    .selectFrom('attempt')
    .select((eb) => ['step', 'channel', 'state', eb.fn.countAll<number>().as('count')])
    .where('alert', '=', ref.alert)
    .where('revision', '=', ref.revision)
    .groupBy(['step', 'channel', 'state'])
    .orderBy('step')
    .orderBy('channel')
    .limit(1000)
    .execute()
}

/** Newest messages of all alerts, or of one; `state` narrows, and so do the areas of whoever may see them. */
export async function newestAttempts(
  tx: Tx,
  wanted: {
    alert?: string | undefined
    state?: AttemptState | undefined
    areas?: readonly string[]
    /** Behind this message. */
    after?: AttemptRow | undefined
    limit: number
  },
): Promise<(AttemptRow & { address: string; area: string })[]> {
  const { areas, after } = wanted
  let rows = attempts
    .select<typeof routes>(tx)
    .innerJoin('contact_route', 'contact_route.id', 'attempt.route')
    .select(routes.columns('address', 'area'))
  if (wanted.alert !== undefined) rows = rows.where('attempt.alert', '=', wanted.alert)
  if (wanted.state !== undefined) rows = rows.where('attempt.state', '=', wanted.state)
  if (areas !== undefined)
    rows = rows.where((eb) => matches(eb, 'contact_route.area', under(areas)))
  if (after !== undefined)
    rows = rows.where(({ eb, and, or, refTuple, tuple }) =>
      or([
        eb('attempt.at', '<', after.at),
        and([
          eb('attempt.at', '=', after.at),
          eb(
            refTuple(
              'attempt.route',
              'attempt.step',
              'attempt.alert',
              'attempt.revision',
              'attempt.occurrence',
            ),
            '>',
            tuple(after.route, after.step, after.alert, after.revision, after.occurrence),
          ),
        ]),
      ]),
    )
  return await rows
    .orderBy('attempt.at', 'desc')
    .orderBy('attempt.route')
    .orderBy('attempt.step')
    .orderBy('attempt.alert')
    .orderBy('attempt.revision')
    .orderBy('attempt.occurrence')
    .limit(wanted.limit)
    .execute()
}
