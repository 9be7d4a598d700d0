import { z } from 'zod'
import { type Observation, observation } from '../../../core/observation.ts'
import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import type { Verdict } from '../checks/index.ts'
import { MAX_OBSERVATIONS, verdict } from '../schema.ts'
import { db, type Row } from './tables.ts'

export type VisitRow = Row<'visit'>

const VISIT = [
  'id',
  'site',
  'at',
  'duration_ms',
  'letter',
  'score',
  'hash',
  'verdict_set',
  'verdicts',
  'snapshot',
  'is_kept',
] as const

const verdicts = z.array(verdict)

/** The verdicts that a visit's row holds; null once it is retired. */
export function verdictsOf(row: Pick<VisitRow, 'verdicts'>): Verdict[] | null {
  return row.verdicts === null ? null : verdicts.parse(JSON.parse(row.verdicts))
}

export async function addVisit(
  tx: Tx,
  row: VisitRow,
  set: Row<'verdict_set'>,
  seen: readonly Omit<Row<'visit_observation'>, 'visit'>[],
): Promise<void> {
  await db(tx)
    .insertInto('verdict_set')
    .values(set)
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute()
  await db(tx).insertInto('visit').values(row).execute()
  if (seen.length === 0) return
  const rows = seen.map((one) => ({ ...one, visit: row.id }))
  await db(tx).insertInto('visit_observation').values(rows).execute()
}

export async function visitById(tx: Tx, id: string): Promise<VisitRow | undefined> {
  return await db(tx).selectFrom('visit').select(VISIT).where('id', '=', id).executeTakeFirst()
}

/** Observations of a visit in their order; empty once it is retired. */
export async function observationsOf(tx: Tx, visit: string): Promise<Observation[]> {
  const rows = await db(tx)
    .selectFrom('visit_observation')
    .select('content')
    .where('visit', '=', visit)
    .orderBy('n')
    .limit(MAX_OBSERVATIONS)
    .execute()
  return rows.map(({ content }) => observation.parse(JSON.parse(content)))
}

/** Visits of a site, newest first, before the one given. */
export async function visitsOf(
  tx: Tx,
  { site, before, limit }: { site: string; before: Moment | undefined; limit: number },
) {
  let query = db(tx)
    .selectFrom('visit')
    .select(['id', 'at', 'duration_ms', 'letter', 'score', 'hash', 'is_kept'])
    .where('site', '=', site)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (before !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb('at', '<', before.at),
        eb.and([eb('at', '=', before.at), eb('id', '<', before.id)]),
      ]),
    )
  }
  return await query.execute()
}

/** A place in the order of visits. */
export interface Moment {
  readonly at: Time
  readonly id: string
}

/** Visits in the order of time after a place and before a time. */
export async function visitsBetween(
  tx: Tx,
  { after, before, limit }: { after: Moment; before: Time; limit: number },
) {
  return await db(tx)
    .selectFrom('visit')
    .select(['id', 'site', 'at', 'hash'])
    .where('at', '>=', after.at)
    .where((eb) => eb.or([eb('at', '>', after.at), eb('id', '>', after.id)]))
    .where('at', '<', before)
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Up to where visits are covered by records. */
export async function coveredUntil(tx: Tx): Promise<Moment> {
  const row = await db(tx)
    .selectFrom('visit_cover')
    .select(['at', 'visit'])
    .where('id', '=', 1)
    .executeTakeFirst()
  return row === undefined ? { at: '', id: '' } : { at: row.at, id: row.visit }
}

export async function setCoveredUntil(tx: Tx, { at, id: visit }: Moment): Promise<void> {
  await db(tx)
    .insertInto('visit_cover')
    .values({ id: 1, at, visit })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ at, visit }))
    .execute()
}

/** Sites that ever had a visit, in the order of ids: also those no longer watched. */
export async function visitedSites(
  tx: Tx,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const rows = await db(tx)
    .selectFrom('site_seen')
    .select('site')
    .where('site', '>', after)
    .orderBy('site')
    .limit(limit)
    .execute()
  return rows.map(({ site }) => site)
}

