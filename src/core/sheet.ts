// Rows that come in by a file of a table program: its heading names the columns, each row is judged by itself, and what is
// wrong with one is said by its column. Nothing of a file is believed, and nothing in it is repaired.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  CsvError,
  delimiterOf,
  FIRST_ROW,
  isEmptyRow,
  readRecords,
  withoutBom,
} from '../lib/csv/csv.ts'
import { withoutGuard } from '../lib/csv/write.ts'
import { fieldProblem } from './field-problem.ts'
import { cleanedLine } from './line.ts'
import type { FieldProblem, Problem } from './problem.ts'
import { refusals } from './refusals.ts'

/** Most rows of one file. */
export const MAX_SHEET_ROWS = 2_000
/** Characters of one file: what one request carries. */
export const MAX_SHEET_CHARACTERS = 1_000_000

/** A file of rows, as a command takes it. */
export const sheetText = z.string().min(1).max(MAX_SHEET_CHARACTERS)

const own = refusals('core', {
  sheetNotText: [
    400,
    'Row {row} holds bytes that are no UTF-8 text. Save the file as “CSV UTF-8”.',
    'في الصف {row} بايتات ليست نصًا بترميز UTF-8. احفظ الملف بصيغة «CSV UTF-8».',
  ],
  sheetBadCsv: [
    400,
    'Row {row} cannot be read as CSV: a quotation mark stands in the wrong place, or the row is too long.',
    'لا يمكن قراءة الصف {row} بصيغة CSV: علامة اقتباس في غير موضعها أو الصف طويل جدًا.',
  ],
  sheetBadColumn: [
    400,
    'The first line must name the columns; “{column}” is missing, unknown or there twice.',
    'يجب أن يسمّي السطر الأول الأعمدة؛ «{column}» ناقص أو غير معروف أو مكرر.',
  ],
  sheetNoRows: [400, 'There is no row below the heading.', 'لا يوجد صف تحت سطر العناوين.'],
  sheetTooManyRows: [
    400,
    'The file has more than {most} rows. Send it in several files.',
    'في الملف أكثر من {most} صف. أرسله في عدة ملفات.',
  ],
})
export const { problems } = own

const OWN = {
  notText: 'sheetNotText',
  badCsv: 'sheetBadCsv',
  badColumn: 'sheetBadColumn',
  noRows: 'sheetNoRows',
  tooManyRows: 'sheetTooManyRows',
} as const

/** Why a whole file is refused. */
type Refused = keyof typeof OWN
type Refuse = (
  key: Refused,
  options?: { readonly params: Readonly<Record<string, string | number>> },
) => Problem

/** The columns of a file in its order; `null` for one that is passed over. */
export type SheetColumns<C extends string> = readonly (C | null)[]

/** A file whose heading was understood. */
export interface Sheet<C extends string> {
  readonly columns: SheetColumns<C>
  /** Rows that say something; `n` counts from 0 below the heading. */
  readonly rows: readonly { readonly n: number; readonly cells: readonly string[] }[]
}

/** How a file is read. */
export interface SheetForm<C extends string> {
  /** The columns by the heading, or the name that is wrong. */
  readonly columnsOf: (heading: readonly string[]) => SheetColumns<C> | { readonly wrong: string }
  readonly most?: number
  /** Refusals of a slice's own. */
  readonly refuse?: Refuse
}

/**
 * Reads a whole file in UTF-8, with commas or semicolons. Throws Problems `core.sheet_not_text`, `core.sheet_bad_csv`,
 * `core.sheet_bad_column`, `core.sheet_no_rows` and `core.sheet_too_many_rows`, or what `refuse` makes in their place.
 */
