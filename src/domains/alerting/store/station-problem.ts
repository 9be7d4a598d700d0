import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { areaPath } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { time } from '../../../core/time.ts'
import { type RowOf, table } from '../../../lib/sql/table.ts'
import { stationId } from '../schema.ts'
import { symptom } from '../symptoms.ts'

export const problemRow = z.strictObject({
  id,
  station: stationId,
  area: areaPath,
  symptom,
  note: z.string(),
  clientKey: z.string(),
  reportedBy: z.string(),
  capturedAt: time,
  reportedAt: time,
  state: z.enum(['open', 'taken', 'settled']),
  owner: z.string().nullable(),
  takenAt: time.nullable(),
  remedy: z.string().nullable(),
  settledAt: time.nullable(),
  /** The draft that this and others like it proposed. */
  alert: id.nullable(),
})
export const problems = table('station_problem', problemRow)
export type ProblemRow = RowOf<typeof problems>

/** The newest problems of one station. */
export const problemsOfStation = (tx: Tx, station: string, limit: number) =>
  problems.many(tx, { station }, { order: ['-id'], limit })
