import { sql } from 'kysely'
import type { Tx } from '../../../core/port.ts'
import type { Answer } from '../schema.ts'
import { versionKey } from './alert.ts'
import { db, type Row, touching } from './tables.ts'

export type ReceptionRow = Row<'reception'>
export type AcknowledgementRow = Row<'acknowledgement'>

const RECEPTION = [
  'alert',
  'revision',
  'station',
  'area',
  'delivered_at',
  'seen_at',
  'answered_at',
  'answer',
] as const

/** One revision of an alert. */
export interface RevisionRef {
  readonly alert: string
  readonly revision: number
}

/** Key of a reception in maps. */
export function receptionKey(ref: RevisionRef, station: string): string {
  return `${ref.alert}.${ref.revision}.${station}`
}

/** What is known of these stations about these revisions, by {@link receptionKey}. */
export async function receptionsOf(
  tx: Tx,
  refs: readonly RevisionRef[],
  stations: readonly string[],
): Promise<Map<string, ReceptionRow>> {
  const found = new Map<string, ReceptionRow>()
  if (stations.length === 0) return found
  for (const ref of refs) {
    const rows = await db(tx)
      .selectFrom('reception')
      .select(RECEPTION)
      .where('alert', '=', ref.alert)
      .where('revision', '=', ref.revision)
      .where('station', 'in', stations)
      .limit(stations.length)
      .execute()
    for (const row of rows) found.set(receptionKey(row, row.station), row)
  }
  return found
}

/** Writes whole rows; each (alert, revision, station) at most once per call. */
export async function putReceptions(tx: Tx, rows: readonly ReceptionRow[]): Promise<void> {
  if (rows.length === 0) return
  await db(tx)
    .insertInto('reception')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['alert', 'revision', 'station']).doUpdateSet((eb) => ({
        delivered_at: eb.ref('excluded.delivered_at'),
        seen_at: eb.ref('excluded.seen_at'),
        answered_at: eb.ref('excluded.answered_at'),
        answer: eb.ref('excluded.answer'),
      })),
    )
    .execute()
}

/** Which of these answers are there already, as `station.key`. */
export async function knownKeys(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await db(tx)
    .selectFrom('acknowledgement')
    .select(['station', 'client_key'])
    .where('client_key', 'in', keys)
    .limit(10_000)
    .execute()
  return new Set(rows.map(({ station, client_key }) => `${station}.${client_key}`))
}

export async function addAcknowledgements(
  tx: Tx,
  rows: readonly AcknowledgementRow[],
): Promise<void> {
  if (rows.length === 0) return
  await db(tx).insertInto('acknowledgement').values(rows).execute()
}

/** Answers to a revision in these areas, oldest first, the current one of each station only. */
export async function answersOf(
  tx: Tx,
  wanted: {
    alert: string
    revision: number
    answer: Answer | null
    areas: readonly string[]
    after: string
    limit: number
  },
): Promise<AcknowledgementRow[]> {
  const { ranges } = touching(wanted.areas)
  if (ranges.length === 0) return []
  let select = db(tx)
    .selectFrom('acknowledgement as a')
    .select([
      'a.id',
      'a.alert',
      'a.revision',
      'a.station',
      'a.area',
      'a.client_key',
      'a.answer',
      'a.reason',
      'a.comment',
      'a.given_by',
      'a.captured_at',
      'a.received_at',
      'a.skew_ms',
      'a.channel',
    ])
    .where('a.alert', '=', wanted.alert)
    .where('a.revision', '=', wanted.revision)
    .where('a.id', '>', wanted.after)
    .where(({ or, and, eb }) =>
      or(ranges.map(({ from, to }) => and([eb('a.area', '>=', from), eb('a.area', '<', to)]))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('acknowledgement as later')
            .select('later.id')
            .whereRef('later.alert', '=', 'a.alert')
            .whereRef('later.revision', '=', 'a.revision')
            .whereRef('later.station', '=', 'a.station')
            .whereRef('later.id', '>', 'a.id'),
        ),
      ),
    )
  if (wanted.answer !== null) select = select.where('a.answer', '=', wanted.answer)
  return await select.orderBy('a.id').limit(wanted.limit).execute()
}

/** How many stations of an area did what; `answer` null counts those without one. */
export interface ReceptionCount {
  readonly area: string
  readonly answer: Answer | null
  readonly rows: number
  readonly delivered: number
  readonly seen: number
  /** Seen, or delivered too where only that is known, by the exclusive reading of the bar. */
  readonly deliveredOnly: number
}

/** By version of these alerts, see `versionKey`: what their stations did, without areas. */
export async function receptionSums(
  tx: Tx,
  alerts: readonly string[],
): Promise<ReadonlyMap<string, Omit<ReceptionCount, 'area'>[]>> {
  if (alerts.length === 0) return new Map()
  const rows = await db(tx)
    .selectFrom('reception')
    .select(({ fn }) => [
      'alert',
      'revision',
      'answer',
      fn.count<number>('station').as('rows'),
      fn.count<number>('delivered_at').as('delivered'),
      fn.count<number>('seen_at').as('seen'),
      sql<number>`count(case when seen_at is null then delivered_at end)`.as('deliveredOnly'),
    ])
    .where('alert', 'in', alerts)
    .groupBy(['alert', 'revision', 'answer'])
    .limit(100_000)
    .execute()
  return Map.groupBy(rows, versionKey)
}

/** Counts per station area and answer of one revision. */
export async function receptionCounts(
  tx: Tx,
  alert: string,
  revision: number,
): Promise<ReceptionCount[]> {
  return await db(tx)
    .selectFrom('reception')
    .select(({ fn }) => [
      'area',
      'answer',
      fn.count<number>('station').as('rows'),
      fn.count<number>('delivered_at').as('delivered'),
      fn.count<number>('seen_at').as('seen'),
      sql<number>`count(case when seen_at is null then delivered_at end)`.as('deliveredOnly'),
    ])
    .where('alert', '=', alert)
    .where('revision', '=', revision)
    .groupBy(['area', 'answer'])
    .limit(100_000)
    .execute()
}
