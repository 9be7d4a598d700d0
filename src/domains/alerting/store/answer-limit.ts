import type { Tx } from '../../../core/port.ts'
import type { HourCounts } from '../../../core/hours.ts'
import type { Time } from '../../../core/time.ts'
import type { RevisionRef } from './receipt.ts'
import { db, type Row, touching } from './tables.ts'

export type RefusalRow = Row<'answer_refusal'>

/** How many answers somebody gave for a station. */
export interface GivenCount {
  readonly station: string
  readonly giver: string
  readonly count: number
}

/** A station has at most some dozens of devices, cards and links; these are the rows of a batch of five hundred. */
const MAX_GIVERS = 50_000

/** Answers for these stations to one revision, ever, by who gave them. */
export async function givenTo(
  tx: Tx,
  ref: RevisionRef,
  stations: readonly string[],
): Promise<GivenCount[]> {
  if (stations.length === 0) return []
  const rows = await db(tx)
    .selectFrom('acknowledgement')
    .select(({ fn }) => ['station', 'given_by', fn.countAll<number>().as('count')])
    .where('station', 'in', stations)
    .where('alert', '=', ref.alert)
    .where('revision', '=', ref.revision)
    .groupBy(['station', 'given_by'])
    .limit(MAX_GIVERS)
    .execute()
  return rows.map(({ station, given_by, count }) => ({ station, giver: given_by, count }))
}

/** Answers for these stations that arrived after `since`, by who gave them. */
export async function givenSince(
  tx: Tx,
  since: Time,
  stations: readonly string[],
): Promise<GivenCount[]> {
  if (stations.length === 0) return []
  const rows = await db(tx)
    .selectFrom('acknowledgement')
    .select(({ fn }) => ['station', 'given_by', fn.countAll<number>().as('count')])
    .where('station', 'in', stations)
    .where('received_at', '>', since)
    .groupBy(['station', 'given_by'])
    .limit(MAX_GIVERS)
    .execute()
  return rows.map(({ station, given_by, count }) => ({ station, giver: given_by, count }))
}

/** Adds refusals to the counts of their hour; true where one of the counts is new. */
export async function addRefusals(
  tx: Tx,
  rows: readonly Omit<RefusalRow, 'told'>[],
): Promise<boolean> {
  let isNew = false
  for (const row of rows) {
    const { told } = await db(tx)
      .insertInto('answer_refusal')
      .values({ ...row, told: 0 })
      .onConflict((conflict) =>
        conflict.columns(['station', 'given_by', 'hour_at']).doUpdateSet((eb) => ({
          too_many: eb('answer_refusal.too_many', '+', row.too_many),
          not_meant: eb('answer_refusal.not_meant', '+', row.not_meant),
        })),
      )
      .returning('told')
      .executeTakeFirstOrThrow()
    isNew ||= told === 0
  }
  return isNew
}

const REFUSAL = ['station', 'given_by', 'hour_at', 'area', 'too_many', 'not_meant', 'told'] as const

/** Refused answers: told of by a record at the first of an hour, and by another one when the hour is over and there were more. */
export const refusalHours: HourCounts<RefusalRow> = {
  async untold(tx, hour, limit) {
    return await db(tx)
      .selectFrom('answer_refusal')
      .select(REFUSAL)
      .where(({ or, and, eb }) =>
        or([
          eb('told', '=', 0),
          and([
            eb('hour_at', '<', hour),
            eb('told', '<', eb('too_many', '+', eb.ref('not_meant'))),
          ]),
        ]),
      )
      .orderBy('hour_at')
      .limit(limit)
      .execute()
  },
  async markTold(tx, row) {
    await db(tx)
      .updateTable('answer_refusal')
      .set({ told: row.too_many + row.not_meant })
      .where('station', '=', row.station)
      .where('given_by', '=', row.given_by)
      .where('hour_at', '=', row.hour_at)
      .execute()
  },
  async isCounting(tx, hour) {
    const row = await db(tx)
      .selectFrom('answer_refusal')
      .select('station')
      .where('hour_at', '>=', hour)
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  },
  async drop(tx, before) {
    await db(tx).deleteFrom('answer_refusal').where('hour_at', '<', before).execute()
  },
}

/** Counts from `since` on in these areas, newest hour first; of one giver where `giver` is given. */
export async function refusalsSince(
  tx: Tx,
  wanted: {
    since: Time
    areas: readonly string[]
    giver?: string | undefined
    limit: number
  },
): Promise<RefusalRow[]> {
  const { ranges } = touching(wanted.areas)
  if (ranges.length === 0) return []
  let select = db(tx)
    .selectFrom('answer_refusal')
    .select(REFUSAL)
    .where('hour_at', '>=', wanted.since)
    .where(({ or, and, eb }) =>
      or(ranges.map(({ from, to }) => and([eb('area', '>=', from), eb('area', '<', to)]))),
    )
  if (wanted.giver !== undefined) select = select.where('given_by', '=', wanted.giver)
  return await select.orderBy('hour_at', 'desc').limit(wanted.limit).execute()
}
