import { z } from 'zod'
import { id } from '../../core/id.ts'
import { line } from '../../core/line.ts'
import { areaPath } from '../../core/permission.ts'
import { time } from '../../core/time.ts'

/** Most areas of a node: the largest nations have some ten thousand down to the municipality. */
export const MAX_AREAS = 20_000
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

export { line }

export const phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9 ()/.-]{3,30}$/, 'digits, with + in front and spaces between')

/** Short name of an area in its path. */
export const areaCode = z.string().regex(/^[0-9A-Za-z-]{1,24}$/, 'up to 24 letters and digits')

export const stationNumber = line(32)
export const lon = z.number().min(-180).max(180)
export const lat = z.number().min(-90).max(90)

export const station = z.strictObject({
  id,
  number: z.string(),
  name: z.string(),
  address: z.string(),
  phone: z.string().nullable(),
  area: areaPath,
  lon: z.number().nullable(),
  lat: z.number().nullable(),
})

export const official = z.strictObject({
  id,
  post: z.string(),
  station: id.nullable(),
  area: areaPath,
  label: z.string().nullable(),
  contact: z.string().nullable(),
  /** `person:<id>` of who holds it and signs in here. */
  person: z.string().nullable(),
})

/** staging → applying → finished; staging or applying → clearing → cancelled or failed. */
export const importState = z.enum([
  'staging',
  'applying',
  'clearing',
  'finished',
  'cancelled',
  'failed',
])

export const importStatus = z.strictObject({
  import: id,
  name: z.string(),
  state: importState,
  /** Rows that have arrived; the next one to send. */
  staged: z.number().int(),
  good: z.number().int(),
  bad: z.number().int(),
  /** Rows that are stations already, visible once the import is finished. */
  applied: z.number().int(),
  skipsBad: z.boolean(),
  begunAt: time,
  endedAt: time.nullable(),
})
