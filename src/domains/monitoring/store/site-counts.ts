import { sql } from 'kysely'
import type { Tx } from '../../../core/port.ts'
import type { Database } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { siteStatus } from '../schema.ts'
import type { findings } from './finding.ts'
import { type SiteSearch, statusAt, wanted } from './site.ts'
import { suspects } from './standing.ts'
import type { pageChanges, siteWatches } from './watch.ts'

const db = tables<Database<typeof siteWatches | typeof pageChanges | typeof findings>>()

/**
 * How many sites stand at each status, whatever status the search wants; how many of them are worked on, and of how many
 * others something is suspected; of how many the page is judged already, and on how many a change of it waits for a person.
 */
export async function countByStatus(tx: Tx, search: SiteSearch) {
  if (search.areas.length === 0) return []
  const each = wanted(tx, { ...search, status: undefined }).select([
    'site.id as site',
    statusAt(search.now).as('status'),
    'maintenance.id as maintenance',
  ])
  const changed = db(tx)
    .selectFrom('page_change')
    .innerJoin('finding', 'finding.id', 'page_change.finding')
    .select('page_change.site as of')
    .distinct()
    .where('finding.state', '=', 'open')
  return await db(tx)
    .selectFrom(each.as('each'))
    .leftJoin('site_watch', (join) =>
      join.onRef('site_watch.site', '=', 'each.site').on('site_watch.stage', '!=', 'learning'),
    )
    .leftJoin(changed.as('changed'), 'changed.of', 'each.site')
    .leftJoin(suspects(tx, search.now).as('suspect'), 'suspect.of', 'each.site')
    .select(({ fn }) => [
      'each.status',
      fn.countAll<number>().as('count'),
      fn.count<number>('each.maintenance').as('maintained'),
      sql<number>`sum(case when each.maintenance is null and suspect.of is not null then 1 else 0 end)`.as(
        'suspect',
      ),
      fn.count<number>('site_watch.site').as('judged'),
      fn.count<number>('changed.of').as('changed'),
    ])
    .groupBy('each.status')
    .limit(siteStatus.options.length)
    .execute()
}
