import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import type { Answer, RevisionKind, Way } from '../schema.ts'
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

/** How many stations of the areas reached the moment, and when the `nth` (from 0) of them did, for each of `nths`. */
export async function momentsOf(
  tx: Tx,
  of: { readonly alert: string; readonly revision: number },
  moment: ReceptionMoment,
  shares: readonly number[],
): Promise<{ readonly count: number; readonly at: readonly (Time | null)[] }> {
  const reached = db(tx)
    .selectFrom('reception')
    .where('alert', '=', of.alert)
    .where('revision', '=', of.revision)
    .where(moment, 'is not', null)
  const total = await reached.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirst()
  const count = total?.n ?? 0
  const at: (Time | null)[] = []
  for (const share of shares) {
    const nth = Math.max(0, Math.ceil(share * count) - 1)
    const row = await reached
      .select(`${moment} as at`)
      .orderBy(moment)
      .offset(nth)
      .limit(1)
      .executeTakeFirst()
    at.push(row?.at ?? null)
  }
  return { count, at }
}

/** How many stations said what. */
export async function answerCounts(
  tx: Tx,
  of: { readonly alert: string; readonly revision: number },
): Promise<{ readonly answer: Answer; readonly count: number }[]> {
  const rows = await db(tx)
    .selectFrom('reception')
    .select((eb) => ['answer', eb.fn.countAll<number>().as('count')])
    .where('alert', '=', of.alert)
    .where('revision', '=', of.revision)
    .where('answer', 'is not', null)
    .groupBy('answer')
    .limit(10)
    .execute()
  return rows.flatMap(({ answer, count }) => (answer === null ? [] : [{ answer, count }]))
}

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
