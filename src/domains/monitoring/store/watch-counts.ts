import { under } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { matches } from '../../../lib/sql/condition.ts'
import type { Database } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import type { findings } from './finding.ts'
import type { sites } from './site.ts'
import type { pageChanges, siteWatches } from './watch.ts'

type Counted = typeof sites | typeof siteWatches | typeof findings | typeof pageChanges
const db = tables<Database<Counted>>()

/**
 * Of the watched sites of these areas: how many there are, on how many the page is judged already, and on how many a
 * change of it waits for a person.
 */
export async function countPages(tx: Tx, areas: readonly string[]) {
  if (areas.length === 0) return { all: 0, judged: 0, changed: 0 }
  const changed = db(tx)
    .selectFrom('page_change')
    .innerJoin('finding', 'finding.id', 'page_change.finding')
    .select('page_change.site as of')
    .distinct()
    .where('finding.state', '=', 'open')
  const row = await db(tx)
    .selectFrom('site')
    .leftJoin('site_watch', (join) =>
      join.onRef('site_watch.site', '=', 'site.id').on('site_watch.stage', '!=', 'learning'),
    )
    .leftJoin(changed.as('changed'), 'changed.of', 'site.id')
    .select(({ fn }) => [
      fn.countAll<number>().as('all'),
      fn.count<number>('site_watch.site').as('judged'),
      fn.count<number>('changed.of').as('changed'),
    ])
    .where('site.ended_at', 'is', null)
    .where((eb) => matches(eb, 'site.area', under(areas)))
    .executeTakeFirstOrThrow()
  return { all: Number(row.all), judged: Number(row.judged), changed: Number(row.changed) }
}
