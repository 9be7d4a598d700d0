import {
  aboveRow,
  type Block,
  listOf,
  type Reading,
  type Row,
  short,
} from '../../../lib/html/index.ts'
import { isOfChoices, isOfResults } from './about-lists.ts'
import type { Parts } from './item.ts'
import { type KnownList, minutes, type Profile } from './profile.ts'
import { isAboutVoting, isHousekeeping } from './words-of.ts'

/** Lists of one page that are watched, their rows together, and cells of one row. */
const MAX_LISTS = 200
const MAX_ROWS = 2_000
const MAX_CELLS = 8
/** Texts of a row: a cell by which a page is laid out has more. */
const MAX_TEXTS = 16
/** Characters of a key that tell the texts of one list apart. */
const KEY_LENGTH = 6

/** One row of a page: its head, and its cells by column. */
export interface RowHere {
  readonly row: Row
  readonly head: string
  /** `column key` of each, at most MAX_CELLS. */
  readonly cells: readonly string[]
  /** Places in the reading. */
  readonly blocks: readonly number[]
}

/** Rows of a page that share a list, by its key. */
export type ListsHere = ReadonlyMap<string, readonly RowHere[]>

/** Rows of what is in sight, in their order. Linear; beyond a limit the rest is not watched as rows. */
export function listsOf(reading: Reading): ListsHere {
  const known = read.get(reading)
  if (known) return known
  const lists = readLists(reading)
  read.set(reading, lists)
  return lists
}

const read = new WeakMap<Reading, ListsHere>()

function readLists({ blocks }: Reading): ListsHere {
  const byRow = new Map<Row, number[]>()
  blocks.forEach(({ row, isHidden, kind }, at) => {
    if (!row || isHidden || kind === 'attribute') return
    const known = byRow.get(row)
    if (known) known.push(at)
    else if (byRow.size < MAX_ROWS) byRow.set(row, [at])
  })
  const lists = new Map<string, RowHere[]>()
  const names = new Map<string, string>()
  for (const [row, own] of byRow) {
    const here = rowHere(row, own, blocks)
    if (!here) continue
    const list = listOf(row)
    const name = names.get(list) ?? short(list)
    names.set(list, name)
    const rows = lists.get(name)
    if (rows) rows.push(here)
    else if (lists.size < MAX_LISTS) lists.set(name, [here])
  }
  return lists
}

