/** A cell: words, a number, or nothing. */
export type Cell = string | number | null

/** Signs at the beginning that a table program may take for a formula. Source: OWASP, CSV injection. */
const FORMULA = /^([ "]*)('*[=+\-@\t\r\n＝＋－＠])/

/**
 * The same within a text: a program that expects semicolons, as many do outside English, cuts there whatever the quotation
 * marks say, and what follows is a cell of its own.
 */
const FORMULA_WITHIN = /([;\t\r\n][ "]*)('*[=+\-@＝＋－＠])/g

/**
 * Signs that a terminal obeys and that turn the direction of what follows: a site that is watched may name itself with them.
 * Tabs and line ends are text.
 */
const UNSEEN = /(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/**
 * Rows as CSV: RFC 4180 with a byte order mark, so that table programs read it as UTF-8; without it for other programs,
 * which take it for a part of the first column's name. A text that a table program could run as a formula has an
 * apostrophe before it; numbers stand as they are. Signs that nobody sees are left out.
 */
export function writeCsv(
  rows: readonly (readonly Cell[])[],
  { isMarked = true }: { readonly isMarked?: boolean } = {},
): string {
  return `${isMarked ? '\u{FEFF}' : ''}${rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('')}`
}

/** A text as it was before `writeCsv` kept it from being a formula, for files that come back. */
export function withoutGuard(text: string): string {
  const bare = (_: string, before: string, formula: string) =>
    `${before}${formula.startsWith("'") ? formula.slice(1) : formula}`
  return text.replace(FORMULA_WITHIN, bare).replace(FORMULA, bare)
}

function cellOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const seen = cell.replaceAll(UNSEEN, '')
  const safe = seen.replace(FORMULA, "$1'$2").replace(FORMULA_WITHIN, "$1'$2")
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
