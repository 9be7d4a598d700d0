import { z } from 'zod'
import type { Tx } from '../../../core/port.ts'
import type { HourCounts } from '../../../core/hours.ts'
import { type Time, time } from '../../../core/time.ts'
import { areaPath, under } from '../../../core/permission.ts'
import { type Database, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { stationId } from '../schema.ts'
import type { answers, RevisionRef } from './receipt.ts'

/** Answers that were refused, by station, who spoke for it, and hour. */
export const refusalRow = z.strictObject({
  station: stationId,
  /** Device, card or link that spoke for it. */
  givenBy: z.string(),
  /** Beginning of the hour that is counted. */
  hourAt: time,
  area: areaPath,
  /** Answers beyond the limit. */
  tooMany: z.number().int(),
  /** Answers and receipts for alerts that are not for the station, or that never were. */
  notMeant: z.number().int(),
  /** Of both together, how many the records tell of. */
  told: z.number().int(),
})
export const refusals = table('answer_refusal', refusalRow, ['station', 'givenBy', 'hourAt'])
export type RefusalRow = RowOf<typeof refusals>

const db = tables<Database<typeof refusals | typeof answers>>()

/** How many answers somebody gave for a station. */
export interface GivenCount {
  readonly station: string
  readonly giver: string
  readonly count: number
}

/** A station has at most some dozens of devices, cards and links; these are the rows of a batch of five hundred. */
const MAX_GIVERS = 50_000

/** Answers for these stations to one revision, ever, or that arrived after a time, by who gave them. */
export async function givenFor(
  tx: Tx,
  stations: readonly string[],
  within: RevisionRef | { readonly since: Time },
): Promise<GivenCount[]> {
  if (stations.length === 0) return []
  const all = db(tx)
    .selectFrom('acknowledgement')
    .select(({ fn }) => ['station', 'given_by as giver', fn.countAll<number>().as('count')])
    .where('station', 'in', stations)
    .groupBy(['station', 'given_by'])
    .limit(MAX_GIVERS)
  const meant =
    'since' in within
      ? all.where('received_at', '>', within.since)
      : all.where('alert', '=', within.alert).where('revision', '=', within.revision)
  return await meant.execute()
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
      .values(refusals.stored({ ...row, told: 0 }))
      .onConflict((conflict) =>
        conflict.columns(['station', 'given_by', 'hour_at']).doUpdateSet((eb) => ({
          too_many: eb('answer_refusal.too_many', '+', row.tooMany),
          not_meant: eb('answer_refusal.not_meant', '+', row.notMeant),
        })),
      )
      .returning('told')
      .executeTakeFirstOrThrow()
    isNew ||= told === 0
  }
  return isNew
}

/** Refused answers: told of by a record at the first of an hour, and by another one when the hour is over and there were more. */
export const refusalHours: HourCounts<RefusalRow> = {
  async untold(tx, hour, limit) {
    return await refusals
      .select(tx)
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
  async markTold(tx, { station, givenBy, hourAt, tooMany, notMeant }) {
    await refusals.change(tx, { station, givenBy, hourAt }, { told: tooMany + notMeant })
  },
  async isCounting(tx, hour) {
    return (await refusals.one(tx, { hourAt: { from: hour } })) !== undefined
  },
  async drop(tx, before) {
    await refusals.remove(tx, { hourAt: { before } })
  },
}

/** Counts from `since` on in these areas, newest hour first; of one giver where `giver` is given. */
export async function refusalsSince(
  tx: Tx,
  wanted: { since: Time; areas: readonly string[]; giver?: string | undefined; limit: number },
): Promise<RefusalRow[]> {
  const { since, areas, giver: givenBy, limit } = wanted
  const where = { hourAt: { from: since }, area: under(areas), givenBy }
  return await refusals.many(tx, where, { order: ['-hourAt'], limit })
}
