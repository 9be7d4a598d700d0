// Changes of pages that wait for a person, of all sites.
import { under } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { matches } from '../../../lib/sql/condition.ts'
import type { Database } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import type { findings } from './finding.ts'
import type { maintenances } from './maintenance.ts'
import type { sites } from './site.ts'
import type { pageChanges } from './watch.ts'

const db =
  tables<Database<typeof pageChanges | typeof findings | typeof sites | typeof maintenances>>()

/** Open findings about changes of pages of watched sites. */
function openOnes(tx: Tx) {
  return db(tx)
    .selectFrom('page_change')
    .innerJoin('finding', 'finding.id', 'page_change.finding')
    .innerJoin('site', 'site.id', 'page_change.site')
    .where('finding.state', '=', 'open')
    .where('site.ended_at', 'is', null)
}

/** Which ones, after the one given. */
interface Part {
  readonly after: string
  readonly limit: number
}

/** Ids of those of medium weight that no window announced which somebody opened in spite of days of freeze. */
export async function smallChanges(tx: Tx, { after, limit }: Part): Promise<string[]> {
  const rows = await openOnes(tx)
    .leftJoin('maintenance', 'maintenance.id', 'page_change.announced')
    .select('finding.id')
    .where('finding.severity', '=', 'M')
    .where((eb) =>
      eb.or([eb('maintenance.id', 'is', null), eb('maintenance.is_in_freeze', '=', 0)]),
    )
    .where('finding.id', '>', after)
    .orderBy('finding.id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Since when a change is open, and what for and when somebody was reminded of it last. */
export interface Unsettled {
  readonly finding: string
  readonly site: string
  readonly area: string
  readonly openedAt: Time
}

/** Those that were open, and not reminded of, since `before`; and those not reminded of for `freeze` yet. */
export async function forgottenChanges(
  tx: Tx,
  { before, freeze }: { readonly before: Time; readonly freeze: Time | null },
  { after, limit }: Part,
): Promise<Unsettled[]> {
  return await openOnes(tx)
    .select(['finding.id as finding', 'page_change.site', 'site.area'])
    .select('finding.opened_at as openedAt')
    .$narrowType<{ openedAt: Time }>()
    .where((eb) => {
      const isOld = eb.and([
        eb('finding.opened_at', '<=', before),
        eb.or([
          eb('page_change.reminded_at', 'is', null),
          eb('page_change.reminded_at', '<=', before),
        ]),
      ])
      if (freeze === null) return isOld
      const isUntold = eb.or([
        eb('page_change.reminded_of', 'is', null),
        eb('page_change.reminded_of', '!=', freeze),
      ])
      return eb.or([isOld, isUntold])
    })
    .where('finding.id', '>', after)
    .orderBy('finding.id')
    .limit(limit)
    .execute()
}

/** Changes of these areas of which somebody was reminded last in this stretch. */
export async function remindedBetween(
  tx: Tx,
  {
    areas,
    from,
    until,
  }: { readonly areas: readonly string[]; readonly from: Time; readonly until: Time },
  limit: number,
) {
  if (areas.length === 0) return []
  return await db(tx)
    .selectFrom('page_change')
    .innerJoin('finding', 'finding.id', 'page_change.finding')
    .innerJoin('site', 'site.id', 'page_change.site')
    .select(['finding.id as finding', 'site.name as siteName', 'finding.severity'])
    .select(['finding.state', 'finding.suspected_at as since'])
    .select(['page_change.reminded_at as at', 'page_change.reminded_of as of'])
    .$narrowType<{ at: Time; of: string }>()
    .where((eb) => matches(eb, 'site.area', under(areas)))
    .where((eb) => matches(eb, 'page_change.reminded_at', { from, before: until }))
    .orderBy('page_change.reminded_at')
    .orderBy('finding.id')
    .limit(limit)
    .execute()
}
