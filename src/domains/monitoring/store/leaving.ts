// What becomes of visits that are old: their observations go, and then the bodies that nothing points at.
import { z } from 'zod'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { type Database, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { bases, COMPARED_BASES, type packedVisits, type visitFiles } from './kept-visit.ts'
import { type observations, visits } from './visit.ts'

/** Bodies on their way out. */
export const leavings = table(
  'body_leaving',
  z.strictObject({ sha256: z.string(), sinceAt: time }),
  ['sha256'],
)

const db =
  tables<
    Database<
      | typeof visits
      | typeof observations
      | typeof bases
      | typeof packedVisits
      | typeof visitFiles
      | typeof leavings
    >
  >()

/** What went with visits. */
export interface Retired {
  readonly observations: number
  /** SHA-256 of the bodies that they pointed at. */
  readonly bodies: string[]
}

/** Lets go of what these visits of a site observed, and of the bases that none of its visits needs any more. */
export async function retireVisits(
  tx: Tx,
  site: string,
  gone: readonly string[],
): Promise<Retired> {
  const packed = await db(tx)
    .deleteFrom('visit_packed')
    .where('visit', 'in', gone)
    .returning('seen')
    .execute()
  const rows = await db(tx)
    .deleteFrom('visit_observation')
    .where('visit', 'in', gone)
    .returning(['sha256', 'bytes'])
    .execute()
  await visits.change(tx, { id: gone }, { verdicts: null, snapshot: null, isKept: false })
  const unneeded = await unneededBases(tx, site)
  const files = await db(tx)
    .deleteFrom('visit_file')
    .where('owner', 'in', [...gone, ...unneeded])
    .returning('sha256')
    .execute()
  if (unneeded.length > 0) await bases.remove(tx, { id: unneeded })
  const before = rows.flatMap(({ sha256, bytes }) => (bytes === null && sha256 ? [sha256] : []))
  const bodies = [...new Set([...before, ...files.map(({ sha256 }) => sha256)])]
  return { observations: packed.reduce((sum, { seen }) => sum + seen, rows.length), bodies }
}

/** Bases of a site that are looked at in one go; a page makes at most one an hour, and they are asked for each day. */
const BASES_AT_ONCE = 200

/** Bases that no visit is written from, but for those that the next one may be. */
async function unneededBases(tx: Tx, site: string): Promise<string[]> {
  const rows = await db(tx)
    .selectFrom('visit_base')
    .select('id')
    .where('site', '=', site)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('visit')
            .innerJoin('visit_packed', 'visit_packed.visit', 'visit.id')
            .select('visit.id')
            .whereRef('visit_packed.base', '=', 'visit_base.id')
            .where('visit.site', '=', site)
            .where('visit.is_kept', '=', 1),
        ),
      ),
    )
    .orderBy('at')
    .orderBy('id')
    .limit(BASES_AT_ONCE)
    .execute()
  const next = await bases.many(
    tx,
    { site },
    { order: ['-at', '-id'], limit: COMPARED_BASES, as: { shape: { id: true } } },
  )
  return rows.flatMap(({ id }) => (next.some((one) => one.id === id) ? [] : [id]))
}

/** Notes that these bodies are on their way out, where they are not yet. */
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
  const how = { order: ['sha256'], limit } as const
  const leaving = await leavings.many(tx, { sinceAt: { before } }, how)
  if (leaving.length === 0) return []
  const all = leaving.map(({ sha256 }) => sha256)
  const inRows = await db(tx)
    .selectFrom('visit_observation')
    .select('sha256')
    .distinct()
    .where('sha256', 'in', all)
    .where('bytes', 'is', null)
    .limit(all.length)
    .execute()
  const inFiles = await db(tx)
    .selectFrom('visit_file')
    .select('sha256')
    .distinct()
    .where('sha256', 'in', all)
    .limit(all.length)
    .execute()
  const used = new Set([...inRows, ...inFiles].map(({ sha256 }) => sha256))
  return all.map((sha256) => ({ sha256, isUsed: used.has(sha256) }))
}
