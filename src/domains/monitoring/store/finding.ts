import { type ExpressionBuilder, sql } from 'kysely'
import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import type { Verdict } from '../checks/index.ts'
import { type FindingState, type MarkKind, verdict } from '../schema.ts'
import { inAreas } from './site.ts'
import { db, type Row } from './tables.ts'

export type FindingRow = Row<'finding'>
export type VoteRow = Row<'finding_vote'>

/** What a finding is about. */
export type Owner = { readonly site: string } | { readonly system: string }

/** Most live findings that a site or a system can have: one for each check and subject. */
export const MAX_LIVE_FINDINGS = 200

const FINDING = [
  'finding.id',
  'finding.site',
  'finding.system',
  'finding.check_name',
  'finding.subject',
  'finding.state',
  'finding.reason',
  'finding.severity',
  'finding.verdict',
  'finding.visit',
  'finding.signal',
  'finding.suspected_at',
  'finding.opened_at',
  'finding.closed_at',
  'finding.previous',
] as const

/** The verdict that a finding's row holds. */
export function verdictIn(row: Pick<FindingRow, 'verdict'>): Verdict {
  return verdict.parse(JSON.parse(row.verdict))
}

export async function addFinding(tx: Tx, row: FindingRow): Promise<void> {
  await db(tx).insertInto('finding').values(row).execute()
}

export async function setFinding(
  tx: Tx,
  id: string,
  values: Partial<Omit<FindingRow, 'id' | 'site' | 'system'>>,
): Promise<void> {
  await db(tx).updateTable('finding').set(values).where('id', '=', id).execute()
}

export async function findingById(tx: Tx, id: string): Promise<FindingRow | undefined> {
  return await db(tx)
    .selectFrom('finding')
    .select(FINDING)
    .where('finding.id', '=', id)
    .executeTakeFirst()
}

/** Whether a row belongs to an owner. */
function isOwned(eb: ExpressionBuilder<{ finding: FindingRow }, 'finding'>, owner: Owner) {
  return 'site' in owner ? eb('site', '=', owner.site) : eb('system', '=', owner.system)
}

/** Findings of a site or system that are suspect or open. */
export async function liveFindings(tx: Tx, owner: Owner): Promise<FindingRow[]> {
  return await db(tx)
    .selectFrom('finding')
    .select(FINDING)
    .where((eb) => isOwned(eb, owner))
    .where('state', 'in', ['suspect', 'open'])
    .orderBy('finding.id')
    .limit(MAX_LIVE_FINDINGS)
    .execute()
}

