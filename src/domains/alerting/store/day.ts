import { sql } from 'kysely'
import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { type Answer, MAX_REVISIONS, type RevisionKind, type Way } from '../schema.ts'
import { versionKey } from './alert.ts'
import { db, touching } from './tables.ts'

/** A stretch of time and the areas whose alerts count. */
export interface Stretch {
  readonly from: Time
  readonly until: Time
  readonly areas: readonly string[]
  readonly limit: number
}

/** What went out, oldest first. */
export interface SentRow {
  readonly alert: string
  readonly revision: number
  readonly kind: RevisionKind
  readonly sent: Time
  readonly event_code: string
  readonly severity: string
  readonly texts: string
  readonly audience_count: number
  readonly break_glass_reason: string | null
  readonly standing_order: string | null
  readonly proposed_by: string
  readonly released_by: string
  readonly way: Way | null
  /** Who reviewed what one person released alone. */
  readonly reviewed_by: string | null
}

/** Revisions released in the stretch that touch the areas. */
export async function sentBetween(tx: Tx, stretch: Stretch): Promise<SentRow[]> {
  const { ranges, above } = touching(stretch.areas)
  if (ranges.length === 0) return []
  return await db(tx)
    .selectFrom('alert_revision as r')
    .innerJoin('alert as a', 'a.id', 'r.alert')
    .select([
      'r.alert',
      'r.revision',
      'r.kind',
      'r.sent',
      'r.event_code',
      'r.severity',
      'r.texts',
      'r.audience_count',
      'r.break_glass_reason',
      'r.standing_order',
      'r.proposed_by',
      'r.released_by',
      'r.way',
      'a.reviewed_by',
    ])
    .where('r.sent', '>=', stretch.from)
    .where('r.sent', '<', stretch.until)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('alert_target as g')
          .select('g.alert')
          .whereRef('g.alert', '=', 'r.alert')
          .whereRef('g.revision', '=', 'r.revision')
          .where(({ or, and, eb }) =>
            or([
              eb('g.area', 'in', above),
              ...ranges.map(({ from, to }) =>
                and([eb('g.area', '>=', from), eb('g.area', '<', to)]),
              ),
            ]),
          ),
      ),
    )
    .orderBy('r.sent')
    .orderBy('r.alert')
    .orderBy('r.revision')
    .limit(stretch.limit)
    .execute()
}

/** Which moment of a reception is asked for. */
export type ReceptionMoment = 'delivered_at' | 'answered_at'

/** How many stations reached a moment, and when each share of them had. */
export interface Moments {
  readonly count: number
  readonly at: readonly (Time | null)[]
}

/**
 * By version of these alerts: how many stations reached the moment, and when each of `percents` of them had, rounded up
 * to a whole station. Versions that no station reached are left out.
 */
export async function momentsOf(
  tx: Tx,
  alerts: readonly string[],
  { moment, percents }: { readonly moment: ReceptionMoment; readonly percents: readonly number[] },
): Promise<ReadonlyMap<string, Moments>> {
  if (alerts.length === 0) return new Map()
  const reached = db(tx)
    .selectFrom('reception')
    .select(['alert', 'revision', `${moment} as at`])
    .select((eb) => [
      eb.fn
        .agg<number>('row_number')
        .over((over) => over.partitionBy(['alert', 'revision']).orderBy(moment))
        .as('nth'),
      eb.fn
        .countAll<number>()
        .over((over) => over.partitionBy(['alert', 'revision']))
        .as('total'),
    ])
    .where('alert', 'in', alerts)
    .where(moment, 'is not', null)
  const rows = await db(tx)
    .selectFrom(reached.as('reached'))
    .select(['alert', 'revision', 'at', 'nth', 'total'])
    .where(({ or }) =>
      // Both engines divide whole numbers to whole numbers.
      or(percents.map((percent) => sql<boolean>`nth = (${sql.lit(percent)} * total + 99) / 100`)),
    )
    .limit(alerts.length * MAX_REVISIONS * percents.length)
    .execute()
  return new Map(
    [...Map.groupBy(rows, versionKey)].map(([key, of]) => {
      const count = of[0]?.total ?? 0
      const at = percents.map((percent) => {
        const nth = Math.ceil((percent * count) / 100)
        return of.find((row) => row.nth === nth)?.at ?? null
      })
      return [key, { count, at }]
    }),
  )
}

/** By version of these alerts, how many stations said what. */
export async function answerCounts(
  tx: Tx,
  alerts: readonly string[],
): Promise<ReadonlyMap<string, { readonly answer: Answer; readonly count: number }[]>> {
  if (alerts.length === 0) return new Map()
  const rows = await db(tx)
    .selectFrom('reception')
    .select((eb) => ['alert', 'revision', 'answer', eb.fn.countAll<number>().as('count')])
    .where('alert', 'in', alerts)
    .where('answer', 'is not', null)
    .groupBy(['alert', 'revision', 'answer'])
    .limit(alerts.length * MAX_REVISIONS * MAX_ANSWER_KINDS)
    .execute()
  return new Map(
    [...Map.groupBy(rows, versionKey)].map(([key, of]) => [
      key,
      of.flatMap(({ answer, count }) => (answer === null ? [] : [{ answer, count }])),
    ]),
  )
}

/** More kinds of answers than there are. */
const MAX_ANSWER_KINDS = 10

/** Problems that stations reported in the stretch, oldest first. */
export async function problemsBetween(tx: Tx, stretch: Stretch) {
  const { ranges } = touching(stretch.areas)
  if (ranges.length === 0) return []
  return await db(tx)
    .selectFrom('station_problem')
    .select(['id', 'station', 'symptom', 'state', 'reported_at', 'taken_at', 'settled_at'])
    .where('reported_at', '>=', stretch.from)
    .where('reported_at', '<', stretch.until)
    .where(({ or, and, eb }) =>
      or(ranges.map(({ from, to }) => and([eb('area', '>=', from), eb('area', '<', to)]))),
    )
    .orderBy('reported_at')
    .orderBy('id')
    .limit(stretch.limit)
    .execute()
}
