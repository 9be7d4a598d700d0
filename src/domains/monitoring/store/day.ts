import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { under } from '../../../core/permission.ts'
import { matches } from '../../../lib/sql/condition.ts'
import type { Database } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { FINDING_AREA, findings } from './finding.ts'
import type { sites } from './site.ts'
import type { systems } from './system.ts'

const db = tables<Database<typeof findings | typeof sites | typeof systems>>()

/** Findings of the areas that opened or closed in the stretch, by when they opened. */
export async function findingsBetween(
  tx: Tx,
  stretch: {
    readonly from: Time
    readonly until: Time
    readonly areas: readonly string[]
    readonly limit: number
  },
) {
  if (stretch.areas.length === 0) return []
  return await db(tx)
    .selectFrom('finding')
    .leftJoin('site', 'site.id', 'finding.site')
    .leftJoin('inside_system', 'inside_system.id', 'finding.system')
    .select((eb) => [
      ...findings.columns('id', 'checkName', 'severity', 'state', 'openedAt', 'closedAt'),
      eb.fn.coalesce('site.name', 'inside_system.name').as('name'),
    ])
    .where((eb) => matches(eb, FINDING_AREA, under(stretch.areas)))
    .where(({ or, and, eb }) =>
      or([
        and([
          eb('finding.opened_at', '>=', stretch.from),
          eb('finding.opened_at', '<', stretch.until),
        ]),
        and([
          eb('finding.closed_at', '>=', stretch.from),
          eb('finding.closed_at', '<', stretch.until),
        ]),
      ]),
    )
    .where('finding.opened_at', 'is not', null)
    .orderBy('finding.opened_at')
    .orderBy('finding.id')
    .limit(stretch.limit)
    .execute()
}
