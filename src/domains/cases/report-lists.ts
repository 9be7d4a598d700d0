// Lists that are longer than a report has room for: the report tells the first rows that fit, files beside it all of them.
import { writeCsv } from '../../lib/csv/write.ts'
import type { BundleFile } from './schema/bundle.ts'

/** Characters that a character takes where it is no markup. */
const ESCAPED = 5

const asMarkup = (text: string) => text.length + ESCAPED * (text.match(/[<>&"']/g)?.length ?? 0)

/** The first rows that fit as JSON, by the length that `size` gives a text; how many do not. */
export function fitting<Row>(rows: readonly Row[], most: number, size = asMarkup) {
  let used = 0
  const first = rows.findIndex((row) => {
    used += size(JSON.stringify(row))
    return used > most
  })
  const kept = first < 0 ? rows : rows.slice(0, first)
  return { kept, leftOut: rows.length - kept.length }
}

/** Characters of one file: a file of a bundle has four million. */
const MAX_FILE = 3_500_000
/** Files of one list. */
const MAX_FILES = 30

/** A list that is told in part, and what a file of it has. */
export interface Long<Row> {
  /** `case/timeline` and the like; files are numbered from 1. */
  readonly name: string
  readonly head: readonly string[]
  readonly rows: readonly Row[]
  cells(row: Row): readonly (string | number | null)[]
}

/** All rows as CSV in as many files as they take; none for a list that the report tells whole. */
export function listFiles<Row>({ name, head, rows, cells }: Long<Row>): BundleFile[] {
  const files: BundleFile[] = []
  let lines: string[] = []
  let used = 0
  const end = () => {
    if (lines.length === 0 || files.length === MAX_FILES) return
    const path = `case/${name}-${files.length + 1}.csv`
    files.push({ path, text: `${writeCsv([head])}${lines.join('')}` })
    lines = []
    used = 0
  }
  for (const row of rows) {
    const line = writeCsv([cells(row)], { isMarked: false })
    if (used + line.length > MAX_FILE) end()
    lines.push(line)
    used += line.length
  }
  end()
  return files
}
