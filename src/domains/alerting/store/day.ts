import { sql } from 'kysely'
import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import type { Database } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { MAX_REVISIONS } from '../schema.ts'
import {
  type AlertRow,
  alerts,
  FACTS,
  type RevisionFacts,
  revisions,
  type targets,
  versionKey,
} from './alert.ts'
import type { receptions } from './receipt.ts'
import { touches } from './touching.ts'

const db = tables<Database<typeof alerts | typeof revisions | typeof targets | typeof receptions>>()

/** A stretch of time and the areas whose alerts count. */
export interface Stretch {
  readonly from: Time
  readonly until: Time
  readonly areas: readonly string[]
  readonly limit: number
}

/** A version that went out, and who reviewed what one person released alone. */
export type SentRow = RevisionFacts & Pick<AlertRow, 'reviewedBy'>

/** Revisions released in the stretch that touch the areas, oldest first. */
export async function sentBetween(tx: Tx, stretch: Stretch): Promise<SentRow[]> {
  if (stretch.areas.length === 0) return []
  const rows = await db(tx)
    .selectFrom('alert_revision')
    .innerJoin('alert', 'alert.id', 'alert_revision.alert')
    .select(revisions.columns(...FACTS))
    .select(alerts.columns('reviewedBy'))
    .where('alert_revision.sent', '>=', stretch.from)
    .where('alert_revision.sent', '<', stretch.until)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('alert_target as g')
          .select('g.alert')
          .whereRef('g.alert', '=', 'alert_revision.alert')
          .whereRef('g.revision', '=', 'alert_revision.revision')
          .where((eb) => touches(eb, 'g.area', stretch.areas)),
      ),
    )
    .orderBy('alert_revision.sent')
    .orderBy('alert_revision.alert')
    .orderBy('alert_revision.revision')
    .limit(stretch.limit)
    .execute()
  return revisions.read(rows)
}

/** What a station had done by a moment. */
export type Reached = 'delivered' | 'answered'

/** No time is later: where nothing happened, something else was first. */
const NEVER = sql.lit('z')

/** When a station first had a version, by whichever way; and when it first answered. */
const MOMENTS = {
  delivered: sql<string | null>`case
    when coalesce(delivered_at, ${NEVER}) <= coalesce(seen_at, ${NEVER})
      and coalesce(delivered_at, ${NEVER}) <= coalesce(first_answered_at, ${NEVER}) then delivered_at
    when coalesce(seen_at, ${NEVER}) <= coalesce(first_answered_at, ${NEVER}) then seen_at
    else first_answered_at end`,
  answered: sql<string | null>`first_answered_at`,
} as const satisfies Record<Reached, unknown>

/**
 * By version of these alerts: when each of `percents` of the stations that it was for had done this, rounded up to a
 * whole station; null while fewer have. A moment that is told stays: later answers do not move it.
 */
export async function momentsOf(
  tx: Tx,
  ids: readonly string[],
  { reached, percents }: { readonly reached: Reached; readonly percents: readonly number[] },
): Promise<ReadonlyMap<string, readonly (Time | null)[]>> {
  if (ids.length === 0) return new Map()
  const moments = db(tx)
    .selectFrom('reception')
    .select(['alert', 'revision', MOMENTS[reached].as('at')])
    .where('alert', 'in', ids)
  const ranked = db(tx)
    .selectFrom(moments.as('moment'))
    .select(['alert', 'revision', 'at'])
    .select((eb) =>
      eb.fn
        .agg<number>('row_number')
        .over((over) => over.partitionBy(['alert', 'revision']).orderBy('at'))
        .as('nth'),
    )
    .where('at', 'is not', null)
  const rows = await db(tx)
    .selectFrom(ranked.as('ranked'))
    .innerJoin('alert_revision as version', (join) =>
      join
        .onRef('version.alert', '=', 'ranked.alert')
        .onRef('version.revision', '=', 'ranked.revision'),
    )
    .select(['ranked.alert', 'ranked.revision', 'ranked.at', 'ranked.nth'])
    .select('version.audience_count as asked')
    .where(({ or }) =>
      // Both engines divide whole numbers to whole numbers.
      or(
        percents.map(
          (percent) =>
            sql<boolean>`ranked.nth = (${sql.lit(percent)} * version.audience_count + 99) / 100`,
        ),
      ),
    )
    .limit(ids.length * MAX_REVISIONS * percents.length)
    .execute()
  return new Map(
    [...Map.groupBy(rows, versionKey)].map(([key, of]) => {
      const asked = of[0]?.asked ?? 0
      const at = percents.map((percent) => {
        const nth = Math.ceil((percent * asked) / 100)
        return of.find((row) => row.nth === nth)?.at ?? null
      })
      return [key, at]
    }),
  )
}
