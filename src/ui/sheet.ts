// Rows that come in by a file, on a page: the file is sent, what each row would add is shown, and the good ones are taken.
import { translatedField } from '../core/field-problem.ts'
import type { Names } from '../core/names.ts'
import type { FileRows } from '../core/page.ts'
import { type CellProblem, MAX_SHEET_ROWS } from '../core/sheet.ts'
import type { View } from '../core/slice.ts'
import type { Message, Translator } from '../core/text.ts'
import type { Time } from '../core/time.ts'
import { block } from './block.ts'
import { code } from './code.ts'
import { disclosure } from './details.ts'
import { fileField } from './field.ts'
import { button, fieldStates, form, hiddenFields, postForm } from './form.ts'
import { type Content, type Html, html } from './html.ts'
import { personName } from './name.ts'
import { sheetTexts as texts } from './sheet-texts.ts'
import { type Column, table } from './table.ts'
import { timeOf } from './time.ts'

/** Rows of one kind that the page shows; the file has all that are wrong. */
const SHOWN = 200

/** Where a file is sent; the form is called `read`. */
export function sheetForm(
  view: View,
  { hidden, rows = MAX_SHEET_ROWS }: { hidden: Readonly<Record<string, string>>; rows?: number },
): Html {
  const { t } = view
  const field = fileField(t, {
    ...fieldStates('read', view.refused)('text'),
    value: '',
    label: t(texts.file),
    hint: t(texts.limits, { rows: t.number(rows) }),
    accept: '.csv,text/csv',
  })
  const body = [hiddenFields(hidden), field, button({ label: t(texts.read) })]
  return form({ name: 'read', key: view.newKey(), body, hasFiles: true })
}

/** What each column says, and a file as an example. */
export function sheetColumns(
  { t }: View,
  { columns, example }: { columns: Readonly<Record<string, Message>>; example: string },
): Html {
  const rows = Object.entries(columns)
  const meanings = table(t, {
    caption: t(texts.columns),
    isCaptionHidden: true,
    rows,
    columns: [
      { label: t(texts.column), cell: ([name]) => code(name) },
      { label: t(texts.meaning), cell: ([, meaning]) => t(meaning) },
    ],
  })
  const shown = html`<pre dir="ltr" tabindex="0">${example}</pre>`
  return html`${disclosure(t(texts.example), shown)}${disclosure(t(texts.columns), meanings)}`
}

/** A row as it was judged. */
interface Judged {
  readonly row: number
  readonly state: 'good' | 'known' | 'wrong'
  readonly cells: readonly string[]
  readonly problems: readonly (Omit<CellProblem, 'reason' | 'limit'> & {
    readonly reason?: string | undefined
    readonly limit?: string | undefined
  })[]
}

/** A file that is looked at. */
export interface Preview<Row extends Judged> {
  readonly found: {
    readonly good: number
    readonly known: number
    readonly wrong: number
    readonly columns: readonly (string | null)[]
    readonly rows: readonly Row[]
  }
  /** What is sent along to take it or to drop it. */
  readonly hidden: Readonly<Record<string, string>>
  /** How a row that can be read is shown. */
  readonly columns: readonly Column<Row>[]
  /** What is wrong with a row, by reasons of the slice's own. */
  readonly reasons: Readonly<Record<string, Message>>
}

/** What a file would add, what it would not, and the way to take it; the forms are called `take` and `drop`. */
export function sheetPreview<Row extends Judged>(view: View, preview: Preview<Row>): Html {
  const { t } = view
  const { found, hidden } = preview
  const { good } = found
  const take =
    good > 0 && postForm(view, { name: 'take', hidden, label: t(texts.take, { count: good }) })
  const drop = postForm(view, { name: 'drop', hidden, label: t(texts.drop), kind: 'secondary' })
  const none = good === 0 && html`<p>${t(texts.nothingNew)}</p>`
  const acts = html`${none}<div class="buttons no-print">${take}${drop}</div>`
  const parts = [
    wrongPart(view, preview),
    partOf(view, preview, 'good'),
    partOf(view, preview, 'known'),
  ]
  return block(t(texts.preview), html`${acts}${parts}`)
}

const HEADS = { good: texts.good, known: texts.known, wrong: texts.wrong } as const

