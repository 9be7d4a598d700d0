import type { Tx } from '../../../core/port.ts'
import type { Database } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import type { alerts, revisions } from './alert.ts'
import type { receptions } from './receipt.ts'

const db = tables<Database<typeof alerts | typeof revisions | typeof receptions>>()

/** Alerts whose answers are counted at once; the stream carries no more open ones. */
const MAX_OPEN = 200

/** Stations that the open alerts mean, and how many of them have them and answered, at the newest revision. */
export async function receptionsOfOpen(
  tx: Tx,
): Promise<{ alerts: number; audience: number; delivered: number; answered: number }> {
  const open = await db(tx)
    .selectFrom('alert')
    .innerJoin('alert_revision', (join) =>
      join
        .onRef('alert_revision.alert', '=', 'alert.id')
        .onRef('alert_revision.revision', '=', 'alert.revision'),
    )
    .select(['alert.id', 'alert.revision', 'alert_revision.audience_count as audience'])
    .where('alert.state', 'in', ['issued', 'updated'])
    .orderBy('alert.id', 'desc')
    .limit(MAX_OPEN)
    .execute()
  const total = { alerts: open.length, audience: 0, delivered: 0, answered: 0 }
  for (const { id, revision, audience } of open) {
    const row = await db(tx)
      .selectFrom('reception')
      .select(({ fn }) => [
        fn.count<number>('delivered_at').as('delivered'),
        fn.count<number>('answered_at').as('answered'),
      ])
      .where('alert', '=', id)
      .where('revision', '=', revision)
      .executeTakeFirst()
    total.audience += Number(audience)
    total.delivered += Number(row?.delivered ?? 0)
    total.answered += Number(row?.answered ?? 0)
  }
  return total
}
