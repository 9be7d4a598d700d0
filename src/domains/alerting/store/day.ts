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
  ids: readonly string[],
  { moment, percents }: { readonly moment: ReceptionMoment; readonly percents: readonly number[] },
): Promise<ReadonlyMap<string, Moments>> {
  if (ids.length === 0) return new Map()
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
    .where('alert', 'in', ids)
    .where(moment, 'is not', null)
  const rows = await db(tx)
    .selectFrom(reached.as('reached'))
    .select(['alert', 'revision', 'at', 'nth', 'total'])
    .where(({ or }) =>
      // Both engines divide whole numbers to whole numbers.
      or(percents.map((percent) => sql<boolean>`nth = (${sql.lit(percent)} * total + 99) / 100`)),
    )
    .limit(ids.length * MAX_REVISIONS * percents.length)
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
