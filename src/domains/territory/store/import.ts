import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { type RowOf, table } from '../../../lib/sql/table.ts'
import { ROW_ERRORS } from '../row.ts'
import { importRow, STATION_COLUMNS, stationRow } from '../schema.ts'

/** Imports of stations. */
export const imports = table('station_import', importRow)
export type ImportRow = RowOf<typeof imports>

export const stagedRow = z.strictObject({
  import: id,
  /** Row of the file, 0 for the first after the heading. */
  n: z.number().int(),
  /** Id that the station will have; empty where the row is wrong, as its area. */
  station: z.string(),
  ...stationRow.pick({
    number: true,
    name: true,
    nameFold: true,
    address: true,
    phone: true,
    lon: true,
    lat: true,
  }).shape,
  area: z.string(),
  /** Null for a good row. */
  errors: z
    .array(z.strictObject({ column: z.enum(['', ...STATION_COLUMNS]), code: z.enum(ROW_ERRORS) }))
    .nullable(),
})
export const importRows = table('import_row', stagedRow, ['import', 'n'])
export type StagedRow = RowOf<typeof importRows>

/** Hidden stations per area. */
export const importedAreas = table(
  'import_area',
  z.strictObject({ import: id, area: z.string(), stations: z.number().int() }),
  ['import', 'area'],
)

/** Which of these numbers good rows of the file have already. */
export async function stagedNumbers(
  tx: Tx,
  id: string,
  number: readonly string[],
): Promise<Set<string>> {
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
