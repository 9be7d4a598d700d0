/** Comma, or semicolon as spreadsheets write it where the comma is the decimal sign. */
export type Delimiter = ',' | ';'

/** A table of stations has a dozen columns; a line with more fields than this is not of such a table. */
export const MAX_CSV_FIELDS = 100

/** Longest record in characters; a longer one is a quote that was never closed. */
export const MAX_CSV_RECORD = 20_000

/** Rows are counted as a spreadsheet shows them: the first line is the heading. */
export const FIRST_ROW = 2

/** Text that is not CSV. `record` counts from 0 within what was handed in. */
export class CsvError extends Error {
  readonly record: number
  readonly reason: 'quote' | 'too_long' | 'too_many_fields'

  constructor(reason: CsvError['reason'], record: number) {
    super(`record ${record} is not CSV: ${reason}`)
    this.name = 'CsvError'
    this.reason = reason
    this.record = record
  }
}

/** Drops the byte order mark that spreadsheets put before the first line. */
export function withoutBom(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

/** The delimiter of a file by its first line: whichever of the two is there more often outside quotes. */
export function delimiterOf(text: string): Delimiter {
  const line = /^[^\r\n]*/.exec(text.replaceAll(/"[^"]*"/g, ''))?.[0] ?? ''
  const count = (sign: string) => line.split(sign).length
  return count(';') > count(',') ? ';' : ','
}

/** Whether a row says nothing, as spreadsheets leave behind at the end. */
export function isEmptyRow(fields: readonly string[]): boolean {
  return fields.every((field) => field.trim() === '')
}

/** How a piece of CSV is read. */
export interface CsvOptions {
  readonly delimiter: Delimiter
  /** The text ends here; otherwise its last record may go on in the next piece and is left for it. */
  readonly isLast: boolean
  /** Most records to read at once. */
  readonly limit: number
}

/**
 * Reads whole records from the beginning of `text` and tells how many characters they took: the rest comes again in
 * front of the next piece. Lines end with LF or CRLF; an empty line is a record with one empty field. Throws CsvError for a
 * quote in the wrong place or a record beyond the limits. Source: RFC 4180 §2.
 */
export function readRecords(
  text: string,
  { delimiter, isLast, limit }: CsvOptions,
): { readonly records: string[][]; readonly consumed: number } {
  const records: string[][] = []
  let consumed = 0
  while (records.length < limit && consumed < text.length) {
    const read = readRecord({ text, at: consumed, delimiter, isLast, record: records.length })
    if (read === null) break
    records.push(read.fields)
    consumed = read.next
  }
  return { records, consumed }
}

/** Where the reader stands. */
interface Place {
  readonly text: string
  readonly at: number
  readonly delimiter: Delimiter
  readonly isLast: boolean
  readonly record: number
}

/** One field and the place of the sign after it; null when the text ends before the field surely does. */
type Field = { readonly value: string; readonly end: number } | null

function readRecord(place: Place): { fields: string[]; next: number } | null {
  const { text, delimiter, isLast, record } = place
  const fields: string[] = []
  for (let at = place.at; ; ) {
    const field = text[at] === '"' ? quoted(place, at) : plain(place, at)
    const end = field?.end ?? text.length
    if (end - place.at > MAX_CSV_RECORD) throw new CsvError('too_long', record)
    if (field === null) return null
    fields.push(field.value)
    if (fields.length > MAX_CSV_FIELDS) throw new CsvError('too_many_fields', record)
    if (text[end] === delimiter) {
      at = end + 1
      continue
    }
    if (end >= text.length) return isLast ? { fields, next: end } : null
    if (text[end] === '\n') return { fields, next: end + 1 }
    if (text[end] === '\r' && text[end + 1] === '\n') return { fields, next: end + 2 }
    throw new CsvError('quote', record)
  }
}

function plain({ text, delimiter, isLast, record }: Place, at: number): Field {
  let end = at
  for (; end < text.length; end += 1) {
    const sign = text[end]
    if (sign === delimiter || sign === '\n') break
    if (sign === '"') throw new CsvError('quote', record)
    if (sign !== '\r') continue
    if (text[end + 1] === '\n') break
    // A lone CR is text, but at the end of a piece its LF may follow.
    if (end + 1 === text.length && !isLast) return null
  }
  return { value: text.slice(at, end), end }
}

function quoted({ text, isLast, record }: Place, at: number): Field {
  let value = ''
  for (let from = at + 1; ; ) {
    const quote = text.indexOf('"', from)
    if (quote < 0) {
      if (isLast) throw new CsvError('quote', record)
      return null
    }
    value += text.slice(from, quote)
    const isEnd = quote + 1 === text.length
    // The other half of a doubled quote, or the LF after a CR, may be in the next piece.
    if (!isLast && (isEnd || (text[quote + 1] === '\r' && quote + 2 === text.length))) return null
    if (text[quote + 1] !== '"') return { value, end: quote + 1 }
    value += '"'
    from = quote + 2
  }
}
