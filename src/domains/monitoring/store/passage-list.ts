import { under } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { matches } from '../../../lib/sql/condition.ts'
import type { Database } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import type { sites } from './site.ts'
import type { passages } from './watch.ts'
import type { watchedFiles } from './watched-file.ts'

const db = tables<Database<typeof sites | typeof passages | typeof watchedFiles>>()

/** Watched sites without a passage. */
function unguarded(tx: Tx) {
  return db(tx)
    .selectFrom('site')
    .where('site.ended_at', 'is', null)
    .where('site.id', 'not in', (eb) =>
      eb.selectFrom('passage').select('passage.site').where('passage.removed_at', 'is', null),
    )
}

/** Those of these areas, by name. */
export async function unguardedIn(
  tx: Tx,
  { areas, limit }: { readonly areas: readonly string[]; readonly limit: number },
) {
  if (areas.length === 0) return []
  return await unguarded(tx)
    .select(['site.id', 'site.name'])
    .where((eb) => matches(eb, 'site.area', under(areas)))
    .orderBy('site.name')
    .orderBy('site.id')
    .limit(limit)
    .execute()
}

/** How many there are. */
export async function countUnguarded(tx: Tx): Promise<number> {
  const row = await unguarded(tx)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Files of watched sites of these areas that are watched by their hash, and of how many sites. */
export async function countFiles(tx: Tx, areas: readonly string[]) {
  if (areas.length === 0) return { files: 0, sites: 0 }
  const row = await db(tx)
    .selectFrom('watched_file')
    .innerJoin('site', 'site.id', 'watched_file.site')
    .select(({ fn }) => [
      fn.countAll<number>().as('files'),
      fn.count<number>('watched_file.site').distinct().as('sites'),
    ])
    .where('site.ended_at', 'is', null)
    .where('watched_file.removed_at', 'is', null)
    .where((eb) => matches(eb, 'site.area', under(areas)))
    .executeTakeFirstOrThrow()
  return { files: Number(row.files), sites: Number(row.sites) }
}
