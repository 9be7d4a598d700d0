import type { Reading } from '../../../lib/html/index.ts'
import { isOfChoices } from './about-lists.ts'
import { type Draft, why } from './item.ts'
import { type Firm, type Index, isOpenPath, partOf } from './known.ts'
import { type FirmList, firmLists, keyOf, listsOf, meaningOf, type RowHere } from './rows.ts'
import { isAboutVote } from './words-of.ts'

/** Names that a select shares with lists of stations or candidates, by which it is one of them. */
const SHARED = 2
/** Rows of one list that are compared with those of others. */
const MAX_COMPARED = 100
/** Rows that one item shows. */
const MAX_SHOWN = 10

/** Rows of steady lists that voters choose from, that are gone though the same text stands elsewhere, and options that are gone. */
export function rowsGone(index: Index, reading: Reading): Draft[] {
  const lists = firmLists(index.profile, listsOf(reading))
  const short = lists.filter(
    ({ known, rows }) => known.moved === 0 && rows.length < known.rows.size,
  )
  if (short.length === 0) return []
  const ofVote = lists.filter(({ rows }) => isOfVote(rows, reading))
  return short.flatMap((list) => {
    const [first] = list.rows
    const path = reading.blocks[first?.blocks[0] ?? 0]?.path ?? ''
    const isOption = first?.row.kind === 'option'
    const isChosen = ofVote.includes(list) || (isOption && isOfSelect(list, ofVote, reading))
    if (!first || first.row.kind === 'card' || !isChosen || isOpenPath(index, path)) return []
    return itemOf(list, { path, isOption }, textsGone(index, list, reading)) ?? []
  })
}

function isOfVote(rows: FirmList['rows'], reading: Reading): boolean {
  const meaning = meaningOf(rows, reading)
  return meaning === 'choices' || meaning === 'voting'
}

/** Whether a select asks for a station, district or candidate: by its label, or by names that such lists have. */
function isOfSelect(
  { name, known, rows }: FirmList,
  ofVote: readonly FirmList[],
  { inventories }: Reading,
): boolean {
  const path = rows[0]?.row.path
  const labels = inventories.field
    .values()
    .filter((field) => field.path === path && field.key.startsWith('select:'))
  if (labels.some(({ words = '' }) => isAboutVote(words) || isOfChoices(words))) return true
  const others = ofVote.filter((one) => one.name !== name)
  const isHead = (head: string) => others.some((one) => one.known.rows.has(head))
  if ([...known.rows.keys()].filter(isHead).length >= SHARED) return true
  const texts = others.flatMap((one) => one.rows.map(({ row }) => row.head)).slice(0, MAX_COMPARED)
  const begins = ({ row: { head } }: RowHere) => texts.some((text) => text.startsWith(`${head} `))
  return rows.slice(0, MAX_COMPARED).filter(begins).length >= SHARED
}

interface Gone {
  readonly firm: Firm
  readonly isElsewhere: boolean
}

/** Texts that headed rows which are gone. */
function textsGone({ firm }: Index, { known, rows }: FirmList, { blocks }: Reading): Gone[] {
  const now = new Set(rows.map(({ head }) => head))
  const gone = new Set([...known.rows.keys()].filter((head) => !now.has(head)))
  const shown = new Set(blocks.flatMap(({ key, isHidden }) => (isHidden ? [] : [key])))
  const seen = new Set<string>()
  return firm.flatMap((one) => {
    const { form } = one
    if (form === null || seen.has(form) || !gone.has(keyOf(form))) return []
    seen.add(form)
    return [{ firm: one, isElsewhere: shown.has(form) }]
  })
}

function itemOf(
  { name }: FirmList,
  { path, isOption }: { readonly path: string; readonly isOption: boolean },
  gone: readonly Gone[],
): Draft | null {
  // What stands nowhere any more is told as a text.
  const told = gone.filter(({ isElsewhere }) => isElsewhere || isOption)
  if (told.length === 0) return null
  const old = told.slice(0, MAX_SHOWN).map(({ firm }) => firm.sample)
  return {
    class: 'text',
    id: `rows ${name} gone`,
    level: 'H',
    why: why('rule_gone'),
    place: path,
    old: old.join('\n'),
    now: null,
    parts: { gone: told.map(({ firm }) => partOf(firm)), lists: [name] },
  }
}
