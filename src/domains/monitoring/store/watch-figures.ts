import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import type { Database } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import type { findings } from './finding.ts'
import type { sites } from './site.ts'
import type { pageChanges, passages } from './watch.ts'

type Read = typeof sites | typeof passages | typeof pageChanges | typeof findings
const db = tables<Database<Read>>()

/** How many addresses are watched. */
export async function countWatched(tx: Tx): Promise<number> {
  const row = await db(tx)
    .selectFrom('site')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** How many passages of their pages must stay. */
export async function countPassages(tx: Tx): Promise<number> {
  const row = await db(tx)
    .selectFrom('passage')
    .innerJoin('site', 'site.id', 'passage.site')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('passage.removed_at', 'is', null)
    .where('site.ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** When the newest change of a page was certain; null where none ever was. Ids rise with time, so the first one ends the search. */
export async function lastChangeAt(tx: Tx): Promise<Time | null> {
  const row = await db(tx)
    .selectFrom('page_change')
    .innerJoin('finding', 'finding.id', 'page_change.finding')
    .select('finding.opened_at')
    .where('finding.opened_at', 'is not', null)
    .orderBy('page_change.finding', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.opened_at ?? null
}
