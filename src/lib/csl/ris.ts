// RIS files: a tag and a value on each line.

import { isoDay, readDate } from './dates.ts'
import { isbn, issn, type Item, type ItemDate, type ItemName, type ItemType } from './item.ts'
import { languageOf } from './languages.ts'
import { CslError, MAX_CSL_ITEMS } from './problems.ts'
import { plain } from './runs.ts'
import { bareDoi, firstNumber, type ReadItem, type RefusedEntry, settle } from './settle.ts'

/** Kinds of works by their tag; of two tags for one kind the first is written. */
const TYPES: readonly (readonly [tag: string, type: ItemType])[] = [
  ['JOUR', 'article-journal'],
  ['EJOUR', 'article-journal'],
  ['INPR', 'article-journal'],
  ['JFULL', 'periodical'],
  ['MGZN', 'article-magazine'],
  ['NEWS', 'article-newspaper'],
  ['BLOG', 'post-weblog'],
  ['BILL', 'bill'],
  ['UNBILL', 'bill'],
  ['BOOK', 'book'],
  ['EBOOK', 'book'],
  ['EDBOOK', 'book'],
  ['CLSWK', 'classic'],
  ['CASE', 'legal_case'],
  ['CHAP', 'chapter'],
  ['ECHAP', 'chapter'],
  ['CPAPER', 'paper-conference'],
  ['CONF', 'paper-conference'],
  ['DATA', 'dataset'],
  ['AGGR', 'dataset'],
  ['DBASE', 'dataset'],
  ['COMP', 'software'],
  ['DICT', 'entry-dictionary'],
  ['ENCYC', 'entry-encyclopedia'],
  ['FIGURE', 'figure'],
  ['ART', 'graphic'],
  ['HEAR', 'hearing'],
  ['STAT', 'legislation'],
  ['LEGAL', 'regulation'],
  ['MANSCPT', 'manuscript'],
  ['UNPB', 'manuscript'],
  ['MAP', 'map'],
  ['MPCT', 'motion_picture'],
  ['VIDEO', 'motion_picture'],
  ['ADVS', 'broadcast'],
  ['MUSIC', 'musical_score'],
  ['SOUND', 'song'],
  ['PAMP', 'pamphlet'],
  ['PAT', 'patent'],
  ['PCOMM', 'personal_communication'],
  ['ICOMM', 'personal_communication'],
  ['RPRT', 'report'],
  ['GOVDOC', 'report'],
  ['STAND', 'standard'],
  ['THES', 'thesis'],
  // Not in the specification, but what EndNote, Zotero and pandoc take for a page; ELEC some take for anything.
  ['WEB', 'webpage'],
  ['ELEC', 'webpage'],
  ['GEN', 'document'],
]
const TYPE_OF = new Map(TYPES)
/** Kinds that have no tag of their own go out by the nearest one. */
const NEAREST: readonly (readonly [ItemType, string])[] = [
  ['treaty', 'STAT'],
  ['post', 'WEB'],
  ['collection', 'BOOK'],
  ['entry', 'ENCYC'],
  ['review', 'JOUR'],
  ['review-book', 'JOUR'],
]
const TAG_OF = new Map([
  ...NEAREST,
  ...TYPES.toReversed().map(([tag, type]) => [type, tag] as const),
])

/** A RIS file of these works. Source: RIS Format Specifications (Thomson Reuters, 2012). */
export function writeRis(items: readonly Item[]): string {
  return items.map((item) => linesOf(item).join('\r\n')).join('\r\n\r\n') + '\r\n'
}

