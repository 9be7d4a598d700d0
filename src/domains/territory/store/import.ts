import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { type RowOf, table } from '../../../lib/sql/table.ts'
import { rowError } from '../row.ts'
import { importRow, stationRow } from '../schema.ts'

/** Imports of stations. */
export const imports = table('station_import', importRow)
export type ImportRow = RowOf<typeof imports>

export const stagedRow = z.strictObject({
  import: id,
  /** Row of the file, 0 for the first after the heading. */
  n: z.number().int(),
  /** Id that the station will have; empty where the row is wrong, as its area. */
  station: z.string(),
  ...stationRow.omit({ id: true, import: true, closedAt: true }).shape,
  area: z.string(),
  /** Null for a good row. */
  errors: z.array(rowError).nullable(),
})
export const importRows = table('import_row', stagedRow, ['import', 'n'])

/** Hidden stations per area. */
const importedArea = z.strictObject({ import: id, area: z.string(), stations: z.number().int() })
export const importedAreas = table('import_area', importedArea, ['import', 'area'])

/** Which of these numbers good rows of the file have already. */
export async function stagedNumbers(tx: Tx, id: string, number: readonly string[]) {
  const how = { limit: number.length, as: stagedRow.pick({ number: true }) }
  const rows = await importRows.many(tx, { import: id, errors: null, number }, how)
  return new Set(rows.map((row) => row.number))
}

const good = stagedRow.pick({ n: true, number: true, area: true })

/** The next good rows that are not stations yet: row and number. */
export async function goodRows(tx: Tx, id: string, limit: number) {
  return await importRows.many(tx, { import: id, errors: null }, { order: ['n'], limit, as: good })
}

export const wrongRow = stagedRow.pick({ n: true, number: true, name: true, errors: true })

/** Wrong rows of a file, by row. */
export async function wrongRows(
  tx: Tx,
  id: string,
  { after, limit }: { readonly after: number; readonly limit: number },
) {
  const where = { import: id, errors: { not: null }, n: { after } } as const
  return await importRows.many(tx, where, { order: ['n'], limit, as: wrongRow })
}
