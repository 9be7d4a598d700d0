import { sql } from 'kysely'
import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { areaPath, under } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { type Database, type NewRow, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { MAX_AREAS } from '../schema.ts'
import type { importedAreas } from './import.ts'

export const areaRow = z.strictObject({
  path: areaPath,
  parent: z.string(),
  name: z.string(),
  /** Name without case and accents, for searching and so that it is unique among its neighbours. */
  nameFold: z.string(),
  kind: z.string(),
  /** Number that the next area below gets. */
  nextCode: z.number().int(),
  /** Stations directly in this area that are open and visible. */
  stations: z.number().int(),
  /** Counts every time the stations of this area became other ones. */
  changes: z.number().int(),
  /** Not null while the import that brought it is running: the area is hidden. */
  import: id.nullable(),
})
export const areas = table('area', areaRow, ['path'])
export type AreaRow = RowOf<typeof areas>

const db = tables<Database<typeof areas | typeof importedAreas>>()

/** The area, unless an import still hides it. */
export async function visibleArea(tx: Tx, path: string): Promise<AreaRow | undefined> {
  return await areas.one(tx, { path, import: null })
}

/** Which of these areas are there, hidden ones too. */
export async function areasByPaths(tx: Tx, path: readonly string[]) {
  return await areas.many(tx, { path }, { order: ['path'], limit: path.length })
}

/** Areas directly below any of these with any of these folded names, hidden ones too. */
export async function areasByNames(tx: Tx, parent: readonly string[], nameFold: readonly string[]) {
  return await areas.many(tx, { parent, nameFold }, { limit: MAX_AREAS })
}

/** This part of the visible areas in and below `wanted`, in the order of their paths. */
export async function areasIn<K extends keyof AreaRow>(
  tx: Tx,
  wanted: readonly string[],
  as: { readonly shape: { readonly [P in K]: unknown } },
): Promise<Pick<AreaRow, K>[]> {
  const where = { path: under(wanted), import: null }
  return await areas.many(tx, where, { order: ['path'], limit: MAX_AREAS, as })
}

const EMPTY = { nextCode: 1, stations: 0, changes: 0 }

export async function addAreas(
  tx: Tx,
  rows: readonly Omit<NewRow<AreaRow>, keyof typeof EMPTY>[],
): Promise<void> {
  const empty = rows.map((row) => ({ ...row, ...EMPTY }))
  await areas.insert(tx, empty)
}

/** Counts stations that came (or, below zero, went) in an area. */
export async function countStations(tx: Tx, path: string, by: number): Promise<void> {
  await db(tx)
    .updateTable('area')
    .set((eb) => ({ stations: eb('stations', '+', by), changes: eb('changes', '+', 1) }))
    .where('path', '=', path)
    .execute()
}

/** Stations of the whole nation. */
export async function allStations(tx: Tx): Promise<number> {
  const { all } = await db(tx)
    .selectFrom('area')
    .select(({ fn }) => fn.sum<number>('stations').as('all'))
    .executeTakeFirstOrThrow()
  return Number(all ?? 0)
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
  await areas.change(tx, { import: id }, { import: null })
}
