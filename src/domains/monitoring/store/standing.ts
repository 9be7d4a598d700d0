import { under } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { matches } from '../../../lib/sql/condition.ts'
import type { Database } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { type findings, isExcusedAt, type marks } from './finding.ts'
import type { sites } from './site.ts'

const db = tables<Database<typeof findings | typeof marks | typeof sites>>()

/** Sites of which something is suspected that would make their status worse, each once; low ones leave it as it is. */
export function suspects(tx: Tx, now: Time) {
  return db(tx)
    .selectFrom('finding')
    .select('finding.site as of')
    .distinct()
    .where('finding.state', '=', 'suspect')
    .where('finding.severity', 'in', ['C', 'H', 'M'])
    .where('finding.site', 'is not', null)
    .where((eb) => eb.not(isExcusedAt(now)))
}

/** Those of these sites. */
export async function suspectAmong(tx: Tx, sites: readonly string[], now: Time): Promise<string[]> {
  if (sites.length === 0) return []
  const rows = await suspects(tx, now)
    .where('finding.site', 'in', sites)
    .limit(sites.length)
    .execute()
  return rows.flatMap((row) => row.of ?? [])
}

/** Watched sites of these areas of which something is suspected, by name. */
export async function suspectSites(
  tx: Tx,
  {
    areas,
    now,
    limit,
  }: { readonly areas: readonly string[]; readonly now: Time; readonly limit: number },
) {
  if (areas.length === 0) return []
  return await db(tx)
    .selectFrom('site')
    .select(['site.id', 'site.name'])
    .where('site.id', 'in', suspects(tx, now))
    .where('site.ended_at', 'is', null)
    .where((eb) => matches(eb, 'site.area', under(areas)))
    .orderBy('site.name')
    .orderBy('site.id')
    .limit(limit)
    .execute()
}
