import { aboveRow, type Block, type Reading } from '../../../lib/html/index.ts'
import { isOfBallots } from './about-lists.ts'
import { namesThing } from './guiding.ts'
import { type Draft, type GonePart, type Level, why, type WhyCode } from './item.ts'
import { type Firm, type Here, type Index, isOpenPath, partOf } from './known.ts'
import {
  cellsApart,
  columnOf,
  contentOf,
  type FirmList,
  firmLists,
  keyOf,
  type ListMeaning,
  listsOf,
  meaningOf,
  type RowHere,
} from './rows.ts'

/** Rows that one item shows. */
const MAX_SHOWN_ROWS = 10

/**
 * Rows whose content stands under another head, whose order is another, or that come and go: as far as each text by itself
 * is known, or judging texts tells of it. One item a list.
 */
export function judgeRows(index: Index, reading: Reading, here: Here): Draft[] {
  const firm = new Map(index.firm.flatMap((one) => (one.form === null ? [] : [[one.form, one]])))
  const lists = firmLists(index.profile, listsOf(reading))
  const pageOf = (list: FirmList) => ({
    reading,
    here,
    firm,
    meaning: meaningOf(list.rows, reading),
  })
  const between = betweenItem(lists, pageOf)
  const own = lists.flatMap((list) => {
    const page = pageOf(list)
    const exchanged = exchangedItem(list, page)
    if (exchanged) return [exchanged]
    return isSteady(index, list, page) ? (orderItem(list, page) ?? comesItem(list, page) ?? []) : []
  })
  return between ? [between, ...own] : own
}

/** Rows that went from one list that never moved to another one, as from what is accepted to what is refused. */
function betweenItem(
  lists: readonly FirmList[],
  pageOf: (list: FirmList) => PageHere,
): Draft | null {
  const steady = lists.filter(({ known, rows }) => known.moved === 0 && rows[0]?.row.kind === 'li')
  const went = new Set(
    steady.flatMap(({ known, rows }) => {
      const now = new Set(rows.map(({ head }) => head))
      return [...known.rows.keys()].filter((head) => !now.has(head))
    }),
  )
  for (const list of steady) {
    const came = list.rows.filter(({ head }) => !list.known.rows.has(head) && went.has(head))
    const page = pageOf(list)
    if (came.length === 0 || !(isOfVote(page.meaning) || namesThing(titleOf(list)))) continue
    const now = came.map((row) => textOf(row, page.reading))
    return itemOf(list, page, { level: 'H', code: 'rows_moved', rows: came, old: [], now })
  }
  return null
}

function isOfVote(meaning: ListMeaning): boolean {
  return meaning === 'choices' || meaning === 'voting'
}

interface PageHere {
  readonly reading: Reading
  readonly here: Here
  readonly firm: ReadonlyMap<string, Firm>
  readonly meaning: ListMeaning
}

interface ChangedRow {
  readonly row: RowHere
  readonly lost: readonly string[]
  readonly gained: readonly string[]
}

/** Cells that stand under the head of others. */
function exchangedItem(list: FirmList, page: PageHere): Draft | null {
  const { known, rows } = list
  const changed = rows.flatMap((row): ChangedRow[] => {
    const before = known.rows.get(row.head)
    if (!before) return []
    const apart = cellsApart(before, row.cells)
    const isClosed = (cell: string) => !known.open.includes(columnOf(cell))
    const [lost, gained] = [apart.lost.filter(isClosed), apart.gained.filter(isClosed)]
    return lost.length > 0 && gained.length > 0 ? [{ row, lost, gained }] : []
  })
  const lostAll = new Set(changed.flatMap(({ lost }) => lost.map(contentOf)))
  const gainedAll = new Set(changed.flatMap(({ gained }) => gained.map(contentOf)))
  const moved = changed.filter(
    ({ lost, gained }) =>
      lost.some((cell) => gainedAll.has(contentOf(cell))) &&
      gained.some((cell) => lostAll.has(contentOf(cell))),
  )
  const isTold = isOfVote(page.meaning) || rows[0]?.row.kind === 'tr'
  if (moved.length === 0 || !isTold) return retoldItem(list, changed, page)
  // While votes are counted all numbers change; where some only change places somebody exchanged them.
  const isPure =
    moved.length === changed.length &&
    moved.every(({ lost }) => lost.every((cell) => gainedAll.has(contentOf(cell))))
  const isGrave = isOfVote(page.meaning) || (page.meaning === 'results' && isPure)
  const level = isGrave ? 'H' : 'M'
  const now = moved.map(({ row }) => textOf(row, page.reading))
  const old = moved.map((one) => oldText(one, moved, page.reading))
  return itemOf(list, page, {
    level,
    code: 'rows_moved',
    rows: moved.map(({ row }) => row),
    old,
    now,
  })
}

/** All that heads a list, and the heads of its columns. */
function titleOf({ rows: [first] }: FirmList): string {
  return first ? `${aboveRow(first.row)}\n${first.row.head}` : ''
}