/** What heads the next card stands in none. */
const NEXT_HEADING = />h[1-6](?:#[^>]*)?$/

/** Null for a card without text, and for what holds so much that it lays out a page. */
function rowHere(row: Row, all: readonly number[], blocks: readonly Block[]): RowHere | null {
  if (all.length > MAX_TEXTS) return null
  const isCard = row.kind === 'card'
  const isOwn = ({ text, path }: Block) =>
    !isHousekeeping(text) && !(isCard && NEXT_HEADING.test(path))
  const own = all.filter((at) => blocks[at] !== undefined && isOwn(blocks[at]))
  const texts = own.flatMap((at) => blocks[at] ?? [])
  const head = isCard ? short(row.head) : (texts[0]?.key ?? '')
  const cells = (isCard ? texts : texts.slice(1)).map(({ column, key }) =>
    row.kind === 'tr' ? `${column} ${keyOf(key)}` : `0 ${keyOf(key)}`,
  )
  if (row.value !== '') cells.push(`0 ${keyOf(short(row.value))}`)
  if (isCard && cells.length === 0) return null
  return { row, head: keyOf(head), cells: cells.slice(0, MAX_CELLS), blocks: own }
}

/** What of the key of a text tells it from others in its list. */
export function keyOf(key: string): string {
  return key.slice(0, KEY_LENGTH)
}

/** A cell without its column. */
export function contentOf(cell: string): string {
  return cell.slice(cell.indexOf(' ') + 1)
}

export function columnOf(cell: string): number {
  return Number.parseInt(cell, 10)
}

/** What a list is of, as far as it matters who stands where in it. */
export type ListMeaning = 'choices' | 'voting' | 'results' | 'other'

/** By what heads it, what stands just before it, and its first rows. Where results come in, rows come and go. */
export function meaningOf(rows: readonly RowHere[], { blocks }: Reading): ListMeaning {
  const [first] = rows
  if (!first) return 'other'
  const before = blocks[(first.blocks[0] ?? 0) - 1]?.text.slice(0, 200) ?? ''
  const isTable = first.row.kind === 'tr'
  const heads = rows.slice(0, 3).map(({ row }) => row.head)
  const columns = isTable ? first.blocks.map((at) => blocks[at]?.text.slice(0, 200) ?? '') : []
  const text = [aboveRow(first.row), before, ...heads, ...columns].join('\n')
  if (isOfResults(text)) return 'results'
  if (isOfChoices(text)) return 'choices'
  return isAboutVoting(text) ? 'voting' : 'other'
}

/**
 * Takes the rows of a fetch into the profile. Of lists that findings touch nothing is learned, and after learning a list that
 * never moved stays as it was.
 */
export function learnRows(
  profile: Profile,
  lesson: {
    readonly reading: Reading
    readonly atMs: number
    readonly notBlocks: ReadonlySet<number>
  },
): void {
  const { lists } = profile
  const last = minutes(lesson.atMs)
  for (const [name, rows] of listsOf(lesson.reading)) {
    const known = lists.get(name)
    const isTold = rows.some(({ blocks }) => blocks.some((at) => lesson.notBlocks.has(at)))
    const isSettled = profile.isFull && known !== undefined && known.moved === 0
    if (known && !isTold && !isSettled) learnList(known, rows)
    else if (!known && !isTold && lists.size < MAX_LISTS) lists.set(name, newList(rows))
    const list = lists.get(name)
    if (list) Object.assign(list, { seen: list.seen + 1, fetch: profile.fetches, last })
  }
}

function newList(rows: readonly RowHere[]): KnownList {
  const own = uniqueRows(rows)
  return {
    seen: 0,
    fetch: 0,
    last: 0,
    moved: 0,
    rows: new Map(own.map(({ head, cells }) => [head, cells])),
    open: [],
  }
}

/** Rows of a head that only one row has. */
function uniqueRows(rows: readonly RowHere[]): RowHere[] {
  const counts = new Map<string, number>()
  for (const { head } of rows) counts.set(head, (counts.get(head) ?? 0) + 1)
  return rows.filter(({ head }) => counts.get(head) === 1)
}

/** What moved while it was learned is open: the order of the rows, or a column. */
function learnList(known: KnownList, rows: readonly RowHere[]): void {
  const own = uniqueRows(rows)
  const heads = own.map(({ head }) => head).join()
  if (heads !== [...known.rows.keys()].join()) known.moved++
  for (const { head, cells } of own) {
    const before = known.rows.get(head)
    if (!before) continue
    const { lost, gained } = cellsApart(before, cells)
    for (const cell of [...lost, ...gained])
      if (!known.open.includes(columnOf(cell))) known.open.push(columnOf(cell))
  }
  known.rows = new Map(own.map(({ head, cells }) => [head, cells]))
}

const NOTHING_APART = { lost: [], gained: [] }

/** Cells that only one of two rows has: by column where both have as many, else by their content alone. */
export function cellsApart(
  before: readonly string[],
  now: readonly string[],
): { readonly lost: readonly string[]; readonly gained: readonly string[] } {
  const isSame = before.length === now.length
  if (isSame && before.every((cell, at) => cell === now[at])) return NOTHING_APART
  const [old, own] = [before, now].map((cells) => new Set(isSame ? cells : cells.map(contentOf)))
  const name = (cell: string) => (isSame ? cell : contentOf(cell))
  return {
    lost: before.filter((cell) => !own?.has(name(cell))),
    gained: now.filter((cell) => !old?.has(name(cell))),
  }
}

/** A list as it was always there, with its rows of now. */
export interface FirmList {
  readonly name: string
  readonly known: KnownList
  readonly rows: readonly RowHere[]
}

/** Share of fetches with a list by which it is usual: it may be away for a while, as a finding. */
const USUAL = 0.5

export function firmLists({ lists, fetches }: Profile, here: ListsHere): FirmList[] {
  return [...here].flatMap(([name, rows]) => {
    const known = lists.get(name)
    return known && known.seen >= fetches * USUAL ? [{ name, known, rows: uniqueRows(rows) }] : []
  })
}

/** Takes rows that a person approved: those with approved texts, or all of a list that was told as such. */
export function approveRows(profile: Profile, reading: Reading, parts: Parts): void {
  const blocks = new Set(parts.blocks)
  const isGone = (parts.gone?.length ?? 0) > 0
  for (const [name, all] of listsOf(reading)) {
    const known = profile.lists.get(name)
    if (!known) continue
    const isWhole = parts.lists?.includes(name) ?? false
    const rows = new Map<string, readonly string[]>()
    for (const { head, cells, blocks: own } of uniqueRows(all)) {
      const isApproved = isWhole || own.some((at) => blocks.has(at))
      const kept = isApproved ? cells : known.rows.get(head)
      if (kept) rows.set(head, kept)
    }
    if (!isWhole && !isGone)
      for (const [head, cells] of known.rows) if (!rows.has(head)) rows.set(head, cells)
    known.rows = rows
  }
}
