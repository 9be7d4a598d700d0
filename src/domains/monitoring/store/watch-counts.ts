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

/** Of the watched sites of these areas: how many pages are judged already, and how many there are. */
export async function countLearned(tx: Tx, areas: readonly string[]) {
  if (areas.length === 0) return { all: 0, judged: 0 }
  const row = await db(tx)
    .selectFrom('site')
    .leftJoin('site_watch', (join) =>
      join.onRef('site_watch.site', '=', 'site.id').on('site_watch.stage', '!=', 'learning'),
    )
    .select(({ fn }) => [
      fn.countAll<number>().as('all'),
      fn.count<number>('site_watch.site').as('judged'),
    ])
    .where('site.ended_at', 'is', null)
    .where((eb) => matches(eb, 'site.area', under(areas)))
    .executeTakeFirstOrThrow()
  return { all: Number(row.all), judged: Number(row.judged) }
}

/** On how many of them a change of the page waits for a person. */
export async function countChanged(tx: Tx, areas: readonly string[]): Promise<number> {
  if (areas.length === 0) return 0
  const row = await db(tx)
    .selectFrom('page_change')
    .innerJoin('finding', 'finding.id', 'page_change.finding')
    .innerJoin('site', 'site.id', 'page_change.site')
    .select(({ fn }) => fn.count<number>('page_change.site').distinct().as('count'))
    .where('finding.state', '=', 'open')
    .where('site.ended_at', 'is', null)
    .where((eb) => matches(eb, 'site.area', under(areas)))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