/** Cells that say what only others on the page said: no text of theirs is new. */
function retoldItem(list: FirmList, changed: readonly ChangedRow[], page: PageHere): Draft | null {
  const { reading, here } = page
  const isKnown = ({ row, gained }: ChangedRow) => {
    const keys = new Set(gained.map(contentOf))
    const own = row.blocks.filter((at) => keys.has(keyOf(reading.blocks[at]?.key ?? '')))
    // Where a text is gone those after it stand in its column.
    const isSame = list.known.rows.get(row.head)?.length === row.cells.length
    return isSame && own.length > 0 && own.every((at) => here.known[at] === 'exact')
  }
  // What is counted has the same numbers in many places.
  if (page.meaning === 'results' || list.rows[0]?.row.kind === 'card') return null
  const retold = changed.filter(isKnown)
  if (retold.length === 0) return null
  const now = retold.map(({ row }) => textOf(row, reading))
  return itemOf(list, page, {
    level: isOfVote(page.meaning) || now.some(namesThing) ? 'H' : 'M',
    code: 'rows_moved',
    rows: retold.map(({ row }) => row),
    old: retold.map((one) => oldText(one, retold, reading)),
    now,
  })
}

/** The head of a row, and the cells that it had: they stand in other rows now. */
function oldText(
  { row, lost, gained }: ChangedRow,
  moved: readonly ChangedRow[],
  reading: Reading,
): string {
  const texts = new Map<string, string>()
  for (const other of moved)
    for (const block of blocksOf(other.row, reading)) texts.set(keyOf(block.key), block.text)
  const left = [...lost]
  const isGained = new Set(gained.map(contentOf))
  const lines = blocksOf(row, reading).map((block) =>
    isGained.has(keyOf(block.key)) ? (texts.get(contentOf(left.shift() ?? '')) ?? '') : block.text,
  )
  return lines.filter((line) => line !== '').join(' · ')
}

function blocksOf({ blocks }: RowHere, reading: Reading): Block[] {
  return blocks.flatMap((at) => reading.blocks[at] ?? [])
}

function textOf(row: RowHere, reading: Reading): string {
  const texts = blocksOf(row, reading).map(({ text }) => text)
  return [...texts, ...(row.row.value === '' ? [] : [row.row.value])].join(' · ')
}

/** Whether rows of a list that matters never came, went or moved. */
function isSteady(
  index: Index,
  { known, rows }: FirmList,
  { meaning, reading }: PageHere,
): boolean {
  const [first] = rows
  const path = reading.blocks[first?.blocks[0] ?? 0]?.path ?? ''
  const isRows = first !== undefined && first.row.kind !== 'card'
  return isRows && known.moved === 0 && isOfVote(meaning) && !isOpenPath(index, path)
}

/** The same rows in another order, where they never moved. */
function orderItem(list: FirmList, page: PageHere): Draft | null {
  const { known, rows } = list
  const isSame = rows.length === known.rows.size && rows.every(({ head }) => known.rows.has(head))
  const before = [...known.rows.keys()]
  const moved = rows.filter(({ head }, at) => head !== before[at])
  if (!isSame || moved.length === 0) return null
  const byHead = new Map(rows.map((row) => [row.head, row]))
  const old = before.flatMap((head, at) => {
    const row = rows[at]?.head === head ? undefined : byHead.get(head)
    return row ? [textOf(row, page.reading)] : []
  })
  const level = page.meaning === 'choices' && isOfBallots(titleOf(list)) ? 'H' : 'M'
  const now = moved.map((row) => textOf(row, page.reading))
  return itemOf(list, page, { level, code: 'rows_moved', rows: moved, old, now })
}

/** Rows that come though their texts are known from elsewhere. New texts are told as such. */
function comesItem(list: FirmList, page: PageHere): Draft | null {
  const { known, rows } = list
  const isKnown = ({ blocks }: RowHere) => blocks.every((at) => page.here.known[at] === 'exact')
  const fresh = rows.filter((row) => !known.rows.has(row.head) && isKnown(row))
  if (fresh.length === 0 || rows.length <= known.rows.size) return null
  const now = fresh.map((row) => textOf(row, page.reading))
  const level = page.meaning === 'choices' ? 'H' : 'M'
  return itemOf(list, page, { level, code: 'rule_new', rows: fresh, old: [], now })
}

interface Told {
  readonly level: Level
  readonly code: WhyCode
  readonly rows: readonly RowHere[]
  readonly old: readonly string[]
  readonly now: readonly string[]
}

function itemOf({ name }: FirmList, { reading, firm }: PageHere, told: Told): Draft {
  const blocks = told.rows.flatMap((row) => row.blocks)
  const all = blocks.flatMap((at) => reading.blocks[at] ?? [])
  const gone = all.flatMap((block): GonePart[] => {
    const part = firm.get(block.key)
    return part ? [partOf(part)] : []
  })
  const lines = (texts: readonly string[]) => texts.slice(0, MAX_SHOWN_ROWS).join('\n') || null
  return {
    class: 'text',
    id: `rows ${name} ${told.code}`,
    level: told.level,
    why: why(told.code),
    place: all[0]?.path ?? '',
    under: all[0]?.heading ?? '',
    old: lines(told.old),
    now: lines(told.now),
    parts: { blocks, gone, lists: [name] },
  }
}
