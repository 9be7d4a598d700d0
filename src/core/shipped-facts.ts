// Facts that ship with the product: how a file of `facts/` is read.
import type { z } from 'zod'
import { isEmptyRow, readRecords, withoutBom } from '../lib/csv/csv.ts'

/** Most rows of one file of facts. */
const MAX_FACT_ROWS = 20_000

/**
 * The rows of a file of facts as `row` reads them, whose names are its columns. Throws where the file is not as
 * `facts/README.md` says: a fault of the product.
 */
export function factRows<Row extends z.ZodType>(file: string, row: Row): z.output<Row>[] {
  const options = { delimiter: ',', isLast: true, limit: MAX_FACT_ROWS } as const
  const [header = [], ...records] = readRecords(withoutBom(file), options).records
  return records
    .filter((fields) => !isEmptyRow(fields))
    .map((fields) =>
      row.parse(Object.fromEntries(header.map((name, at) => [name, fields[at] ?? '']))),
    )
}
