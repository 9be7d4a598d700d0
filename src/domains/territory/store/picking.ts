import { type ExpressionBuilder, sql } from 'kysely'
import type { Tx } from '../../../core/port.ts'
import type { Database } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { fold } from '../../../core/fold.ts'
import { areas } from './area.ts'

// Areas as a form offers them: a few at a time, each with what is in and below it.
type Known = Database<typeof areas>
const db = tables<Known>()

const SHOWN = areas.columns('path', 'parent', 'name')

/** An area that is offered: the stations in and below it, and how many there would be beside it. */
export interface Offered {
  readonly path: string
  readonly parent: string
  readonly name: string
  readonly stations: number
  readonly hasParts: number
  readonly among: number
}

/** Stations in an area and all areas below it, read along the index of the paths. */
function stationsBelow(eb: ExpressionBuilder<Known, 'area'>) {
  return eb
    .selectFrom('area as below')
    .select(sql<number>`cast(coalesce(sum(below.stations), 0) as integer)`.as('sum'))
    .where('below.import', 'is', null)
    .whereRef('below.path', '>=', 'area.path')
    .where(
      'below.path',
      '<',
      sql<string>`substr(area.path, 1, length(area.path) - 1) || ${sql.lit('0')}`,
    )
    .as('stations')
}

/** Whether any area lies right below it: 1 or 0. */
function hasParts(eb: ExpressionBuilder<Known, 'area'>) {
  const part = eb
    .selectFrom('area as part')
    .select('part.path')
    .where('part.import', 'is', null)
    .whereRef('part.parent', '=', 'area.path')
  return eb.case().when(eb.exists(part)).then(1).else(0).end().as('hasParts')
}

const AMONG = sql<number>`cast(area.among as integer)`.as('among')

/** The first areas by name right below each of these, at most `limit` of each. */
export async function partsOf(
  tx: Tx,
  parents: readonly string[],
  limit: number,
): Promise<Offered[]> {
  if (parents.length === 0) return []
  const ranked = db(tx)
    .selectFrom('area')
    .select(['path', 'parent', 'name', 'name_fold', 'import'])
    .select(sql<number>`row_number() over (partition by parent order by name_fold, path)`.as('nth'))
    .select(sql<number>`count(*) over (partition by parent)`.as('among'))
    .where('parent', 'in', parents)
    .where('import', 'is', null)
  return (await db(tx)
    .selectFrom(ranked.as('area'))
    .select(SHOWN)
    .select((eb) => [stationsBelow(eb as never), hasParts(eb as never), AMONG])
    .where('nth', '<=', limit)
    .orderBy('parent')
    .orderBy('nth')
    .execute()) as Offered[]
}

/** Areas in whose name every one of these words is, those that begin with the first word on top, at most `limit`. */
export async function areasByWords(
  tx: Tx,
  words: readonly string[],
  limit: number,
): Promise<Offered[]> {
  const [first = ''] = words
  const holds = (pattern: string) => sql<boolean>`name_fold like ${pattern} escape ${sql.lit('\\')}`
  let found = db(tx)
    .selectFrom('area')
    .select(['path', 'parent', 'name', 'name_fold', 'import'])
    .select(sql<number>`case when ${holds(`${plain(first)}%`)} then 0 else 1 end`.as('rank'))
    .select(sql<number>`count(*) over ()`.as('among'))
    .where('import', 'is', null)
    .where('parent', '<>', '')
  for (const word of words) found = found.where(holds(`%${plain(word)}%`))
  const some = found.orderBy('rank').orderBy('name_fold').orderBy('path').limit(limit)
  return (await db(tx)
    .selectFrom(some.as('area'))
    .select(SHOWN)
    .select((eb) => [stationsBelow(eb as never), hasParts(eb as never), AMONG])
    .orderBy(sql`area.rank`)
    .orderBy('name_fold')
    .orderBy('path')
    .execute()) as Offered[]
}

/** A word as a pattern finds it: without case and accents, its own signs of patterns made plain. */
function plain(word: string): string {
  return fold(word).replaceAll(/[\\%_]/g, String.raw`\$&`)
}

/** These areas, as far as they are there. */
export async function areasCounted(tx: Tx, paths: readonly string[]): Promise<Offered[]> {
  if (paths.length === 0) return []
  return (await db(tx)
    .selectFrom('area')
    .select(SHOWN)
    .select((eb) => [stationsBelow(eb), hasParts(eb), sql<number>`0`.as('among')])
    .where('path', 'in', paths)
    .where('import', 'is', null)
    .orderBy('path')
    .limit(paths.length)
    .execute()) as Offered[]
}