export function readSheet<C extends string>(
  text: string,
  { columnsOf, most = MAX_SHEET_ROWS, refuse = refused }: SheetForm<C>,
): Sheet<C> {
  const bare = withoutBom(text)
  // What is no UTF-8 comes as this sign, and as zeros where a program writes two bytes a letter.
  const strange = Math.max(bare.indexOf('\ufffd'), bare.indexOf('\0'))
  if (strange >= 0)
    throw refuse('notText', { params: { row: bare.slice(0, strange).split('\n').length } })
  const [heading = [], ...rows] = recordsOf(bare, most, refuse)
  const columns = columnsOf(heading)
  if ('wrong' in columns) throw refuse('badColumn', { params: { column: columns.wrong } })
  const numbered = rows
    .map((cells, n) => ({ n, cells }))
    .filter(({ cells }) => !isEmptyRow(cells.filter((_, at) => columns[at] !== null)))
  if (numbered.length === 0) throw refuse('noRows')
  if (numbered.length > most) throw refuse('tooManyRows', { params: { most } })
  return { columns, rows: numbered }
}

const refused: Refuse = (key, options) => own.refusal(OWN[key], options)

function recordsOf(text: string, most: number, refuse: Refuse): string[][] {
  // Twice as many, and the heading: what says nothing is left out, and a file that is too long is told from one that is not.
  const limit = 2 * most + 2
  try {
    return readRecords(text, { delimiter: delimiterOf(text), isLast: true, limit }).records
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw refuse('badCsv', { params: { row: error.record + FIRST_ROW - 1 } })
  }
}

/** Columns that a file of wrong rows has besides, so that it comes back as it is. */
const REMARKS: readonly string[] = ['row', 'wrong']

/**
 * Finds columns by the names that a heading may call them, in any case and order; `null` are names that are passed over.
 * Gives what names a heading's columns: the name that is unknown or there twice, or the needed one that is not there.
 */
export function columnsBy<C extends string>(
  names: ReadonlyMap<string, C | null>,
  needed: readonly C[],
): SheetForm<C>['columnsOf'] {
  return (heading) => {
    const columns: (C | null)[] = []
    for (const written of heading) {
      const name = folded(written)
      const column = REMARKS.includes(name) ? null : names.get(name)
      const isTwice = column !== null && column !== undefined && columns.includes(column)
      if (column === undefined || isTwice) return { wrong: cleanedLine(written, MAX_TOLD) }
      columns.push(column)
    }
    const missing = needed.find((one) => !columns.includes(one))
    return missing === undefined ? columns : { wrong: missing }
  }
}

/** Letters of a wrong name that are told. */
const MAX_TOLD = 50

/** A name as it is looked up: without what a table program guards it with, spaces around it, and case. */
export function folded(name: string): string {
  return withoutGuard(name).trim().toLowerCase()
}

/** What is wrong with one cell: `path` names its column, empty where it is the row. */
export type CellProblem = FieldProblem

/** Cells of a row that say something, by their columns; `null` where there are more cells than columns. */
export function cellsOf<C extends string>(
  columns: SheetColumns<C>,
  cells: readonly string[],
): Readonly<Partial<Record<C, string>>> | null {
  if (cells.length > columns.length && !isEmptyRow(cells.slice(columns.length))) return null
  const named = columns.flatMap((column, at) => {
    const text = withoutGuard((cells[at] ?? '').trim())
    return column === null || text === '' ? [] : [[column, text] as const]
  })
  return Object.fromEntries(named) as Partial<Record<C, string>>
}

/** A cell that is read, or what is wrong with the row; of one column the first thing. */
export type ReadRow<T> =
  | { readonly value: T; readonly problems?: undefined }
  | { readonly value?: undefined; readonly problems: readonly CellProblem[] }

/** Reads the cells of a row as the schema of a form reads its fields. */
export function readCells<T>(
  schema: { safeParse(data: unknown): z.ZodSafeParseResult<T> },
  cells: unknown,
): ReadRow<T> {
  const read = schema.safeParse(cells)
  if (read.success) return { value: read.data }
  const first = new Map<string, CellProblem>()
  for (const issue of read.error.issues) {
    const problem = fieldProblem(issue)
    if (!first.has(problem.path)) first.set(problem.path, problem)
  }
  return { problems: [...first.values()] }
}

/** The row as a spreadsheet counts. */
export const rowNumber = (n: number) => n + FIRST_ROW

/** What names a file: SHA-256 in hex of its text in UTF-8, without a byte order mark. */
export function sheetHash(text: string): string {
  return createHash('sha256').update(withoutBom(text), 'utf8').digest('hex')
}
