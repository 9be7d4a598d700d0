import { sql } from 'kysely'
import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { areaPath } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { matches } from '../../../lib/sql/condition.ts'
import { type Database, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { answer, PROBLEM_STATES, stationId } from '../schema.ts'
import { symptom } from '../symptoms.ts'

/** What a station needs somebody for: a problem that it reported, or an answer that asks for help. */
export const problemRow = z.strictObject({
  id,
  station: stationId,
  area: areaPath,
  /** What is wrong, where the station reported it by itself. */
  symptom: symptom.nullable(),
  /** The answer that asks for help, where it is one. */
  answer: answer.nullable(),
  /** The alert that it was given to. */
  answeredAlert: id.nullable(),
  note: z.string(),
  clientKey: z.string(),
  reportedBy: z.string(),
  capturedAt: time,
  reportedAt: time,
  state: z.enum(PROBLEM_STATES),
  owner: z.string().nullable(),
  takenAt: time.nullable(),
  remedy: z.string().nullable(),
  settledAt: time.nullable(),
  /** The draft that this and others like it proposed. */
  alert: id.nullable(),
})
export const problems = table('station_problem', problemRow)

/** Who reported what came by short message with a right code among so many wrong ones that it may be a guess. */
export const UNCHECKED = 'sms:unchecked'
export type ProblemRow = RowOf<typeof problems>

const db = tables<Database<typeof problems>>()

/** The newest problems that one station reported by itself. */
export async function problemsOfStation(tx: Tx, station: string, limit: number) {
  const rows = await problems.many(
    tx,
    { station, symptom: { not: null } },
    { order: ['-id'], limit },
  )
  return rows.flatMap((row) => {
    const { symptom: wrong } = row
    return wrong === null ? [] : [{ ...row, symptom: wrong }]
  })
}

/** The key of a station's requests for help with an alert: no device can send it. */
export function helpKey(alert: string): string {
  return `help:${alert}`
}

/** Requests of these stations for help with these alerts, whatever became of them. */
export async function helpOf(
  tx: Tx,
  of: { readonly station: readonly string[]; readonly alerts: readonly string[] },
): Promise<ProblemRow[]> {
  const { station, alerts } = of
  const where = { station, clientKey: alerts.map(helpKey) }
  return await problems.many(tx, where, { limit: station.length * alerts.length })
}

/** How many wait by kind and area: whether they ask for help, who has none of them in hand, and since when the first of them. */
export interface ProblemCount {
  /** Null where areas are not told apart. */
  readonly area: string | null
  readonly isHelp: 0 | 1
  readonly state: (typeof PROBLEM_STATES)[number]
  readonly isOwn: 0 | 1
  readonly count: number
  readonly since: Time
}

/** Counts of what is in these states, in these areas. */
export async function problemSums(
  tx: Tx,
  wanted: {
    readonly areas: unknown
    readonly states: readonly (typeof PROBLEM_STATES)[number][]
    readonly owner: string
    readonly alert?: string | undefined
    readonly byArea: boolean
  },
): Promise<ProblemCount[]> {
  let select = db(tx)
    .selectFrom('station_problem')
    .select(({ fn, eb }) => [
      wanted.byArea ? 'area' : eb.val(null).as('area'),
      'state',
      eb.case().when('answer', 'is', null).then(0).else(1).end().as('isHelp'),
      eb.case().when('owner', '=', wanted.owner).then(1).else(0).end().as('isOwn'),
      fn.countAll<number>().as('count'),
      fn.min('reported_at').as('since'),
    ])
    .where('state', 'in', wanted.states)
    .where((eb) => matches(eb, 'area', wanted.areas))
  if (wanted.alert !== undefined) select = select.where('answered_alert', '=', wanted.alert)
  const rows = await select
    .groupBy([...(wanted.byArea ? (['area'] as const) : []), 'state', 'isHelp', 'isOwn'])
    .limit(MAX_SUMS)
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }) as ProblemCount)
}

/** Rows of counts: areas of a nation, by a few kinds each. */
const MAX_SUMS = 100_000

/** A moment's text up to its hour. */
const TO_HOUR = 13
const MAX_HOURS = 1_000

/** In which hours how many asked for help or reported a problem. */
export async function hoursOfProblems(
  tx: Tx,
  wanted: { readonly areas: unknown; readonly from: Time; readonly until: Time },
): Promise<{ at: Time; count: number }[]> {
  const hour = sql<string>`substr(reported_at, 1, ${sql.lit(TO_HOUR)})`
  const rows = await db(tx)
    .selectFrom('station_problem')
    .select(({ fn }) => [hour.as('hour'), fn.countAll<number>().as('count')])
    .where('reported_at', '>=', wanted.from)
    .where('reported_at', '<=', wanted.until)
    .where((eb) => matches(eb, 'area', wanted.areas))
    .groupBy('hour')
    .orderBy('hour')
    .limit(MAX_HOURS)
    .execute()
  return rows.map((row) => ({ at: `${row.hour}:00:00.000Z`, count: Number(row.count) }))
}
