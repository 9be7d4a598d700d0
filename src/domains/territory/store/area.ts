import { sql } from 'kysely'
import type { Tx } from '../../../core/port.ts'
import { MAX_AREAS } from '../schema.ts'
import { db, type Row, within } from './tables.ts'

export type AreaRow = Row<'area'>

const COLUMNS = [
  'path',
  'parent',
  'name',
  'name_fold',
  'kind',
  'next_code',
  'stations',
  'changes',
  'import',
] as const

/** The area, hidden ones too. */
export async function areaByPath(tx: Tx, path: string): Promise<AreaRow | undefined> {
  return await db(tx).selectFrom('area').select(COLUMNS).where('path', '=', path).executeTakeFirst()
}

/** The area, unless an import still hides it. */
export async function visibleArea(tx: Tx, path: string): Promise<AreaRow | undefined> {
  const found = await areaByPath(tx, path)
  return found?.import === null ? found : undefined
}

/** Which of these areas are there, hidden ones too. */
export async function areasByPaths(tx: Tx, paths: readonly string[]): Promise<AreaRow[]> {
  if (paths.length === 0) return []
  return await db(tx)
    .selectFrom('area')
    .select(COLUMNS)
    .where('path', 'in', paths)
    .orderBy('path')
    .limit(paths.length)
    .execute()
}

/** Areas directly below any of `parents` with any of these folded names, hidden ones too. */
export async function areasByNames(
  tx: Tx,
  parents: readonly string[],
  folded: readonly string[],
): Promise<AreaRow[]> {
  if (parents.length === 0 || folded.length === 0) return []
  return await db(tx)
    .selectFrom('area')
    .select(COLUMNS)
    .where('parent', 'in', parents)
    .where('name_fold', 'in', folded)
    .limit(MAX_AREAS)
    .execute()
}

/** Visible areas in and below `areas`, in the order of their paths. */
export async function areasIn(tx: Tx, areas: readonly string[]): Promise<AreaRow[]> {
  if (areas.length === 0) return []
  return await db(tx)
    .selectFrom('area')
    .select(COLUMNS)
    .where((eb) => within(eb, 'path', areas))
    .where('import', 'is', null)
    .orderBy('path')
    .limit(MAX_AREAS)
    .execute()
}

/** How many areas there are, hidden ones too. */
export async function countAreas(tx: Tx): Promise<number> {
  const { count } = await db(tx)
    .selectFrom('area')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export async function addAreas(
  tx: Tx,
  areas: readonly Pick<AreaRow, 'path' | 'parent' | 'name' | 'name_fold' | 'kind' | 'import'>[],
): Promise<void> {
  if (areas.length === 0) return
  const rows = areas.map((area) => ({ ...area, next_code: 1, stations: 0, changes: 0 }))
  await db(tx).insertInto('area').values(rows).execute()
}

export async function setNextCode(tx: Tx, path: string, code: number): Promise<void> {
  await db(tx).updateTable('area').set({ next_code: code }).where('path', '=', path).execute()
}

export async function nameArea(
  tx: Tx,
  path: string,
  to: Pick<AreaRow, 'name' | 'name_fold' | 'kind'>,
): Promise<void> {
  await db(tx).updateTable('area').set(to).where('path', '=', path).execute()
}

/** Counts stations that came (or, below zero, went) in an area. */
export async function countStations(tx: Tx, path: string, by: number): Promise<void> {
  await db(tx)
    .updateTable('area')
    .set((eb) => ({ stations: eb('stations', '+', by), changes: eb('changes', '+', 1) }))
    .where('path', '=', path)
    .execute()
}

/** Shows the areas of a finished import and counts its stations, all at once. */
export async function showImported(tx: Tx, id: string): Promise<void> {
  const brought = db(tx).selectFrom('import_area').select('area').where('import', '=', id)
  await db(tx)
    .updateTable('area')
    .set((eb) => ({
      stations: sql<number>`${eb.ref('stations')} + ${eb
        .selectFrom('import_area')
        .select('import_area.stations')
        .whereRef('import_area.area', '=', 'area.path')
        .where('import_area.import', '=', id)}`,
      changes: eb('changes', '+', 1),
    }))
    .where('path', 'in', brought)
    .execute()
  await db(tx).updateTable('area').set({ import: null }).where('import', '=', id).execute()
}

/** Forgets hidden areas of an import that ended; gives how many. */
export async function removeImportedAreas(tx: Tx, id: string): Promise<number> {
  const { numDeletedRows } = await db(tx)
    .deleteFrom('area')
    .where('import', '=', id)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
