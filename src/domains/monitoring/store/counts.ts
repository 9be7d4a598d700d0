import type { Tx } from '../../../core/port.ts'
import type { SiteStatus } from '../schema.ts'
import type { Database } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import type { FindingRow, findings } from './finding.ts'
import type { sites, siteStates } from './site.ts'

const db = tables<Database<typeof findings | typeof sites | typeof siteStates>>()

/** More groups than there are states and severities. */
const MAX_GROUPS = 50

/** How many watched sites have which status. */
export async function sitesByStatus(tx: Tx): Promise<{ status: SiteStatus; count: number }[]> {
  const rows = await db(tx)
    .selectFrom('site')
    .innerJoin('site_state', 'site_state.site', 'site.id')
    .select(({ fn }) => ['site_state.status', fn.countAll<number>().as('count')])
    .where('site.ended_at', 'is', null)
    .groupBy('site_state.status')
    .limit(MAX_GROUPS)
    .execute()
  return rows.map(({ status, count }) => ({ status, count: Number(count) }))
}

/** How many findings are open, by severity. */
export async function openFindings(
  tx: Tx,
): Promise<{ severity: FindingRow['severity']; count: number }[]> {
  const rows = await db(tx)
    .selectFrom('finding')
    .select(({ fn }) => ['severity', fn.countAll<number>().as('count')])
    .where('state', '=', 'open')
    .groupBy('severity')
    .limit(MAX_GROUPS)
    .execute()
  return rows.map(({ severity, count }) => ({ severity, count: Number(count) }))
}
