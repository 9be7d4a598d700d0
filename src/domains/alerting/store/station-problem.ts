import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { areaPath, under } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
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

/** Problems of one symptom in one area after `since`, oldest first. */
export async function problemsAlike(
  tx: Tx,
  { since, ...of }: Pick<ProblemRow, 'area' | 'symptom'> & { readonly since: Time },
): Promise<ProblemRow[]> {
  const where = { ...of, reportedAt: { after: since } }
  return await problems.many(tx, where, { order: ['id'], limit: 500 })
}

/** Problems in these areas and states, newest first. */
export async function problemsIn(
  tx: Tx,
  wanted: {
    areas: readonly string[]
    states: readonly ProblemRow['state'][]
    before: string
    limit: number
  },
): Promise<ProblemRow[]> {
  const { areas, states: state, before, limit } = wanted
  const where = { area: under(areas), state, id: { before } }
  return await problems.many(tx, where, { order: ['-id'], limit })
}

/** The newest problems of one station. */
export async function problemsOfStation(
  tx: Tx,
  station: string,
  limit: number,
): Promise<ProblemRow[]> {
  return await problems.many(tx, { station }, { order: ['-id'], limit })
}
