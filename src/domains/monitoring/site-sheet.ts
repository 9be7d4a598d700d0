import { z } from 'zod'
import { cleanedLine, isCleanLine } from '../../core/line.ts'
import { readNumber } from '../../core/number.ts'
import { SECOND } from '../../core/time.ts'
import { readArea, type WrittenArea } from '../../core/written-area.ts'
import { withoutGuard } from '../../lib/csv/write.ts'
import { type Place, readAddress } from './address.ts'
import { authorisationFields, MAX_ADDRESS, siteFields } from './schema.ts'

/** Columns of a file of sites, in the order in which it is written; of a new site the first four are needed. */
export const SITE_COLUMNS = [
  'address',
  'name',
  'organization',
  'area',
  'affected',
  'http_port',
  'words',
  'phrases',
  'seconds',
  'slow_ms',
  'moves_addresses',
  'private',
  'public',
  'legal_basis',
  'granted_by',
  'days',
] as const
export type SiteColumn = (typeof SITE_COLUMNS)[number]

/** Columns that the file of wrong rows has besides, so that it may come back as it is. */
export const REMARK_COLUMNS = ['row', 'wrong'] as const

/** Between several values of one cell; doubled where it is part of a value. */
const BAR = '|'
const ALONE = /(?<!\|)\|(?!\|)/

/** Days for which an authorisation holds where the file does not say it: what the form offers first. */
const USUAL_DAYS = 90

/** What may be wrong with a row. */
export const sheetError = z.strictObject({
  /** Column that is wrong; empty when it is the row. */
  column: z.enum(['', ...SITE_COLUMNS]),
  code: z.enum([
    'missing',
    'too_long',
    'bad_characters',
    'bad_address',
    'bad_number',
    'bad_answer',
    'bad_phrase',
    'bad_area',
    'unknown_area',
    'other_area',
    'other_organization',
    'private_address',
    'private_in_exercise',
    'never_address',
    'closed_port',
    'may_not_authorise',
    'duplicate_in_file',
    'too_many_fields',
    'changed_since',
    'known_since',
    'removed_since',
  ]),
})
export type SheetError = z.infer<typeof sheetError>

const MAX_LENGTH: Readonly<Record<SiteColumn, number>> = {
  address: MAX_ADDRESS,
  name: 200,
  organization: 200,
  area: 1_000,
  affected: 10_000,
  http_port: 64,
  words: 200,
  phrases: 5_500,
  seconds: 64,
  slow_ms: 64,
  moves_addresses: 10,
  private: 10,
  public: 10,
  legal_basis: 500,
  granted_by: 200,
  days: 64,
}

/** The columns of a file by its first line, in any case and order; `null` for one that is passed over. */
export type SheetColumns = readonly (SiteColumn | null)[]

/** Reads the first line; gives the name that is wrong where one is unknown, comes twice, or the address is missing. */
export function columnsOf(names: readonly string[]): SheetColumns | { readonly wrong: string } {
  const columns: (SiteColumn | null)[] = []
  for (const written of names) {
    const name = written.trim().toLowerCase()
    const column = SITE_COLUMNS.find((one) => one === name) ?? null
    const isRemark = REMARK_COLUMNS.some((one) => one === name)
    const isTwice = column !== null && columns.includes(column)
    if ((column === null && !isRemark) || isTwice) return { wrong: cleanedLine(written, 50) }
    columns.push(column)
  }
  return columns.includes('address') ? columns : { wrong: 'address' }
}

/** What a row says of a site; what it does not say is undefined and stays as it is. */
export type SheetDraft = ReturnType<typeof readRow>

