/** A cell: words, a number, or nothing. */
export type Cell = string | number | null

/** Signs at the beginning that a table program may take for a formula. Source: OWASP, CSV injection. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/

/**
 * Rows as CSV: RFC 4180 with a byte order mark, so that table programs read it as UTF-8. A text that one of them could run
 * as a formula begins with an apostrophe; numbers stand as they are.
 */
export function writeCsv(rows: readonly (readonly Cell[])[]): string {
  return `\u{FEFF}${rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('')}`
}

/** A text as it was before `writeCsv` kept it from being a formula, for files that come back. */
export function withoutGuard(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text
}

function cellOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