/** Visits of a site that are kept whole, oldest first, without the newest ones. */
export async function oldKeptVisits(
  tx: Tx,
  { site, newest, limit }: { site: string; newest: number; limit: number },
): Promise<Moment[]> {
  const edge = await db(tx)
    .selectFrom('visit')
    .select(['at', 'id'])
    .where('site', '=', site)
    .where('is_kept', '=', 1)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .offset(newest)
    .limit(1)
    .executeTakeFirst()
  if (edge === undefined) return []
  const rows = await db(tx)
    .selectFrom('visit')
    .select(['id', 'at'])
    .where('site', '=', site)
    .where('is_kept', '=', 1)
    .where('at', '<=', edge.at)
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.filter(({ at, id }) => at < edge.at || id <= edge.id)
}

/** Which of these visits something points at: a finding, one of its votes, a baseline in force. */
export async function visitsPointedAt(
  tx: Tx,
  site: string,
  visits: readonly string[],
): Promise<Set<string>> {
  if (visits.length === 0) return new Set()
  const votes = await db(tx)
    .selectFrom('finding_vote')
    .innerJoin('finding', 'finding.id', 'finding_vote.finding')
    .select('finding_vote.visit')
    .where('finding_vote.visit', 'in', visits)
    .where('finding.state', '!=', 'lapsed')
    .limit(visits.length * 100)
    .execute()
  const findings = await db(tx)
    .selectFrom('finding')
    .select('visit')
    .where('site', '=', site)
    .where('state', '!=', 'lapsed')
    .where('visit', 'in', visits)
    .limit(visits.length * 100)
    .execute()
  const baselines = await db(tx)
    .selectFrom('baseline')
    .select('visit')
    .where('site', '=', site)
    .where('state', '!=', 'replaced')
    .limit(100)
    .execute()
  return new Set([...votes, ...findings, ...baselines].flatMap(({ visit }) => visit ?? []))
}

/** Lets go of what these visits observed; gives how many observations went and the bodies they pointed at. */
export async function retireVisits(
  tx: Tx,
  visits: readonly string[],
): Promise<{ observations: number; bodies: string[] }> {
  const gone = await db(tx)
    .deleteFrom('visit_observation')
    .where('visit', 'in', visits)
    .returning(['kind', 'sha256', 'bytes'])
    .execute()
  await db(tx)
    .updateTable('visit')
    .set({ verdicts: null, snapshot: null, is_kept: 0 })
    .where('id', 'in', visits)
    .execute()
  const files = gone.flatMap(({ sha256, bytes }) => (bytes === null && sha256 ? [sha256] : []))
  return { observations: gone.length, bodies: [...new Set(files)] }
}

export async function addLeaving(tx: Tx, bodies: readonly string[], now: Time): Promise<void> {
  // Two parameters each, far below what either engine takes.
  for (let at = 0; at < bodies.length; at += 1000) {
    await db(tx)
      .insertInto('body_leaving')
      .values(bodies.slice(at, at + 1000).map((sha256) => ({ sha256, since_at: now })))
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .execute()
  }
}

/** Bodies on their way out since before a time, and whether a visit points at them again. */
export async function leavingBodies(
  tx: Tx,
  { before, limit }: { before: Time; limit: number },
): Promise<{ sha256: string; isUsed: boolean }[]> {
  const leaving = await db(tx)
    .selectFrom('body_leaving')
    .select('sha256')
    .where('since_at', '<', before)
    .orderBy('sha256')
    .limit(limit)
    .execute()
  if (leaving.length === 0) return []
  const all = leaving.map(({ sha256 }) => sha256)
  const rows = await db(tx)
    .selectFrom('visit_observation')
    .select('sha256')
    .distinct()
    .where('sha256', 'in', all)
    .where('bytes', 'is', null)
    .limit(all.length)
    .execute()
  const used = new Set(rows.map(({ sha256 }) => sha256))
  return all.map((sha256) => ({ sha256, isUsed: used.has(sha256) }))
}

export async function dropLeaving(tx: Tx, bodies: readonly string[]): Promise<void> {
  if (bodies.length === 0) return
  await db(tx).deleteFrom('body_leaving').where('sha256', 'in', bodies).execute()
}

export async function addGrade(tx: Tx, row: Row<'grade'>): Promise<void> {
  await db(tx).insertInto('grade').values(row).execute()
}

/** Changes of a site's grade, newest first. */
export async function gradesOf(tx: Tx, site: string, limit: number): Promise<Row<'grade'>[]> {
  return await db(tx)
    .selectFrom('grade')
    .select(['id', 'site', 'visit', 'at', 'letter', 'score'])
    .where('site', '=', site)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
