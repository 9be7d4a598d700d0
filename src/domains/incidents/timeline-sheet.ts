// Rows of a timeline in a file: what each of them would add, what is there already, and what is wrong.
import { z } from 'zod'
import type { NodeFacts, QueryContext } from '../../core/action.ts'
import { exactMoment, exactOf, offsetMinutes } from '../../core/exact-moment.ts'
import { line, lines } from '../../core/line.ts'
import { readNumber } from '../../core/number.ts'
import {
  type CellProblem,
  cellsOf,
  columnsBy,
  folded,
  readCells,
  readSheet,
  rowNumber,
} from '../../core/sheet.ts'
import { type Language, LANGUAGES, type Message } from '../../core/text.ts'
import type { Time } from '../../core/time.ts'
import { zone } from '../../core/zone.ts'
import { plainWords } from '../../ui/erasure.ts'
import { momentOf, offset, spelt } from './actions/entry.ts'
import * as noun from './schema.ts'
import type { EntryRow, PlacedRow } from './store.ts'
import { entriesAt } from './store/timeline-file.ts'
import { texts } from './texts/pages.ts'
import { entryTexts } from './texts/values.ts'

/** Columns of a file of rows, in the order in which they are explained. */
export const ROW_COLUMNS = [
  'at',
  'utc',
  'offset',
  'zone',
  'written',
  'skew_ms',
  'text',
  'source',
  'observable',
  'tag',
  'kind',
] as const
export type RowColumn = (typeof ROW_COLUMNS)[number]

/** What the file of a timeline calls its columns, whatever language it was made in; `null`: it follows from the others. */
const CALLED: readonly (readonly [Message, RowColumn | null])[] = [
  [texts.at, 'at'],
  [texts.utc, 'utc'],
  [texts.nation, null],
  [texts.corrected, null],
  [texts.written, 'written'],
  [texts.offset, 'offset'],
  [texts.zone, 'zone'],
  [texts.skewMs, 'skew_ms'],
  [texts.what, 'kind'],
  [texts.text, 'text'],
  [texts.readIn, 'source'],
  [texts.tag, 'tag'],
  [texts.observable, 'observable'],
]

const SPOKEN = Object.keys(LANGUAGES) as Language[]

/** What a word of this node means, in every language that it speaks. */
function meanings<V>({ speak }: NodeFacts, words: readonly (readonly [Message, V])[]) {
  return SPOKEN.flatMap((language) => {
    const t = speak(language)
    return words.map(([message, value]) => [folded(t(message)), value] as const)
  })
}

function namesIn(node: NodeFacts): ReadonlyMap<string, RowColumn | null> {
  return new Map([
    ...meanings(node, CALLED),
    ...ROW_COLUMNS.map((column) => [column, column] as const),
  ])
}

const milliseconds = z
  .string()
  .transform((text) => readNumber(text, 'whole') ?? text)
  .pipe(noun.skewMs)

const cells = z.strictObject({
  at: exactMoment.optional(),
  utc: exactMoment.optional(),
  offset: offset.optional(),
  zone: zone.optional(),
  written: line(80).optional(),
  skew_ms: milliseconds.optional(),
  text: lines(2_000),
  source: line(200).optional(),
  observable: line(300).optional(),
  tag: line(40).optional(),
  kind: line(100).optional(),
})
type Cells = z.output<typeof cells>

/** What a row says of the entry that it would be. */
export type RowDraft = Pick<
  EntryRow,
  'at' | 'written' | 'offsetMin' | 'zone' | 'skewMs' | 'text' | 'readIn' | 'observable' | 'tag'
> & { readonly finer: string }

export type RowState = 'good' | 'known' | 'wrong'

/** A row of a file, judged. */
export interface JudgedRow {
  /** As a spreadsheet counts. */
  readonly row: number
  readonly state: RowState
  readonly cells: readonly string[]
  readonly problems: readonly CellProblem[]
  readonly draft: RowDraft | null
}

/** A file whose rows are judged against the timeline as it is now. */
export interface JudgedFile {
  readonly columns: readonly (RowColumn | null)[]
  readonly rows: readonly JudgedRow[]
}

const wrong = (path: RowColumn | '', reason: string): CellProblem => ({
  path,
  reason,
  message: reason,
  limit: '',
})