/** Reads one row. Nothing in it is believed: each cell is bounded, and what is wrong with it is said by column. */
export function readRow(columns: SheetColumns, fields: readonly string[]) {
  const errors: SheetError[] = []
  const wrong = (column: SheetError['column'], code: SheetError['code']) => {
    errors.push({ column, code })
  }
  if (fields.length > columns.length) wrong('', 'too_many_fields')
  /** The text of a cell; undefined where the file has no such column or what stands there cannot be used. */
  const cell = (column: SiteColumn): string | undefined => {
    const index = columns.indexOf(column)
    if (index < 0) return undefined
    const text = withoutGuard((fields[index] ?? '').trim())
    if (text.length > MAX_LENGTH[column]) wrong(column, 'too_long')
    else if (!isCleanLine(text)) wrong(column, 'bad_characters')
    else return text
    return undefined
  }
  const read = <T>(
    column: SiteColumn,
    code: SheetError['code'],
    parse: (text: string) => T | null,
  ): T | undefined => {
    const text = cell(column)
    if (text === undefined || text === '') return undefined
    const value = parse(text)
    if (value === null) wrong(column, code)
    return value ?? undefined
  }
  /** An empty cell of these columns says that there is none. */
  const cleared = <T, E>(column: SiteColumn, value: T | undefined, empty: E) =>
    value === undefined && isEmpty(columns, fields, column) ? empty : value
  const listed = <T>(column: SiteColumn, parse: (text: string) => T | null) =>
    cleared(
      column,
      read(column, column === 'phrases' ? 'bad_phrase' : 'bad_area', (text) => all(text, parse)),
      [] as T[],
    )
  const draft = {
    place: placeIn(cell('address'), wrong),
    name: needed('name', cell('name'), wrong),
    organization: needed('organization', cell('organization'), wrong),
    area: read('area', 'bad_area', readArea),
    areas: listed<WrittenArea>('affected', readArea),
    httpPort: read('http_port', 'bad_number', fieldOf(siteFields.httpPort)),
    keyword: cleared('words', cell('words') || undefined, null),
    phrases: listed<string>('phrases', phraseOf),
    visitMs: cleared('seconds', read('seconds', 'bad_number', intervalOf), null),
    slowMs: read('slow_ms', 'bad_number', fieldOf(siteFields.slowMs)),
    movesAddresses: read('moves_addresses', 'bad_answer', answerOf),
    allowPrivate: read('private', 'bad_answer', answerOf),
    isPublic: read('public', 'bad_answer', answerOf),
  }
  if (isEmpty(columns, fields, 'area')) wrong('area', 'missing')
  const basis = cell('legal_basis') || undefined
  const grantedBy = cell('granted_by') || undefined
  const days = read('days', 'bad_number', fieldOf(authorisationFields.days)) ?? USUAL_DAYS
  if (basis === undefined && grantedBy !== undefined) wrong('legal_basis', 'missing')
  if (basis !== undefined && grantedBy === undefined) wrong('granted_by', 'missing')
  const isAuthorised = basis !== undefined && grantedBy !== undefined
  return {
    ...draft,
    authorisation: isAuthorised ? { legalBasis: basis, grantedBy, days } : null,
    errors,
  }
}

type Say = (column: SheetError['column'], code: SheetError['code']) => void

function placeIn(text: string | undefined, wrong: Say): Place | undefined {
  if (text === undefined) return undefined
  const place = text === '' ? null : readAddress(text)
  if (place === null) wrong('address', text === '' ? 'missing' : 'bad_address')
  return place ?? undefined
}

function needed(column: SiteColumn, text: string | undefined, wrong: Say): string | undefined {
  if (text === '') wrong(column, 'missing')
  return text === '' ? undefined : text
}

function isEmpty(columns: SheetColumns, fields: readonly string[], column: SiteColumn): boolean {
  const index = columns.indexOf(column)
  return index >= 0 && (fields[index] ?? '').trim() === ''
}

/** Every value of a cell; null where one of them is none. */
function all<T>(text: string, parse: (part: string) => T | null): T[] | null {
  const parts = text.split(ALONE).map((part) => part.trim().replaceAll(BAR + BAR, BAR))
  const values = parts.map(parse)
  const good = values.filter((value) => value !== null)
  return good.length === values.length ? good : null
}

/** A number that this field of a site takes. */
function fieldOf(field: { safeParse(value: unknown): { data?: number | undefined } }) {
  return (text: string): number | null => {
    const number = readNumber(text, 'whole')
    return number === null ? null : (field.safeParse(number).data ?? null)
  }
}

/** Seconds, with a point or a comma before tenths. */
function intervalOf(text: string): number | null {
  const seconds = readNumber(text, 'whole') ?? readNumber(text, { decimals: '.,', groups: '' })
  if (seconds === null) return null
  return siteFields.visitMs.safeParse(Math.round(seconds * SECOND)).data ?? null
}

function phraseOf(text: string): string | null {
  const [phrase] = siteFields.phrases.safeParse([text]).data ?? []
  return phrase ?? null
}

const YES = ['yes', 'true', '1', 'x', 'نعم']
const NO = ['no', 'false', '0', 'لا']

function answerOf(text: string): boolean | null {
  const word = text.toLowerCase()
  if (YES.includes(word)) return true
  return NO.includes(word) ? false : null
}

function listOf(values: readonly string[]): string {
  return values.map((value) => value.replaceAll(BAR, BAR + BAR)).join(` ${BAR} `)
}

/** A site as a row writes it, for one who reads the file back; areas as they are to be written. */
export function rowOf(site: {
  readonly address: string
  readonly name: string
  readonly organization: string
  readonly area: string
  readonly areas: readonly string[]
  readonly httpPort: number
  readonly keyword: string | null
  readonly phrases: readonly string[]
  readonly visitMs: number | null
  readonly slowMs: number
  readonly movesAddresses: boolean
  readonly allowPrivate: boolean
  readonly isPublic: boolean
}): (string | number | null)[] {
  const answer = (value: boolean) => (value ? 'yes' : 'no')
  return [
    site.address,
    site.name,
    site.organization,
    site.area,
    listOf(site.areas),
    site.httpPort,
    site.keyword,
    listOf(site.phrases),
    site.visitMs === null ? null : site.visitMs / SECOND,
    site.slowMs,
    answer(site.movesAddresses),
    answer(site.allowPrivate),
    answer(site.isPublic),
    // Permissions are not changed by a file, only given where there is none.
    null,
    null,
    null,
  ]
}
