import type { Tx } from '../../../core/port.ts'
import { areaRange } from '../../../core/permission.ts'
import type { Time } from '../../../core/time.ts'
import { db, type Row } from './tables.ts'

export type ProblemRow = Row<'station_problem'>

const PROBLEM = [
  'id',
  'station',
  'area',
  'symptom',
  'note',
  'client_key',
  'reported_by',
  'captured_at',
  'reported_at',
  'state',
  'owner',
  'taken_at',
  'remedy',
  'settled_at',
  'alert',
] as const

export async function addProblem(tx: Tx, row: ProblemRow): Promise<void> {
  await db(tx).insertInto('station_problem').values(row).execute()
}

export async function changeProblem(
  tx: Tx,
  id: string,
  change: Partial<Omit<ProblemRow, 'id'>>,
): Promise<void> {
  await db(tx).updateTable('station_problem').set(change).where('id', '=', id).execute()
}

export async function problemById(tx: Tx, id: string): Promise<ProblemRow | undefined> {
  return await db(tx)
    .selectFrom('station_problem')
    .select(PROBLEM)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function problemByKey(
  tx: Tx,
  station: string,
  key: string,
): Promise<ProblemRow | undefined> {
  return await db(tx)
    .selectFrom('station_problem')
    .select(PROBLEM)
    .where('station', '=', station)
    .where('client_key', '=', key)
    .executeTakeFirst()
}

/** Problems of one symptom in one area after `since`, oldest first. */
export async function problemsAlike(
  tx: Tx,
  wanted: { area: string; symptom: string; since: Time },
): Promise<ProblemRow[]> {
  return await db(tx)
    .selectFrom('station_problem')
    .select(PROBLEM)
    .where('area', '=', wanted.area)
    .where('symptom', '=', wanted.symptom)
    .where('reported_at', '>', wanted.since)
    .orderBy('id')
    .limit(500)
    .execute()
}

export async function linkProblems(tx: Tx, ids: readonly string[], alert: string): Promise<void> {
  if (ids.length === 0) return
  await db(tx).updateTable('station_problem').set({ alert }).where('id', 'in', ids).execute()
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
  if (wanted.areas.length === 0 || wanted.states.length === 0) return []
  return await db(tx)
    .selectFrom('station_problem')
    .select(PROBLEM)
    .where('state', 'in', wanted.states)
    .where('id', '<', wanted.before)
    .where(({ or, and, eb }) =>
      or(
        wanted.areas
          .map(areaRange)
          .map(({ from, to }) => and([eb('area', '>=', from), eb('area', '<', to)])),
      ),
    )
    .orderBy('id', 'desc')
    .limit(wanted.limit)
    .execute()
}

/** The newest problems of one station. */
export async function problemsOfStation(
  tx: Tx,
  station: string,
  limit: number,
): Promise<ProblemRow[]> {
  return await db(tx)
    .selectFrom('station_problem')
    .select(PROBLEM)
    .where('station', '=', station)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
