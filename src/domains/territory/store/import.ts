import { z } from 'zod'
import type { Tx } from '../../../core/port.ts'
import { type ColumnName, COLUMNS, ROW_ERRORS, type RowError } from '../row.ts'
import { db, type Row } from './tables.ts'

export type ImportRow = Row<'station_import'>
export type StagedRow = Row<'import_row'>

const IMPORT = [
  'id',
  'name',
  'election',
  'columns',
  'delimiter',
  'skips_bad',
  'state',
  'ends_as',
  'staged',
  'good',
  'bad',
  'applied',
  'begun_by',
  'begun_at',
  'finished_at',
  'ended_at',
] as const
const STATION = [
  'number',
  'name',
  'name_fold',
  'address',
  'phone',
  'area',
  'lon',
  'lat',
  'import',
] as const

const columnNames = z.array(z.enum(COLUMNS))
const rowErrors = z.array(
  z.strictObject({ column: z.enum(['', ...COLUMNS]), code: z.enum(ROW_ERRORS) }),
)

export function columnsIn(row: ImportRow): ColumnName[] {
  return columnNames.parse(JSON.parse(row.columns))
}

export async function insertImport(tx: Tx, row: ImportRow): Promise<void> {
  await db(tx).insertInto('station_import').values(row).execute()
}

export async function importById(tx: Tx, id: string): Promise<ImportRow | undefined> {
  return await db(tx)
    .selectFrom('station_import')
    .select(IMPORT)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Imports, the newest first. */
export async function importsBefore(tx: Tx, limit: number): Promise<ImportRow[]> {
  return await db(tx)
    .selectFrom('station_import')
    .select(IMPORT)
    .orderBy('begun_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function isImportOpen(tx: Tx): Promise<boolean> {
  const open = await db(tx)
    .selectFrom('station_import')
    .select('id')
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return open !== undefined
}

export async function updateImport(tx: Tx, id: string, to: Partial<ImportRow>): Promise<void> {
  await db(tx).updateTable('station_import').set(to).where('id', '=', id).execute()
}

export async function insertRows(tx: Tx, rows: readonly StagedRow[]): Promise<void> {
  if (rows.length === 0) return
  await db(tx).insertInto('import_row').values(rows).execute()
}

/** Which of these numbers good rows of the file have already. */
export async function stagedNumbers(
  tx: Tx,
  id: string,
  numbers: readonly string[],
): Promise<Set<string>> {
  if (numbers.length === 0) return new Set()
  const rows = await db(tx)
    .selectFrom('import_row')
    .select('number')
    .where('import', '=', id)
    .where('errors', 'is', null)
    .where('number', 'in', numbers)
    .limit(numbers.length)
    .execute()
  return new Set(rows.map((row) => row.number))
}

/** The next good rows that are not stations yet: row and number. */
export async function goodRows(
  tx: Tx,
  id: string,
  limit: number,
): Promise<Pick<StagedRow, 'n' | 'number' | 'area'>[]> {
  return await db(tx)
    .selectFrom('import_row')
    .select(['n', 'number', 'area'])
    .where('import', '=', id)
    .where('errors', 'is', null)
    .orderBy('n')
    .limit(limit)
    .execute()
}

/** Marks good rows as wrong. */
export async function markWrong(
  tx: Tx,
  id: string,
  rows: readonly number[],
  error: RowError,
): Promise<void> {
  await db(tx)
    .updateTable('import_row')
    .set({ errors: JSON.stringify([error]), area: '' })
    .where('import', '=', id)
    .where('n', 'in', rows)
    .execute()
}

/** Makes hidden stations of the good rows up to row `last`, which are then gone; gives how many. */
export async function moveRows(tx: Tx, id: string, last: number): Promise<number> {
  await db(tx)
    .insertInto('station')
    .columns(['id', ...STATION])
    .expression(
      db(tx)
        .selectFrom('import_row')
        .select(['station', ...STATION])
        .where('import', '=', id)
        .where('errors', 'is', null)
        .where('n', '<=', last),
    )
    .execute()
  const { numDeletedRows } = await db(tx)
    .deleteFrom('import_row')
    .where('import', '=', id)
    .where('errors', 'is', null)
    .where('n', '<=', last)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Counts hidden stations per area. */
export async function countHidden(
  tx: Tx,
  id: string,
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = [...counts].map(([area, stations]) => ({ import: id, area, stations }))
  await db(tx)
    .insertInto('import_area')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['import', 'area']).doUpdateSet((eb) => ({
        stations: eb('import_area.stations', '+', eb.ref('excluded.stations')),
      })),
    )
    .execute()
}

export async function removeCounts(tx: Tx, id: string): Promise<void> {
  await db(tx).deleteFrom('import_area').where('import', '=', id).execute()
}

/** Removes up to `limit` good rows and hidden stations of an import that will not be; gives how many. */
export async function clearRows(tx: Tx, id: string, limit: number): Promise<number> {
  const hidden = await db(tx)
    .deleteFrom('station')
    .where('id', 'in', (eb) =>
      eb.selectFrom('station').select('station.id').where('import', '=', id).limit(limit),
    )
    .executeTakeFirst()
  const rows = await db(tx)
    .deleteFrom('import_row')
    .where('import', '=', id)
    .where('n', 'in', (eb) =>
      eb
        .selectFrom('import_row')
        .select('import_row.n')
        .where('import', '=', id)
        .where('errors', 'is', null)
        .orderBy('n')
        .limit(limit),
    )
    .executeTakeFirst()
  return Number(hidden.numDeletedRows + rows.numDeletedRows)
}

/** A wrong row of a file. */
export interface WrongRow {
  /** Row of the file, 0 for the first after the heading. */
  readonly n: number
  readonly number: string
  readonly name: string
  readonly errors: readonly RowError[]
}

export async function wrongRows(
  tx: Tx,
  id: string,
  page: { readonly after: number; readonly limit: number },
): Promise<WrongRow[]> {
  const rows = await db(tx)
    .selectFrom('import_row')
    .select(['n', 'number', 'name', 'errors'])
    .where('import', '=', id)
    .where('errors', 'is not', null)
    .where('n', '>', page.after)
    .orderBy('n')
    .limit(page.limit)
    .execute()
  return rows.map((row) => ({ ...row, errors: rowErrors.parse(JSON.parse(row.errors ?? '[]')) }))
}
