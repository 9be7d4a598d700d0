import type { Tx } from '../../../core/port.ts'
import type { Database } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { type importedAreas, importRows } from './import.ts'
import type { stations } from './station.ts'

// Stations that an import has brought and that nobody sees before it is finished.
const db = tables<Database<typeof importRows | typeof importedAreas | typeof stations>>()

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
  return await importRows.remove(tx, { import: id, errors: null, n: { upTo: last } })
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
