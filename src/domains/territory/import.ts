import {
  CsvError,
  type Delimiter,
  delimiterOf,
  FIRST_ROW,
  readRecords,
  withoutBom,
} from '../../lib/csv/csv.ts'
import { refusal } from './refusals.ts'
import { MAX_ROWS_PER_STEP } from './schema.ts'

/** Rows for one `territory.importRows`. */
export interface Chunk {
  readonly from: number
  readonly rows: string[][]
}

/**
 * Reads a CSV file piece by piece: its heading, then its rows in chunks as `territory.importRows` takes them. Throws Problem
 * `territory.bad_csv` with the row, also from within `chunks`.
 */
export async function chunksOf(
  source: AsyncIterable<string>,
): Promise<{ readonly columns: string[]; readonly chunks: AsyncGenerator<Chunk> }> {
  const rows = rowsOf(source)
  const heading = await rows.next()
  return { columns: heading.done ? [] : heading.value, chunks: chunks(rows) }
}

async function* chunks(all: AsyncGenerator<string[], void>): AsyncGenerator<Chunk> {
  let from = 0
  let rows: string[][] = []
  for await (const row of all) {
    rows.push(row)
    if (rows.length < MAX_ROWS_PER_STEP) continue
    yield { from, rows }
    from += rows.length
    rows = []
  }
  if (rows.length > 0) yield { from, rows }
}

/** A first line longer than this is no heading. */
const MAX_HEADING = 20_000
/** The row above the first one. */
const HEADING = -1

/** The heading and every row behind it. */
async function* rowsOf(source: AsyncIterable<string>): AsyncGenerator<string[], void> {
  let text = ''
  let row = HEADING
  let delimiter: Delimiter = ','
  for await (const { piece, isLast } of untilEnd(source)) {
    text += piece
    if (row === HEADING) {
      if (!isLast && !text.includes('\n') && text.length <= MAX_HEADING) continue
      text = withoutBom(text)
      delimiter = delimiterOf(text)
    }
    for (;;) {
      const limit = row === HEADING ? 1 : MAX_ROWS_PER_STEP
      const { records, consumed } = read(text, { delimiter, isLast, limit }, row)
      if (records.length === 0) break
      yield* records
      row += records.length
      text = text.slice(consumed)
    }
  }
}

/** The pieces, and an empty one that says that there are no more. */
async function* untilEnd(source: AsyncIterable<string>) {
  for await (const piece of source) yield { piece, isLast: false }
  yield { piece: '', isLast: true }
}

/** Reads the rows of a text that begins with row `first`. Throws Problem `territory.bad_csv` with the row. */
export function read(text: string, options: Parameters<typeof readRecords>[1], first: number) {
  try {
    return readRecords(text, options)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw refusal('badCsv', { params: { row: first + error.record + FIRST_ROW } })
  }
}
