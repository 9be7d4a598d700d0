import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { areaPath } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import { table } from '../../../lib/sql/table.ts'
import { stationId } from '../schema.ts'

/** The last time that somebody telephoned a station because of an alert, and what came of it. */
export const callRow = z.strictObject({
  alert: id,
  station: stationId,
  area: areaPath,
  result: z.enum(['reached', 'no_answer']),
  note: z.string(),
  calledBy: z.string(),
  calledAt: time,
})
export const calls = table('station_call', callRow, ['alert', 'station'])
