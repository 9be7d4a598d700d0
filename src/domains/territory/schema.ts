import { z } from 'zod'
import { id } from '../../core/id.ts'
import { line } from '../../core/line.ts'
import { areaPath } from '../../core/permission.ts'
import { time } from '../../core/time.ts'

/** Most areas of a node: the largest nations have some tens of thousands down to the municipality or ward. */
export const MAX_AREAS = 50_000
export const MAX_ELECTIONS = 200
export const MAX_FREEZES = 50
export const MAX_OFFICIALS_PER_PLACE = 100

/** Rows of one step of an import: some 10 ms in the write queue, so that an urgent command waits for no more than that. */
export const MAX_ROWS_PER_STEP = 500
/** Characters of one piece of a file that is sent as text. */
export const MAX_TEXT_PER_STEP = 60_000
/** Stations that one step of applying moves: some 20 ms. */
export const APPLY_ROWS = 1_000
/** Most rows of one file. */
export const MAX_IMPORT_ROWS = 500_000

export const phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9 ()/.-]{3,30}$/, 'digits, with + in front and spaces between')

/** Short name of an area in its path. */
export const areaCode = z.string().regex(/^[0-9A-Za-z-]{1,24}$/, 'up to 24 letters and digits')

/** Columns that a file of stations may have; the first three it must have. */
export const STATION_COLUMNS = [
  'number',
  'name',
  'area',
  'address',
  'phone',
  'lon',
  'lat',
  'registered',
] as const

export const stationNumber = line(32)
export const lon = z.number().min(-180).max(180)
export const lat = z.number().min(-90).max(90)
/** Voters who are registered at one station: a number, never who they are. */
export const registered = z.number().int().min(0).max(1_000_000)

export const stationRow = z.strictObject({
  id,
  number: z.string(),
  name: z.string(),
  /** Name without case and accents, for searching. */
  nameFold: z.string(),
  address: z.string(),
  phone: z.string().nullable(),
  area: areaPath,
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  /** Null where the office does not say it. */
  registered: z.number().int().nullable(),
  /** The import that brought it. */
  import: id.nullable(),
  closedAt: time.nullable(),
})

/** A station as others read it. */
export const station = stationRow.omit({ nameFold: true, import: true, closedAt: true })
export type Station = z.infer<typeof station>

export const officialRow = z.strictObject({
  id,
  /** Null for a post of the whole area. */
  station: id.nullable(),
  area: areaPath,
  post: z.string(),
  /** As far as the office wants to keep it here. */
  label: z.string().nullable(),
  contact: z.string().nullable(),
  /** `person:<id>` of who holds it and signs in here. */
  person: z.string().nullable(),
  addedAt: time,
  removedAt: time.nullable(),
})

export type OfficialRow = z.infer<typeof officialRow>

/** A post as others read it. */
export const official = officialRow.omit({ addedAt: true, removedAt: true })
export type Official = z.infer<typeof official>

/** staging → applying → finished; staging or applying → clearing → cancelled or failed. */
export const importState = z.enum([
  'staging',
  'applying',
  'clearing',
  'finished',
  'cancelled',
  'failed',
])

export const importRow = z.strictObject({
  id,
  name: z.string(),
  election: id.nullable(),
  /** In the order of the file. */
  columns: z.array(z.enum(STATION_COLUMNS)),
  delimiter: z.enum([',', ';']),
  skipsBad: z.boolean(),
  state: importState,
  /** What it becomes once cleared. */
  endsAs: z.enum(['cancelled', 'failed']).nullable(),
  /** Rows that have arrived; the next one to send. */
  staged: z.number().int(),
  good: z.number().int(),
  bad: z.number().int(),
  /** Rows that are stations already, visible once the import is finished. */
  applied: z.number().int(),
  begunBy: z.string(),
  begunAt: time,
  /** When its stations became visible. */
  finishedAt: time.nullable(),
  endedAt: time.nullable(),
})

/** What is told of an import; its id has another name there. */
export const importPart = importRow.pick({
  id: true,
  name: true,
  state: true,
  staged: true,
  good: true,
  bad: true,
  applied: true,
  skipsBad: true,
  begunAt: true,
  endedAt: true,
})
export const importStatus = importPart.omit({ id: true }).extend({ import: id })

/** How far an import is after a step. */
export const progress = importRow.pick({ staged: true, good: true, bad: true })
export type Progress = z.infer<typeof progress>
