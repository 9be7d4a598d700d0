import { z } from 'zod'
import { cleanedLine, isCleanLine } from '../../core/line.ts'
import { readNumber } from '../../core/number.ts'
import { fold } from '../../core/fold.ts'
import { readArea, type WrittenArea } from '../../core/written-area.ts'
import { lat, lon, phone, registered, STATION_COLUMNS } from './schema.ts'

export type ColumnName = (typeof STATION_COLUMNS)[number]
const REQUIRED: readonly ColumnName[] = ['number', 'name', 'area']

/** What may be wrong with a row. */
export const rowError = z.strictObject({
  /** Column that is wrong; empty when it is the row. */
  column: z.enum(['', ...STATION_COLUMNS]),
  code: z.enum([
    'missing',
    'too_long',
    'bad_characters',
    'bad_phone',
    'bad_number',
    'bad_registered',
    'half_position',
    'bad_area',
    'unknown_area',
    'duplicate_in_file',
    'duplicate_station',
    'too_many_fields',
  ]),
})
export type RowError = z.infer<typeof rowError>

const MAX_LENGTH: Readonly<Record<ColumnName, number>> = {
  number: 32,
  name: 200,
  area: 1_000,
  address: 300,
  phone: 32,
  lon: 32,
  lat: 32,
  registered: 32,
}

/** A row of a file as a station, and all that is wrong with it by itself. */
export type StationDraft = ReturnType<typeof readRow>

const NOWHERE: WrittenArea = { names: [] }

/**
 * The columns of a file by its first line, in any case and order. Null when one is unknown or comes twice, or a
 * required one is missing.
 */
export function columnsOf(names: readonly string[]): ColumnName[] | null {
  const found = names.map((name) =>
    STATION_COLUMNS.find((column) => column === name.trim().toLowerCase()),
  )
  const known = found.filter((column) => column !== undefined)
  const isWhole = known.length === names.length && new Set(known).size === known.length
  return isWhole && REQUIRED.every((column) => known.includes(column)) ? known : null
}

/** Reads one row. Wrong fields are cut to their greatest length and stripped, so that they can be stored and shown. */
export function readRow(columns: readonly ColumnName[], fields: readonly string[]) {
  const errors: RowError[] = []
  if (fields.length > columns.length) errors.push({ column: '', code: 'too_many_fields' })
  const cell = (column: ColumnName): string => {
    const index = columns.indexOf(column)
    const text = (index < 0 ? '' : (fields[index] ?? '')).trim()
    const problem = cellProblem(column, text)
    if (problem === null) return text
    errors.push({ column, code: problem })
    return cleanedLine(text, MAX_LENGTH[column])
  }
  const name = cell('name')
  const number = cell('number')
  const written = cell('area')
  // A missing area is said already.
  const area = written === '' ? NOWHERE : readArea(written)
  if (area === null) errors.push({ column: 'area', code: 'bad_area' })
  const position = { lon: coordinate(cell('lon')), lat: coordinate(cell('lat')) }
  if ((position.lon === null) !== (position.lat === null))
    errors.push({ column: position.lon === null ? 'lon' : 'lat', code: 'half_position' })
  return {
    number,
    name,
    nameFold: fold(name),
    address: cell('address'),
    phone: cell('phone') || null,
    area: area ?? NOWHERE,
    ...position,
    registered: whole(cell('registered')),
    errors,
  }
}

function cellProblem(column: ColumnName, text: string): RowError['code'] | null {
  if (text === '') return REQUIRED.includes(column) ? 'missing' : null
  if (text.length > MAX_LENGTH[column]) return 'too_long'
  if (!isCleanLine(text)) return 'bad_characters'
  if (column === 'phone' && !phone.safeParse(text).success) return 'bad_phone'
  if (column === 'lon' && !lon.safeParse(coordinate(text)).success) return 'bad_number'
  if (column === 'lat' && !lat.safeParse(coordinate(text)).success) return 'bad_number'
  if (column === 'registered' && !registered.safeParse(whole(text)).success) return 'bad_registered'
  return null
}

/** A number without decimals, its groups as people write them; null for anything else. */
function whole(text: string): number | null {
  return readNumber(text, 'whole') ?? null
}

/** Degrees have at most three digits before the decimals, so a point or a comma never stands between thousands. */
const DEGREES = { decimals: '.,', groups: '' }

/** A number with a point or a comma as decimal sign; null for anything else. */
function coordinate(text: string): number | null {
  return readNumber(text, DEGREES) ?? null
}
