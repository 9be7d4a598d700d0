import { under } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { matches } from '../../../lib/sql/condition.ts'
import type { Database } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import type { Window } from '../maintenance.ts'
import { maintenances } from './maintenance.ts'
import type { sites } from './site.ts'

const db = tables<Database<typeof maintenances | typeof sites>>()

/** Windows of these areas that touch a stretch of time, with the names of their sites, the last first. */
export async function windowsIn(
  tx: Tx,
  stretch: Window & { readonly areas: readonly string[]; readonly site?: string | undefined },
  limit: number,
) {
  if (stretch.areas.length === 0) return []
  let query = db(tx)
    .selectFrom('maintenance')
    .innerJoin('site', 'site.id', 'maintenance.site')
    .select(maintenances.columns('id', 'site', 'kind', 'fromAt', 'untilAt', 'plannedAt', 'reason'))
    .select(
      maintenances.columns(
        'announcedBy',
        'openedBy',
        'openedAt',
        'endedBy',
        'endedAt',
        'isInFreeze',
      ),
    )
    .select(['site.name', 'site.area'])
    .where((eb) => matches(eb, 'site.area', under(stretch.areas)))
    .where('maintenance.from_at', '<', stretch.untilAt)
    .where('maintenance.until_at', '>', stretch.fromAt)
    .orderBy('maintenance.until_at', 'desc')
    .orderBy('maintenance.id', 'desc')
    .limit(limit)
  if (stretch.site !== undefined) query = query.where('maintenance.site', '=', stretch.site)
  const rows = await query.execute()
  return rows.map((row) => ({ ...row, isInFreeze: row.isInFreeze === 1 }))
}