function partOf<Row extends Judged>(
  { t }: View,
  { found, columns }: Pick<Preview<Row>, 'found' | 'columns'>,
  state: Judged['state'],
  hint: Content = null,
): Content {
  const total = found[state]
  if (total === 0) return null
  const rows = found.rows.filter((row) => row.state === state).slice(0, SHOWN)
  const number = { label: t(texts.row), cell: ({ row }: Row) => t.number(row), isNumber: true }
  const caption = t(HEADS[state], { count: t.number(total) } as never)
  const cut =
    rows.length < total &&
    html`<p class="hint">${t(texts.shownOf, { count: rows.length, total: t.number(total) })}</p>`
  const shown = table(t, { caption, isCaptionHidden: true, rows, columns: [number, ...columns] })
  return html`<h3>${caption}</h3>${hint}${shown}${cut}`
}

function wrongPart<Row extends Judged>(view: View, { found, reasons }: Preview<Row>): Content {
  const { t } = view
  const what = {
    label: t(texts.what),
    cell: (row: Row) =>
      row.problems.map((one, n) => [n > 0 && html`<br>`, problemWords(t, one, reasons)]),
  }
  const hint = html`<p class="hint">${t(texts.wrongHint)}</p>`
  return partOf(view, { found, columns: [what] }, 'wrong', hint)
}

function problemWords(
  t: Translator,
  { path, message, reason, limit }: Judged['problems'][number],
  reasons: Readonly<Record<string, Message>>,
): string {
  // In English a schema's own words say more; in other languages the list of columns does.
  const isForm = reason === 'format' && t.language !== 'en'
  const shared = reason === 'tooManyCells' ? texts.tooManyCells : isForm ? texts.format : undefined
  const own = shared ?? reasons[reason ?? '']
  const told = { path, message, ...(reason && { reason }), limit: limit ?? '' }
  const what = own === undefined ? translatedField(told, t).message : t(own)
  return path === '' ? what : t(texts.wrongIn, { column: path, what })
}

/** The wrong rows as a file that comes back once it is mended. */
export function wrongRows(
  t: Translator,
  { found, reasons }: Pick<Preview<Judged>, 'found' | 'reasons'>,
): FileRows {
  const { columns, rows } = found
  const wrong = rows.filter(({ state }) => state === 'wrong')
  return {
    columns: ['row', ...columns.flatMap((column) => column ?? []), 'wrong'],
    rows: wrong.map(({ row, cells, problems }) => [
      row,
      ...columns.flatMap((column, at) => (column === null ? [] : [cells[at] ?? ''])),
      problems.map((one) => problemWords(t, one, reasons)).join(' '),
    ]),
    isCut: false,
  }
}

/** A file whose rows were taken. */
export interface TakenFile {
  readonly id: string
  readonly sha256: string
  readonly begunBy: string
  readonly takenAt: Time | null
  readonly added: number
  readonly known: number
  readonly wrong: number
}

/** Which files were taken, by whom, and what came of them; each by its hash. */
export function takenFiles(
  view: View,
  { items, person }: { items: readonly TakenFile[]; person: (id: string) => Content },
): Html {
  const { t } = view
  const rows = table(t, {
    caption: t(texts.taken),
    isCaptionHidden: true,
    empty: t(texts.noneTaken),
    rows: items,
    rowId: ({ id }) => id,
    columns: [
      { label: t(texts.hash), cell: ({ sha256 }) => code(sha256) },
      { label: t(texts.takenBy), cell: ({ begunBy }) => person(begunBy) },
      { label: t(texts.takenAt), cell: (row) => row.takenAt && timeOf(view, row.takenAt) },
      { label: t(texts.added), cell: (row) => t.number(row.added), isNumber: true },
      { label: t(texts.leftKnown), cell: (row) => t.number(row.known), isNumber: true },
      { label: t(texts.leftWrong), cell: (row) => t.number(row.wrong), isNumber: true },
    ],
  })
  const hint = items.length > 0 && html`<p class="hint">${t(texts.hashHint)}</p>`
  return block(t(texts.taken), html`${hint}${rows}`)
}

/** A person of a desk, as {@link takenFiles} names him. */
export function takenBy(view: View, names: Names) {
  return (id: string): Content => personName(view, names, id)
}
