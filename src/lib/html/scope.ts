import { attribute, type Element } from './tree.ts'

/** What holds texts that belong together: a row of a table, a term with what it means, an item, an option, or a card. */
export type RowKind = 'tr' | 'dl' | 'li' | 'option' | 'card'

/** One row. Its head is its first text, or the heading of a card. */
export interface Row {
  readonly kind: RowKind
  /** Path of the list that it stands in, and the headings above it. */
  readonly path: string
  readonly heads: readonly string[]
  head: string
  /** Value of an option: what is sent when somebody chooses it; the number of an item where it has its own. */
  readonly value: string
  columns: number
}

/** The row and column of a text, and all that heads it. */
export interface Headed {
  /** Headings, caption, head of the column and of the row, a line each, nearest last; the title where nothing nearer is. */
  readonly above: string
  readonly row: Row | null
  readonly column: number
}

/** For texts that stand in no part of the page. */
export const UNHEADED: Headed = { above: '', row: null, column: 0 }

/** Characters of one heading that heads other texts. */
const MAX_HEAD = 200
/** Columns of a table whose heads are kept. */
const MAX_COLUMNS = 64
/** Levels of headings; what heads a part of a page without level counts as the deepest. */
const LEVELS = 6

interface Table {
  readonly columns: string[]
  rows: number
}

/** A part of the page: headings in it end with it. Shared by all that stand in it, so that a heading heads what follows. */
export interface Scope {
  /** By level, from 1; the title at 0. */
  readonly heads: readonly string[]
  readonly path: string
  readonly row: Row | null
  readonly column: number
  readonly table: Table | null
  /** The text before, where it may be the caption of a list that follows. */
  readonly last: string
}

type Mutable = { -readonly [key in keyof Scope]: Scope[key] }

export function newScope(): Scope {
  return { heads: [], path: '', row: null, column: 0, table: null, last: '' }
}

const PARTS = new Set('main article section fieldset details table dl ul ol select li'.split(' '))
const LISTS = new Set('table dl ul ol select'.split(' '))
/** A few words that are no sentence head the list that follows. */
const CAPTION = /^.{2,60}[^.!。;,]$/u
/** Parts that stand beside what the page is about. */
const ASIDE = new Set(['nav', 'aside', 'footer'])

/** The scope that an element opens, or the one that it stands in. */
export function scopeOf(element: Element, path: string, outer: Scope): Scope {
  const { tagName } = element
  if (ASIDE.has(tagName)) return newScope()
  if (tagName === 'tr') return rowScope(outer, 'tr')
  if (tagName === 'td' || tagName === 'th') return cellScope(outer, element)
  if (tagName === 'option')
    return rowScope(outer, 'option', (attribute(element, 'value') ?? '').slice(0, MAX_HEAD))
  if (tagName === 'dt' || tagName === 'dd') return termScope(outer, tagName === 'dt')
  if (!PARTS.has(tagName)) return outer
  if (tagName === 'li')
    return rowScope(outer, 'li', (attribute(element, 'value') ?? '').slice(0, MAX_HEAD))
  const table = tagName === 'table' ? { columns: [], rows: 0 } : outer.table
  if (!LISTS.has(tagName)) return { ...outer, path, table }
  const heads = outer.last === '' ? outer.heads : withHead(outer.heads, LEVELS, outer.last)
  return { ...outer, path, table, heads, row: null, last: '' }
}

/** Headings with one more, in place of those of its level and below. */
function withHead(heads: readonly string[], level: number, text: string): readonly string[] {
  return [...Array.from({ length: level }, (_, at) => heads[at] ?? ''), text]
}

function rowScope(outer: Scope, kind: RowKind, value = ''): Scope {
  if (kind === 'tr' && outer.table) outer.table.rows++
  return { ...outer, row: newRow(outer, kind, value), column: 0 }
}

function newRow({ path, heads }: Scope, kind: RowKind, value = ''): Row {
  return { kind, path, heads, head: '', value, columns: 0 }
}

/** Headings above the list of a row, nearest last. */
export function aboveRow({ heads }: Row): string {
  return aboveOf(heads)
}

/** What rows of one list share: where it stands, and under which headings. Cards of one level are one list. */
export function listOf({ kind, path, heads }: Row): string {
  return kind === 'card' ? `${kind} ${path}` : `${kind} ${path}\n${aboveOf(heads)}`
}

function cellScope(outer: Scope, element: Element): Scope {
  const { row } = outer
  if (!row || row.kind !== 'tr') return outer
  const column = row.columns
  const span = Number.parseInt(attribute(element, 'colspan') ?? '1', 10)
  row.columns += span > 0 && span <= MAX_COLUMNS ? span : 1
  return { ...outer, column }
}

/** Terms that follow each other, and what they mean, are one row. */
function termScope(outer: Scope, isTerm: boolean): Scope {
  const mutable: Mutable = outer
  const isNew = outer.row?.kind !== 'dl' || (isTerm && outer.row.columns > 0)
  if (isNew) mutable.row = newRow(outer, 'dl')
  const row = outer.row
  if (!row) return outer
  return { ...outer, column: isTerm ? 0 : ++row.columns }
}

/** What heads a text of the scope. */
export function headedBy({ heads, row, column, table }: Scope): Headed {
  const ofColumn = row?.kind === 'tr' ? (table?.columns[column] ?? '') : ''
  const ofRow = row === null || row.kind === 'card' ? '' : row.head
  return { above: withLine(withLine(aboveOf(heads), ofColumn), ofRow), row, column }
}

function withLine(text: string, line: string): string {
  if (line === '') return text
  return text === '' ? line : `${text}\n${line}`
}

const joined = new WeakMap<readonly string[], string>()

/** Headings from the second level on; the first and the title where there is none. */
function aboveOf(heads: readonly string[]): string {
  const known = joined.get(heads)
  if (known !== undefined) return known
  const nearer = heads.slice(2).filter(Boolean)
  const made = (nearer.length > 0 ? nearer : heads.slice(0, 2).filter(Boolean)).join('\n')
  joined.set(heads, made)
  return made
}

/** Level of a heading; null for what is none. The title of the page has 0. */
export function levelOf(tagName: string): number | null {
  const found = /^h([1-6])$/.exec(tagName)
  if (found) return Number(found[1])
  return tagName === 'caption' || tagName === 'legend' || tagName === 'summary' ? LEVELS : null
}

/** Takes a text in sight into its scope: as a heading of a level, as the head of its row, or of its column. */
export function noteText(
  scope: Scope,
  text: string,
  { level, isHead }: { readonly level: number | null; readonly isHead: boolean },
): void {
  const cut = text.slice(0, MAX_HEAD)
  const mutable: Mutable = scope
  mutable.last = level === null && CAPTION.test(text) ? text : ''
  if (level !== null) noteHeading(scope, level, cut)
  const { row } = scope
  if (!row || row.kind === 'card') return
  if (row.head === '') row.head = cut
  if (isHead && row.kind === 'tr') noteColumn(scope, cut)
}

/** A heading below the first is the head of a card, where it stands in no other row. */
function noteHeading(scope: Scope, level: number, text: string): void {
  const mutable: Mutable = scope
  const isCard = level > 1 && (scope.row === null || scope.row.kind === 'card')
  mutable.heads = withHead(scope.heads, level, text)
  if (isCard) mutable.row = { ...newRow(scope, 'card'), head: text, path: String(level) }
}

/** The first row of a table heads its columns. */
function noteColumn({ table, column }: Scope, text: string): void {
  if (table?.rows === 1 && column < MAX_COLUMNS) table.columns[column] ??= text
}
