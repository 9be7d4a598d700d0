import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { type Database, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { baseline } from '../checks/index.ts'
import { letter, verdict } from '../schema.ts'
import { findings, type votes } from './finding.ts'
import { baselines, STANDING } from './permission.ts'

const score = z.number().int().nullable()

export const visitRow = z.strictObject({
  id,
  site: id,
  at: time,
  durationMs: z.number().int(),
  letter: letter.nullable(),
  score,
  /** SHA-256 of everything observed, in hex; what the hourly record vouches for. */
  hash: z.string(),
  verdictSet: z.string(),
  /** Of visits that are not packed, as `snapshot`. */
  verdicts: z.array(verdict).nullable(),
  snapshot: baseline.nullable(),
  isKept: z.boolean(),
})
export const visits = table('visit', visitRow)

/** Observations of visits that are not packed. */
export const observations = table(
  'visit_observation',
  z.strictObject({
    visit: id,
    n: z.number().int(),
    kind: z.string(),
    sha256: z.string().nullable(),
    /** JSON, as the hash of the visit covers it. */
    content: z.string(),
    bytes: z.instanceof(Uint8Array).nullable(),
  }),
  ['visit', 'n'],
)

/** What visits came to, once for all that came to the same. */
export const verdictSets = table(
  'verdict_set',
  z.strictObject({ hash: z.string(), content: z.string() }),
  ['hash'],
)

/** Keeps what a visit came to, unless it is there; nothing is written anew then. */
export async function keepVerdictSet(tx: Tx, set: RowOf<typeof verdictSets>): Promise<void> {
  if (
    (await verdictSets.one(tx, { hash: set.hash }, { as: { shape: { hash: true } } })) !== undefined
  )
    return
  await db(tx)
    .insertInto('verdict_set')
    .values(set)
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute()
}

/** Up to where visits are covered by records; there is one row. */
export const covers = table(
  'visit_cover',
  z.strictObject({ id: z.number().int(), at: time, visit: id }),
)
const COVER = { id: 1 }

/** Changes of a site's grade. */
export const gradeRow = z.strictObject({
  id,
  site: id,
  visit: id,
  at: time,
  letter: letter.nullable(),
  score,
})
export const grades = table('grade', gradeRow)

const db = tables<Database<typeof visits | typeof verdictSets | typeof findings | typeof votes>>()

/** What a list of visits shows. */
export const visitPart = visitRow.omit({
  site: true,
  verdictSet: true,
  verdicts: true,
  snapshot: true,
})

/** Visits of a site, newest first, before the one given. */
export async function visitsOf(
  tx: Tx,
  { site, before, limit }: { site: string; before: Moment | undefined; limit: number },
): Promise<z.infer<typeof visitPart>[]> {
  const how = { order: ['-at', '-id'], limit, as: visitPart } as const
  if (before === undefined) return await visits.many(tx, { site }, how)
  const { at, id: last } = before
  const together = await visits.many(tx, { site, at, id: { before: last } }, how)
  const earlier = await visits.many(tx, { site, at: { before: at } }, how)
  return [...together, ...earlier].slice(0, limit)
}

/** A place in the order of visits. */
export type Moment = Pick<RowOf<typeof visits>, 'at' | 'id'>

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
  const row = await covers.one(tx, COVER)
  return row === undefined ? { at: '', id: '' } : { at: row.at, id: row.visit }
}

export async function setCoveredUntil(tx: Tx, { at, id: visit }: Moment): Promise<void> {
  await covers.put(tx, { ...COVER, at, visit })
}

/** Visits of a site that are kept whole, oldest first, without the newest ones. */
export async function oldKeptVisits(
  tx: Tx,
  site: string,
  { newest, limit }: { newest: number; limit: number },
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
  const how = { order: ['at', 'id'], limit, as: { shape: { at: true, id: true } } } as const
  const rows = await visits.many(tx, { site, isKept: true, at: { upTo: edge.at } }, how)
  return rows.filter(({ at, id }) => at < edge.at || id <= edge.id)
}

/** Which of these visits something points at: a finding, one of its votes, a baseline in force. */
export async function visitsPointedAt(
  tx: Tx,
  site: string,
  visits: readonly string[],
): Promise<Set<string>> {
  if (visits.length === 0) return new Set()
  const as = { shape: { visit: true } } as const
  const votes = await db(tx)
    .selectFrom('finding_vote')
    .innerJoin('finding', 'finding.id', 'finding_vote.finding')
    .select('finding_vote.visit')
    .where('finding_vote.visit', 'in', visits)
    .where('finding.state', '!=', 'lapsed')
    .limit(visits.length * 100)
    .execute()
  const limit = visits.length * 100
  const confirmed = ['suspect', 'open', 'closed'] as const
  const shown = await findings.many(tx, { site, visit: visits, state: confirmed }, { limit, as })
  const right = await baselines.many(tx, { site, state: STANDING }, { limit: 100, as })
  return new Set([...votes, ...shown, ...right].flatMap(({ visit }) => visit ?? []))
}
