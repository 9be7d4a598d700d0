import type { Translator } from '../core/text.ts'
import { type Content, type Html, html } from './html.ts'
import { safeUrl } from './safe-url.ts'
import { emptyState } from './notice.ts'
import { texts } from './texts.ts'

/** One column: its header and how a row's cell is made. */
export type Column<Row> = {
  readonly label: string
  readonly cell: (row: Row) => Content
  /** Numbers stand at the end of the cell, digits under digits. */
  readonly isNumber?: boolean
  /** Buttons alone stand in it: it is not printed. */
  readonly isActs?: boolean
  /** Address that sorts by this column, and how the table is sorted by it now. */
  readonly sortHref?: string
  readonly sorted?: 'ascending' | 'descending'
}

export type TableProps<Row> = {
  readonly caption: string
  /** Says in the caption's place what the caption would repeat of a heading above. */
  readonly isCaptionHidden?: boolean
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  /** What is said when there are no rows. */
  readonly empty?: string
  /** Id of a row's element, for live updates. */
  readonly rowId?: (row: Row) => string
}

/** A table with caption and header scopes; on narrow screens each row becomes a card that repeats the headers. */
export function table<Row>(t: Translator, props: TableProps<Row>): Html {
  if (props.rows.length === 0) {
    const name = !props.isCaptionHidden && html`<p><strong>${props.caption}</strong></p>`
    return html`<div>${name}${emptyState(props.empty ?? t(texts.nothing))}</div>`
  }
  const caption = html`<caption${props.isCaptionHidden && html` class="hidden"`}>${props.caption}</caption>`
  return html`<table>${caption}
<thead><tr>${props.columns.map((column) => headerCell(t, column))}</tr></thead>
<tbody>
${props.rows.map((row) => bodyRow(row, props))}</tbody></table>`
}

function headerCell<Row>(t: Translator, column: Column<Row>): Html {
  const { label, sortHref, sorted } = column
  const words = sorted === 'ascending' ? texts.sortAscending : texts.sortDescending
  const arrow = sorted === 'ascending' ? '▲' : '▼'
  const mark =
    sorted && html` <span aria-hidden="true">${arrow}</span><span class="hidden">${t(words)}</span>`
  const content =
    sortHref === undefined ? label : html`<a href="${safeUrl(sortHref)}">${label}${mark}</a>`
  return html`<th scope="col"${classOf(column)}${sorted && html` aria-sort="${sorted}"`}>${content}</th>`
}

const classOf = ({ isNumber, isActs }: Pick<Column<never>, 'isNumber' | 'isActs'>) =>
  isNumber ? html` class="num"` : isActs && html` class="no-print"`

function bodyRow<Row>(row: Row, { columns, rowId }: TableProps<Row>): Html {
  const cells = columns.map((column, index) => {
    const numeric = classOf(column)
    const { label, cell } = column
    const made = html`${cell(row)}`
    // A gap would look as if something were missing: nothing is said by a dash.
    const content = String(made) === '' ? '–' : made
    return index === 0
      ? html`<th scope="row"${numeric}>${content}</th>`
      : html`<td data-label="${label}"${numeric}><div>${content}</div></td>`
  })
  return html`<tr${rowId && html` id="${rowId(row)}"`}>${cells}</tr>
`
}
