import { CsvError, delimiterOf, readRecords, withoutBom } from '../../lib/csv/csv.ts'
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
  const pieces = source[Symbol.asyncIterator]()
  const start = await heading(pieces)
  return { columns: start.columns, chunks: chunks(pieces, start) }
}

type Pieces = AsyncIterator<string>

interface Start {
  readonly columns: string[]
  readonly delimiter: ReturnType<typeof delimiterOf>
  /** Read but not used yet. */
  readonly rest: string
  readonly isLast: boolean
}

/** A first line longer than this is no heading. */
const MAX_HEADING = 20_000

async function heading(pieces: Pieces): Promise<Start> {
  let text = ''
  for (;;) {
    const piece = await pieces.next()
    text = withoutBom(text + (piece.done ? '' : piece.value))
    const isLast = piece.done === true
    const delimiter = delimiterOf(text)
    if (!isLast && !text.includes('\n') && text.length <= MAX_HEADING) continue
    const { records, consumed } = read(text, { delimiter, isLast, limit: 1 }, -1)
    if (records.length === 0 && !isLast) continue
    return { columns: records[0] ?? [], delimiter, rest: text.slice(consumed), isLast }
  }
}

async function* chunks(pieces: Pieces, start: Start): AsyncGenerator<Chunk> {
  const { delimiter } = start
  let { rest: text, isLast } = start
  let from = 0
  let rows: string[][] = []
  while (!isLast || text !== '') {
    const limit = MAX_ROWS_PER_STEP - rows.length
    const { records, consumed } = read(text, { delimiter, isLast, limit }, from + rows.length)
    rows = rows.concat(records)
    text = text.slice(consumed)
    if (rows.length === MAX_ROWS_PER_STEP) {
      yield { from, rows }
      from += rows.length
      rows = []
    } else if (!isLast) {
      const piece = await pieces.next()
      if (piece.done) isLast = true
      else text += piece.value
    }
  }
  if (rows.length > 0) yield { from, rows }
}

function read(text: string, options: Parameters<typeof readRecords>[1], first: number) {
  try {
    return readRecords(text, options)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw refusal('badCsv', { params: { row: first + error.record + 2 } })
  }
}