/** Judges every row of a file. Throws what `readSheet` throws. */
export async function judgeFile(
  ctx: QueryContext,
  { incident, text }: { readonly incident: string; readonly text: string },
): Promise<JudgedFile> {
  const columnsOf = columnsBy(namesIn(ctx.node), ['text'])
  const sheet = readSheet<RowColumn>(text, { columnsOf })
  const kinds = new Map<string, noun.EntryKind>([
    ...meanings(
      ctx.node,
      noun.ENTRY_KINDS.map((kind) => [entryTexts[kind], kind] as const),
    ),
    ...noun.ENTRY_KINDS.map((kind) => [kind, kind] as const),
  ])
  const read = sheet.rows.map(({ n, cells: own }) => {
    const named = cellsOf(sheet.columns, own)
    const row = { row: rowNumber(n), cells: own }
    if (named === null) return { ...row, problems: [wrong('', 'tooManyCells')] }
    const { value, problems = [] } = readCells(cells, named)
    if (value === undefined) return { ...row, problems }
    const kind = value.kind === undefined ? 'note' : kinds.get(folded(value.kind))
    return kind === undefined
      ? { ...row, problems: [wrong('kind', 'unknownKind')] }
      : { ...row, ...draftIn(ctx.node, value), kind, value }
  })
  const places = [...new Set(read.flatMap((row) => (isRead(row) ? placeOf(row.draft) : [])))]
  const wanted = { incident, places, limit: noun.MAX_ENTRIES }
  const judge = judging(ctx.node, await entriesAt(ctx.tx, wanted))
  return {
    columns: sheet.columns,
    rows: read.map((row): JudgedRow => {
      const { row: number, cells: own } = row
      const base = { row: number, cells: own, draft: null }
      return isRead(row)
        ? { ...base, ...judge(row) }
        : { ...base, state: 'wrong', problems: row.problems ?? [] }
    }),
  }
}

const isRead = (row: object): row is ReadRow => 'draft' in row && row.draft !== undefined

/** A row that could be read. */
interface ReadRow {
  readonly draft: RowDraft
  readonly kind: noun.EntryKind
  readonly value: Cells
}

/** What a row says of an entry, or what is wrong with it. */
function draftIn(node: NodeFacts, value: Cells) {
  const { text, source: readIn = '', observable = '', tag = '', skew_ms: skewMs = null } = value
  const read = momentIn(node, value)
  if ('problems' in read) return read
  return { draft: { text, readIn, observable, tag, skewMs, ...read } }
}

/** The moment of a row and how it was written. */
function momentIn(node: NodeFacts, { at, utc, offset: said, zone: named, written }: Cells) {
  if (at !== undefined && utc !== undefined) return { problems: [wrong('at', 'twoTimes')] }
  if (at !== undefined) return civilIn({ ...node, zone: named ?? node.zone }, at, { said, written })
  const offsetMin = said === undefined ? null : offsetMinutes(said)
  const where = { offsetMin, zone: offsetMin === null ? (named ?? '') : '' }
  if (utc === undefined) return { at: null, finer: '', written: written ?? '', ...where }
  const { at: moment, finer, offsetMin: own } = exactOf(utc, 'UTC')
  // As the file of a timeline has it: how it was written stands beside it.
  if (written !== undefined) return { at: moment, finer, written, ...where }
  return { at: moment, finer, written: spelt(utc), offsetMin: own ?? 0, zone: '' }
}

/** A moment by the clock on the wall of the node's zone, or with an offset of its own. */
function civilIn(
  node: NodeFacts,
  at: string,
  { said, written = spelt(at) }: { said: string | undefined; written: string | undefined },
) {
  const own = exactOf(at, node.zone).offsetMin
  if (own !== null && said !== undefined && own !== offsetMinutes(said))
    return { problems: [wrong('offset', 'twoOffsets')] }
  const { moment, finer, offsetMin } = momentOf({ node }, at, said)
  return { at: moment, finer, written, offsetMin, zone: offsetMin === null ? node.zone : '' }
}

/** Where a row would stand in the timeline. */
function placeOf({ at, finer }: { readonly at: Time | null; readonly finer: string }): string {
  return at === null ? '' : `${at}${finer}`
}

/** Judges rows by what stands in the timeline at their moments, and by the rows that were judged before them. */
function judging(node: NodeFacts, rows: readonly PlacedRow[]) {
  const erased = new Set(SPOKEN.map((language) => plainWords(node.speak(language), '')))
  const known = new Set(
    rows.map((row) => (row.kind === 'note' ? keyOf(row.place, row) : `${row.place} ${row.kind}`)),
  )
  return ({ draft, kind, value }: ReadRow): Pick<JudgedRow, 'state' | 'problems' | 'draft'> => {
    const place = placeOf(draft)
    const isErased = erased.has(draft.text)
    // What a machine entered elsewhere is a note here, which says what it was.
    const text = kind === 'note' ? draft.text : `${value.kind ?? ''}: ${draft.text}`
    const own = { ...draft, text }
    const key = keyOf(place, isErased ? { ...own, text: '' } : own)
    if (known.has(key) || (kind !== 'note' && known.has(`${place} ${kind}`)))
      return { state: 'known', problems: [], draft: own }
    if (isErased) return { state: 'wrong', problems: [wrong('text', 'erased')], draft: null }
    known.add(key)
    return { state: 'good', problems: [], draft: own }
  }
}

type Words = Pick<RowDraft, 'text' | 'readIn' | 'observable' | 'tag'>

function keyOf(place: string, { text, readIn, observable, tag }: Words): string {
  return JSON.stringify([place, text, readIn, observable, tag])
}
