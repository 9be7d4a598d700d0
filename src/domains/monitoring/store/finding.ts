import { sql } from 'kysely'
import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { builtOnce } from '../../../lib/sql/built-once.ts'
import { matches } from '../../../lib/sql/condition.ts'
import { type Database, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import {
  type FindingState,
  findingState,
  isExcuse,
  markKind,
  severity,
  verdict,
} from '../schema.ts'
import { QUIET_KINDS } from '../use-table.ts'
import type { sites } from './site.ts'
import type { systems } from './system.ts'
import type { pageChanges } from './watch.ts'

export const findings = table(
  'finding',
  z.strictObject({
    id,
    /** Exactly one of site and system is null; a visit belongs to the first, a signal to the second. */
    site: id.nullable(),
    system: id.nullable(),
    checkName: z.string(),
    subject: z.string(),
    state: findingState,
    reason: z.string(),
    severity,
    verdict,
    visit: id.nullable(),
    signal: id.nullable(),
    suspectedAt: time,
    openedAt: time.nullable(),
    closedAt: time.nullable(),
    previous: id.nullable(),
  }),
)
export type FindingRow = RowOf<typeof findings>

export const voteRow = z.strictObject({
  finding: id,
  visit: id,
  at: time,
  says: z.enum(['bad', 'good', 'none']),
  /** A decided change lets its votes rest: they stay as evidence and count no more. */
  isCounted: z.boolean(),
})
export const votes = table('finding_vote', voteRow, ['finding', 'visit'])
export type VoteRow = RowOf<typeof votes>

export const markRow = z.strictObject({
  id,
  finding: id,
  kind: markKind,
  reason: z.string(),
  untilAt: time.nullable(),
  madeBy: z.string(),
  madeAt: time,
  withdrawnAt: time.nullable(),
})
export const marks = table('mark', markRow)

const db = tables<Database<typeof findings | typeof sites | typeof systems | typeof pageChanges>>()

/** What a finding is about. */
export type Owner = { readonly site: string } | { readonly system: string }

/** Most live findings that a site or a system can have: one for each check and subject. */
export const MAX_LIVE_FINDINGS = 200

/** Findings of a site or system that are suspect or open. */
export async function liveFindings(tx: Tx, owner: Owner): Promise<FindingRow[]> {
  const where = { ...owner, state: ['suspect', 'open'] } as const
  return await findings.many(tx, where, { order: ['id'], limit: MAX_LIVE_FINDINGS })
}

/** The last closed finding about the same thing. */
export async function lastClosed(
  tx: Tx,
  { owner, check, subject }: { owner: Owner; check: string; subject: string },
): Promise<string | null> {
  const where = { ...owner, checkName: check, subject, state: 'closed' } as const
  return (await findings.one(tx, where, { order: ['-closedAt', '-id'] }))?.id ?? null
}

/** Votes that count towards an undecided change, oldest first, by finding. */
export async function countedVotes(
  tx: Tx,
  finding: readonly string[],
): Promise<Map<string, VoteRow[]>> {
  const how = { order: ['at', 'visit'], limit: finding.length * 20 } as const
  const rows = await votes.many(tx, { finding, isCounted: true }, how)
  return Map.groupBy(rows, (row) => row.finding)
}

/** The newest votes of a finding. */
export async function votesOf(tx: Tx, finding: string, limit: number): Promise<VoteRow[]> {
  return await votes.many(tx, { finding }, { order: ['-at', '-visit'], limit })
}

/** Marks that are read at once: some of each finding of the longest list. */
const MAX_MARKS = 20_000

/** Marks in force on these findings, oldest first. */
export const marksOf = builtOnce((tx, finding: readonly string[], now: Time) =>
  marks
    .select(tx)
    .where('finding', 'in', finding)
    .where('withdrawn_at', 'is', null)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', now)]))
    .orderBy('made_at')
    .orderBy('id')
    .limit(MAX_MARKS),
).all

const EXCUSES = markKind.options.filter(isExcuse)

/** Whether a finding is one that a person excused, of the select around it. */
export function isExcusedAt(now: Time) {
  return sql<boolean>`exists (select 1 from mark where mark.finding = finding.id and mark.kind in (${sql.join(EXCUSES)})
    and mark.withdrawn_at is null and (mark.until_at is null or mark.until_at > ${now}))`
}

/** Findings that nothing has ended and no person excused, as far as they decide what people may do with their sites. */
const deciding = builtOnce((tx, asked: { site: readonly string[]; now: Time; limit: number }) =>
  db(tx)
    .selectFrom('finding')
    .select(findings.columns('id', 'site', 'state', 'reason', 'severity', 'verdict'))
    .where('site', 'in', asked.site)
    .where('state', 'in', ['suspect', 'open'])
    .where((eb) => eb.or([eb('severity', 'in', GRAVE), eb('reason', 'not in', QUIET_KINDS)]))
    .where((eb) => eb.not(isExcusedAt(asked.now)))
    .orderBy('id')
    .limit(asked.limit),
).all

/**
 * Suspected and open findings of these sites that no person excused, by site: what is critical or high, and below that what
 * tells a visitor something. A change of a page that was announced is left out, unless it is grave.
 */
export async function troublesOf(tx: Tx, site: readonly string[], now: Time) {
  const limit = site.length * MAX_LIVE_FINDINGS
  const live = findings.read(await deciding(tx, { site, now, limit }))
  const lesser = live.filter((one) => !isGrave(one)).map((one) => one.id)
  const left = new Set(await announced(tx, lesser))
  return Map.groupBy(
    live.filter((one) => !left.has(one.id)),
    (one) => one.site,
  )
}

/** Severities that stop or mislead visitors. */
const GRAVE = ['C', 'H'] as const

/** Whether a finding is one of them. */
export function isGrave(finding: { readonly severity: string }): boolean {
  return GRAVE.some((one) => one === finding.severity)
}

/** Those of these findings that are changes which somebody announced. */
async function announced(tx: Tx, finding: readonly string[]): Promise<string[]> {
  if (finding.length === 0) return []
  const rows = await db(tx)
    .selectFrom('page_change')
    .select('finding')
    .where('finding', 'in', finding)
    .where('announced', 'is not', null)
    .limit(finding.length)
    .execute()
  return rows.map((row) => row.finding)
}

/** Area of what a finding is about, whichever it is. */
const AREA = sql<string>`coalesce(site.area, inside_system.area)`

/** Findings of these areas, to be selected with the names of their sites and systems. */
export function findingsIn(tx: Tx, areas: readonly string[]) {
  return db(tx)
    .selectFrom('finding')
    .leftJoin('site', 'site.id', 'finding.site')
    .leftJoin('inside_system', 'inside_system.id', 'finding.system')
    .select(sql<string>`coalesce(site.name, inside_system.name)`.as('name'))
    .where((eb) => matches(eb, AREA, under(areas)))
}

/** Which findings a list wants. */
export interface FindingSearch {
  readonly areas: readonly string[]
  readonly under?: string | undefined
  readonly site?: string | undefined
  readonly system?: string | undefined
  /** `current`: those that nothing has ended, suspected or open. */
  readonly state?: FindingState | 'current' | undefined
  readonly severity?: FindingRow['severity'] | undefined
}

/** Findings with their sites or systems, newest first, before the one given. */
export async function findingsWhere(
  tx: Tx,
  search: FindingSearch,
  { after, limit }: { after: string | undefined; limit: number },
) {
  if (search.areas.length === 0) return []
  let query = findingsIn(tx, search.areas)
    .leftJoin('page_change', 'page_change.finding', 'finding.id')
    .select([
      'page_change.announced',
      'page_change.reminded_at as remindedAt',
      'page_change.reminded_of as remindedOf',
      ...findings.columns('id', 'site', 'system', 'subject', 'state', 'reason', 'severity'),
      ...findings.columns('suspectedAt', 'openedAt', 'closedAt'),
      'finding.check_name as check',
      AREA.as('area'),
      sql<string>`coalesce(site.host, '')`.as('host'),
    ])
    .orderBy('finding.id', 'desc')
    .limit(limit)
  const { under: below, site, system, state, severity } = search
  if (below !== undefined) query = query.where((eb) => matches(eb, AREA, under([below])))
  if (site !== undefined) query = query.where('finding.site', '=', site)
  if (system !== undefined) query = query.where('finding.system', '=', system)
  if (site === undefined && system === undefined) {
    query = query.where('site.ended_at', 'is', null).where('inside_system.ended_at', 'is', null)
  }
  if (state === 'current') query = query.where('finding.state', 'in', ['suspect', 'open'])
  else if (state !== undefined) query = query.where('finding.state', '=', state)
  if (severity !== undefined) query = query.where('finding.severity', '=', severity)
  if (after !== undefined) query = query.where('finding.id', '<', after)
  return await query.execute()
}

/** Findings of the areas that opened or closed in the stretch, by when they opened. */
export async function findingsBetween(
  tx: Tx,
  stretch: { readonly from: Time; readonly until: Time; readonly areas: readonly string[] },
  limit: number,
) {
  if (stretch.areas.length === 0) return []
  const inside = { from: stretch.from, before: stretch.until }
  return await findingsIn(tx, stretch.areas)
    .select(findings.columns('severity', 'state', 'openedAt', 'closedAt'))
    .select(['finding.id as finding', 'finding.check_name as check'])
    .where((eb) =>
      eb.or([matches(eb, 'finding.opened_at', inside), matches(eb, 'finding.closed_at', inside)]),
    )
    .where('finding.opened_at', 'is not', null)
    .$narrowType<{ openedAt: Time }>()
    .orderBy('finding.opened_at')
    .orderBy('finding.id')
    .limit(limit)
    .execute()
}

/** How many findings are open, by severity. */
export async function countOpen(tx: Tx) {
  const rows = await db(tx)
    .selectFrom('finding')
    .select(({ fn }) => ['severity', fn.countAll<number>().as('count')])
    .where('state', '=', 'open')
    .groupBy('severity')
    .limit(severity.options.length)
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}