function linesOf(item: Item): string[] {
  const [start, end] = pagesOf(item.page)
  const [year] = item.issued?.['date-parts'][0] ?? []
  const all: readonly (readonly [tag: string, value: string | undefined])[] = [
    ['TY', TAG_OF.get(item.type) ?? 'GEN'],
    ['ID', item.id],
    ...(item.author ?? []).map((name) => ['AU', nameOf(name)] as const),
    ...(item.editor ?? []).map((name) => ['ED', nameOf(name)] as const),
    ['TI', item.title],
    ['T2', item['container-title']],
    ['T3', item['collection-title']],
    ['PB', item.publisher],
    ['CY', item['publisher-place']],
    ['PY', year === undefined ? undefined : String(year)],
    ['DA', dateOf(item.issued)],
    ['VL', item.volume],
    ['IS', item.issue],
    ['M1', item.number],
    ['SP', start],
    ['EP', end],
    ['ET', item.edition],
    ['M3', item.genre],
    ['KW', item.keyword],
    ['DO', item.DOI],
    ['SN', item.ISBN],
    ['SN', item.ISSN],
    ['UR', item.URL],
    ['Y2', dateOf(item.accessed)],
    ['LA', item.language],
  ]
  const there = all.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${plain(value)}`],
  )
  return [...there, 'ER  - ']
}

function nameOf(name: ItemName): string {
  if (name.literal !== undefined) return name.literal
  const family = [name['non-dropping-particle'] ?? name['dropping-particle'], name.family]
  return [family.filter((part) => part !== undefined).join(' '), name.given, name.suffix]
    .filter((part) => part !== undefined)
    .join(', ')
}

/** `2024/03/05/`, as much of it as is known: three slashes always. */
function dateOf(date: ItemDate | undefined): string | undefined {
  const [parts] = date?.['date-parts'] ?? []
  if (parts === undefined) return undefined
  const [year = '', month = '', day = ''] = isoDay(parts).split('-')
  return parts[0] !== undefined && parts[0] < 0 ? undefined : `${year}/${month}/${day}/`
}

function pagesOf(page: string | undefined): readonly (string | undefined)[] {
  const span = /^([^\s–-]+)\s*(?:–|-{1,2})\s*([^\s–-]+)$/.exec(page ?? '')
  return span === null ? [page, undefined] : [span[1], span[2]]
}

/** Values hold line ends of other kinds (U+2028), which publishers write into titles. */
const LINE = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*)| *)$/s
/** Most lines of one entry, longest value: a paper of a large experiment has 3,000 authors. */
const MAX_LINES = 5_000
const MAX_VALUE = 5_000

/** Fields of CSL by their tags; the first tag that is there counts. */
const TEXTS: readonly (readonly [field: string, tags: readonly string[]])[] = [
  ['title', ['TI', 'T1', 'CT', 'BT']],
  ['container-title', ['T2', 'JO', 'JF', 'J2', 'JA', 'BT']],
  ['collection-title', ['T3']],
  ['publisher', ['PB']],
  ['publisher-place', ['CY', 'PP']],
  ['volume', ['VL']],
  ['edition', ['ET']],
  ['genre', ['M3']],
]
/** Tags that are read in another way, or that say nothing of the work. */
const READ = new Set('TY ID ER AU A1 ED A2 PY Y1 DA Y2 IS M1 SP EP KW DO SN UR LK LA'.split(' '))

type Values = Map<string, string[]>

/** An entry as it stands in the file. */
interface RawEntry {
  readonly line: number
  readonly values: Values
}

/** Works of a RIS file. Throws CslError where there are too many. */
export function readRis(text: string): (ReadItem | RefusedEntry)[] {
  const entries = parseRis(text)
  if (entries.length > MAX_CSL_ITEMS) throw new CslError('too_many')
  return entries.map(({ line, values }, n) => work(values, n + 1, line))
}

/** Entries, one more than there may be at most. One ends with ER, or where the next begins. */
function parseRis(text: string): RawEntry[] {
  const entries: RawEntry[] = []
  let open: RawEntry | null = null
  let last: string[] | undefined
  for (const [number, line] of linesIn(text)) {
    const [, tag, value = ''] = LINE.exec(line) ?? []
    if (tag === 'TY') {
      if (entries.length > MAX_CSL_ITEMS) break
      open = { line: number, values: new Map() }
      entries.push(open)
    } else if (tag === 'ER') open = null
    if (open === null || number - open.line > MAX_LINES) continue
    if (tag !== undefined) {
      last = open.values.get(tag) ?? []
      last.push(value.trim().slice(0, MAX_VALUE))
      open.values.set(tag, last)
    } else if (last !== undefined && line.trim() !== '') extend(last, line)
  }
  return entries
}

/** Lines with their number from 1, whichever way they end. */
function* linesIn(text: string): Generator<readonly [number: number, line: string]> {
  let from = 0
  for (let number = 1; from < text.length; number += 1) {
    const found = text.indexOf('\n', from)
    const end = found < 0 ? text.length : found
    yield [number, text.slice(from, text[end - 1] === '\r' ? end - 1 : end)]
    from = end + 1
  }
}

/** A line without a tag goes on with the value before. */
function extend(values: string[], line: string): void {
  const longer = `${values.pop() ?? ''} ${line.trim()}`
  values.push(longer.slice(0, MAX_VALUE))
}

function work(values: Values, entry: number, line: number): ReadItem | RefusedEntry {
  const first = (...tags: readonly string[]) =>
    tags.map((tag) => values.get(tag)?.find((value) => value !== '')).find((value) => value)
  const taken = new Set(READ)
  const draft: Record<string, unknown> = { type: TYPE_OF.get(first('TY') ?? '') ?? 'document' }
  for (const [name, tags] of TEXTS) {
    const from = tags.find((tag) => !taken.has(tag) && values.has(tag))
    if (from === undefined) continue
    taken.add(from)
    draft[name] = first(from)
  }
  const isPatent = draft['type'] === 'patent'
  if (isPatent) taken.delete('A2')
  Object.assign(draft, people(values, isPatent), numbers(first, draft), addresses(values, first))
  draft['keyword'] = values.get('KW')?.join(', ')
  const leftOut = [...values.keys()].filter((tag) => !taken.has(tag))
  return settle(draft, { entry, line, key: first('ID') ?? '' }, leftOut)
}

type First = (...tags: readonly string[]) => string | undefined

/** Whom a patent belongs to stands where others have an editor. */
function people(values: Values, isPatent: boolean): Record<string, unknown> {
  const all = (...tags: readonly string[]) => {
    const names = tags.flatMap((tag) => values.get(tag) ?? []).filter((name) => name !== '')
    return names.length === 0 ? undefined : names.map(readName)
  }
  return { author: all('AU', 'A1'), editor: isPatent ? all('ED') : all('ED', 'A2') }
}

/** `Family, Given, Suffix`; a name without a comma is one piece. */
function readName(written: string): Record<string, string> {
  const [family = '', given = '', suffix = ''] = written.split(',').map((part) => part.trim())
  if (given === '') return { literal: family }
  return { family, given, ...(suffix !== '' && { suffix }) }
}

function numbers(first: First, { type }: Record<string, unknown>): Record<string, unknown> {
  const [issued, accessed] = [first('DA') ?? first('PY', 'Y1'), first('Y2')]
  const [start, end] = [first('SP'), first('EP')]
  const isArticle = /^(?:article|review|periodical)/.test(String(type))
  return {
    issued: dated(issued, first('PY', 'Y1')),
    accessed: dated(accessed, undefined),
    page: start !== undefined && end !== undefined ? `${start}-${end}` : start,
    issue: isArticle ? first('IS') : undefined,
    number: isArticle ? first('M1') : first('M1', 'IS'),
  }
}

/** A date of slashes, `2024/03/05/text`; what is none is handed on as it is and told as left out. */
function dated(written: string | undefined, year: string | undefined): unknown {
  if (written === undefined) return undefined
  const parts = written.split('/').slice(0, 3)
  const filled = parts.filter((part) => part.trim() !== '').join('-')
  return readDate(filled) ?? readDate(written) ?? readDate(year?.slice(0, 4) ?? '') ?? written
}

function addresses(values: Values, first: First): Record<string, unknown> {
  const language = first('LA')
  const [doi, numbers] = [first('DO'), (values.get('SN') ?? []).join(', ')]
  const isIssn = (one: string) => issn.safeParse(one).success
  const isIsbn = (one: string) => isbn.safeParse(one).success
  const [anIssn, anIsbn] = [firstNumber(numbers, isIssn), firstNumber(numbers, isIsbn)]
  const isNeither = numbers !== '' && !isIssn(anIssn) && !isIsbn(anIsbn)
  return {
    DOI: doi === undefined ? undefined : bareDoi(doi),
    URL: first('UR', 'LK'),
    language: language === undefined ? undefined : languageOf(language),
    ISSN: isIssn(anIssn) ? anIssn : isNeither ? numbers : undefined,
    ISBN: isIsbn(anIsbn) ? anIsbn : undefined,
  }
}
