import type { Tx } from '../../../core/port.ts'
import type { Database } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { stationRow } from '../schema.ts'
import { type importedAreas, importRows, stagedRow } from './import.ts'
import { stations } from './station.ts'

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
  'registered',
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

const known = stationRow.pick({ id: true })
const row = stagedRow.pick({ n: true })

/** Removes up to `limit` good rows, and as many hidden stations, of an import that will not be; gives how many. */
export async function clearRows(tx: Tx, id: string, limit: number): Promise<number> {
  const good = { import: id, errors: null }
  const hidden = await stations.many(tx, { import: id }, { limit, as: known })
  const rows = await importRows.many(tx, good, { order: ['n'], limit, as: row })
  const stationsGone = await stations.remove(tx, { id: hidden.map((one) => one.id) })
  return stationsGone + (await importRows.remove(tx, { import: id, n: rows.map(({ n }) => n) }))
}