/** The last closed finding about the same thing. */
export async function lastClosed(
  tx: Tx,
  { owner, check, subject }: { owner: Owner; check: string; subject: string },
): Promise<string | null> {
  const row = await db(tx)
    .selectFrom('finding')
    .select('id')
    .where((eb) => isOwned(eb, owner))
    .where('check_name', '=', check)
    .where('subject', '=', subject)
    .where('state', '=', 'closed')
    .orderBy('closed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Votes that count towards an undecided change, oldest first, by finding. */
export async function countedVotes(
  tx: Tx,
  findings: readonly string[],
): Promise<Map<string, VoteRow[]>> {
  if (findings.length === 0) return new Map()
  const rows = await db(tx)
    .selectFrom('finding_vote')
    .select(['finding', 'visit', 'at', 'says', 'is_counted'])
    .where('finding', 'in', findings)
    .where('is_counted', '=', 1)
    .orderBy('at')
    .orderBy('visit')
    .limit(findings.length * 20)
    .execute()
  return Map.groupBy(rows, ({ finding }) => finding)
}

export async function addVote(tx: Tx, row: VoteRow): Promise<void> {
  await db(tx).insertInto('finding_vote').values(row).execute()
}

/** A decided change lets its votes rest: they stay as evidence and count no more. */
export async function restVotes(tx: Tx, finding: string): Promise<void> {
  await db(tx)
    .updateTable('finding_vote')
    .set({ is_counted: 0 })
    .where('finding', '=', finding)
    .where('is_counted', '=', 1)
    .execute()
}

/** The newest votes of a finding. */
export async function votesOf(tx: Tx, finding: string, limit: number): Promise<VoteRow[]> {
  return await db(tx)
    .selectFrom('finding_vote')
    .select(['finding', 'visit', 'at', 'says', 'is_counted'])
    .where('finding', '=', finding)
    .orderBy('at', 'desc')
    .orderBy('visit', 'desc')
    .limit(limit)
    .execute()
}

export async function addMark(tx: Tx, row: Row<'mark'>): Promise<void> {
  await db(tx).insertInto('mark').values(row).execute()
}

export async function withdrawMark(tx: Tx, id: string, now: Time): Promise<void> {
  await db(tx).updateTable('mark').set({ withdrawn_at: now }).where('id', '=', id).execute()
}

/** Marks in force on these findings, oldest first. */
export async function marksOf(
  tx: Tx,
  findings: readonly string[],
  now: Time,
): Promise<Row<'mark'>[]> {
  if (findings.length === 0) return []
  return await db(tx)
    .selectFrom('mark')
    .select(['id', 'finding', 'kind', 'reason', 'until_at', 'made_by', 'made_at', 'withdrawn_at'])
    .where('finding', 'in', findings)
    .where('withdrawn_at', 'is', null)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', now)]))
    .orderBy('made_at')
    .orderBy('id')
    .limit(findings.length * 20)
    .execute()
}

export async function markById(tx: Tx, id: string): Promise<Row<'mark'> | undefined> {
  return await db(tx)
    .selectFrom('mark')
    .select(['id', 'finding', 'kind', 'reason', 'until_at', 'made_by', 'made_at', 'withdrawn_at'])
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
}

/** Area of what a finding is about, whichever it is. */
export const FINDING_AREA = sql<string>`coalesce(site.area, inside_system.area)`

/** Which findings a list wants. */
export interface FindingSearch {
  readonly areas: readonly string[]
  readonly under?: string | undefined
  readonly site?: string | undefined
  readonly system?: string | undefined
  readonly state?: FindingState | undefined
  readonly severity?: string | undefined
}

/** Findings with their sites or systems, newest first, before the one given. */
export async function findingsWhere(
  tx: Tx,
  search: FindingSearch,
  { after, limit }: { after: string | undefined; limit: number },
) {
  if (search.areas.length === 0) return []
  let query = db(tx)
    .selectFrom('finding')
    .leftJoin('site', 'site.id', 'finding.site')
    .leftJoin('inside_system', 'inside_system.id', 'finding.system')
    .select(FINDING)
    .select((eb) => [
      eb.fn.coalesce('site.name', 'inside_system.name').as('name'),
      eb.fn.coalesce('site.area', 'inside_system.area').as('area'),
      'site.host',
    ])
    .where((eb) => inAreas(eb, FINDING_AREA, search.areas))
    .orderBy('finding.id', 'desc')
    .limit(limit)
  const { under, site, system, state, severity } = search
  if (under !== undefined) query = query.where((eb) => inAreas(eb, FINDING_AREA, [under]))
  if (site !== undefined) query = query.where('finding.site', '=', site)
  if (system !== undefined) query = query.where('finding.system', '=', system)
  if (site === undefined && system === undefined) {
    query = query.where('site.ended_at', 'is', null).where('inside_system.ended_at', 'is', null)
  }
  if (state !== undefined) query = query.where('finding.state', '=', state)
  if (severity !== undefined) query = query.where('finding.severity', '=', severity)
  if (after !== undefined) query = query.where('finding.id', '<', after)
  return await query.execute()
}

/** The kinds of marks in force, by finding. */
export async function markKinds(
  tx: Tx,
  findings: readonly string[],
  now: Time,
): Promise<Map<string, MarkKind[]>> {
  const rows = await marksOf(tx, findings, now)
  const byFinding = Map.groupBy(rows, ({ finding }) => finding)
  return new Map([...byFinding].map(([id, marks]) => [id, marks.map(({ kind }) => kind)]))
}
