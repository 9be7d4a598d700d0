import { z } from 'zod'
import { civilDate } from '../../core/civil-day.ts'
import { id } from '../../core/id.ts'
import { time } from '../../core/time.ts'

/** The files of a day; their hashes stay when the files are gone. */
export const dayRow = z.strictObject({
  day: civilDate,
  asOf: time,
  issues: z.number().int(),
  leftOut: z.number().int(),
  csv: z.string().nullable(),
  geojson: z.string().nullable(),
  csvHash: z.string(),
  geojsonHash: z.string(),
  record: id,
})
export const dayPart = dayRow.omit({ csv: true, geojson: true })
