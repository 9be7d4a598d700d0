import { sql } from 'kysely'
import type { Tx } from '../../../core/port.ts'
import { areaRange } from '../../../core/permission.ts'
import type { Time } from '../../../core/time.ts'
import type { AttemptState, RouteChannel } from '../reach.ts'
import type { RevisionRef } from './receipt.ts'
import { db, type Row } from './tables.ts'

export type AttemptRow = Row<'attempt'>
/** What tells attempts apart. */
export type AttemptKey = Pick<AttemptRow, 'alert' | 'revision' | 'step' | 'occurrence' | 'route'>

const ATTEMPT = [
  'alert',
  'revision',
  'step',
  'occurrence',
  'route',
  'owner',
  'station',
  'channel',
  'purpose',
  'silent',
  'state',
  'due_at',
  'tries',
  'provider_id',
  'provider_status',
  'body',
  'at',
] as const

/** Puts messages into the queue; one that is there already stays as it is. Gives how many were new. */
export async function addAttempts(tx: Tx, rows: readonly AttemptRow[]): Promise<number> {
  if (rows.length === 0) return 0
  const added = await db(tx)
    .insertInto('attempt')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['alert', 'revision', 'step', 'occurrence', 'route']).doNothing(),
    )
    .returning('route')
    .execute()
  return added.length
}

/** A due message with its route. */
export type DueAttempt = AttemptRow & {
  readonly address: string
  readonly language: string | null
  readonly owner_kind: Row<'contact_route'>['owner_kind']
  readonly area: string
  readonly removed_at: Time | null
}

/** Messages of a channel that are due, also those whose sender never came back. */
export async function dueAttempts(
  tx: Tx,
  wanted: { channel: RouteChannel; now: Time; limit: number },
): Promise<DueAttempt[]> {
  return await db(tx)
    .selectFrom('attempt as a')
    .innerJoin('contact_route as r', 'r.id', 'a.route')
    .select(ATTEMPT.map((name) => `a.${name}` as const))
    .select(['r.address', 'r.language', 'r.owner_kind', 'r.area', 'r.removed_at'])
    .where('a.channel', '=', wanted.channel)
    .where(sql<boolean>`a.state in ('waiting', 'taken')`)
    .where('a.due_at', '<=', wanted.now)
    .orderBy('a.due_at')
    .orderBy('a.route')
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

export async function changeAttempt(
  tx: Tx,
  key: AttemptKey,
  change: Partial<
    Pick<
      AttemptRow,
      'state' | 'due_at' | 'tries' | 'provider_id' | 'provider_status' | 'body' | 'at'
    >
  >,
): Promise<void> {
  await db(tx)
    .updateTable('attempt')
    .set(change)
    .where('alert', '=', key.alert)
    .where('revision', '=', key.revision)
    .where('step', '=', key.step)
    .where('occurrence', '=', key.occurrence)
    .where('route', '=', key.route)
    .execute()
}

/** How often a message was tried; 0 for one that is unknown. */
export async function triesOf(tx: Tx, key: AttemptKey): Promise<number> {
  const row = await db(tx)
    .selectFrom('attempt')
    .select('tries')
    .where('alert', '=', key.alert)
    .where('revision', '=', key.revision)
    .where('step', '=', key.step)
    .where('occurrence', '=', key.occurrence)
    .where('route', '=', key.route)
    .executeTakeFirst()
  return row?.tries ?? 0
}

/** Questions to stations that answered meanwhile are not sent any more. */
export async function closeQuestions(
  tx: Tx,
  ref: RevisionRef,
  stations: readonly string[],
): Promise<void> {
  if (stations.length === 0) return
  await db(tx)
    .updateTable('attempt')
    .set({ state: 'closed' })
    .where('alert', '=', ref.alert)
    .where('revision', '=', ref.revision)
    .where('purpose', '=', 'ask')
    .where('state', '=', 'waiting')
    .where('station', 'in', stations)
    .execute()
}

/** Notes what a provider reported later. Gives how many messages it was about. */
export async function noteReport(
  tx: Tx,
  report: { providerId: string; status: string; state: AttemptState | null },
): Promise<number> {
  const rows = await db(tx)
    .updateTable('attempt')
    .set({
      provider_status: report.status,
      ...(report.state === null ? {} : { state: report.state }),
    })
    .where('provider_id', '=', report.providerId)
    // A report that something arrived is not taken back by a late one that it was on its way.
    .where('state', 'in', ['sent', 'taken'])
    .returning('route')
    .execute()
  return rows.length
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
    limit: number
  },
): Promise<(AttemptRow & { address: string; area: string })[]> {
  let rows = db(tx)
    .selectFrom('attempt as a')
    .innerJoin('contact_route as r', 'r.id', 'a.route')
    .select(ATTEMPT.map((name) => `a.${name}` as const))
    .select(['r.address', 'r.area'])
  if (wanted.alert !== undefined) rows = rows.where('a.alert', '=', wanted.alert)
  if (wanted.state !== undefined) rows = rows.where('a.state', '=', wanted.state)
  const ranges = wanted.areas?.map(areaRange)
  if (ranges !== undefined) {
    rows = rows.where(({ or, and, eb }) =>
      or(ranges.map(({ from, to }) => and([eb('r.area', '>=', from), eb('r.area', '<', to)]))),
    )
  }
  return await rows
    .orderBy('a.at', 'desc')
    .orderBy('a.route')
    .orderBy('a.step')
    .limit(wanted.limit)
    .execute()
}
