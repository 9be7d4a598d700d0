import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { db } from './tables.ts'

/** Leaves looked at in one query: a log of a hundred million is narrowed down in seven. */
const PROBES = 16

/**
 * First leaf index whose record is of `at` or later; the size of the log when there is none. By narrowing down, because
 * leaves follow time and an index on the time of every record would be paid for at every write.
 */
export async function seqAt(tx: Tx, at: Time): Promise<number> {
  const newest = await db(tx)
    .selectFrom('record')
    .select('seq')
    .where('seq', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  let [low, high] = [0, (newest?.seq ?? -1) + 1]
  while (low < high) {
    const rows = await db(tx)
      .selectFrom('record')
      .select(['seq', 'at'])
      .where('seq', 'in', probesIn(low, high))
      .orderBy('seq')
      .limit(PROBES)
      .execute()
    const after = rows.findIndex((row) => row.at >= at)
    const last = after < 0 ? rows.at(-1) : rows[after - 1]
    if (after >= 0) high = rows[after]?.seq ?? high
    if (last !== undefined) low = (last.seq ?? low) + 1
    // A leaf of the log is never missing; without one the search would not end.
    if (rows.length === 0) break
  }
  return low
}

/** Leaves of [low, high), evenly spread, each once. */
function probesIn(low: number, high: number): number[] {
  const step = (high - low) / (PROBES + 1)
  const all = Array.from({ length: PROBES }, (_, n) => Math.floor(low + step * (n + 1)))
  return [...new Set(step < 1 ? [low, ...all] : all)].slice(0, PROBES)
}

/** Number of records by type among the leaves [from, until), most first. */
export async function countsBetween(
  tx: Tx,
  range: { readonly from: number; readonly until: number; readonly limit: number },
): Promise<{ type: string; count: number }[]> {
  return await db(tx)
    .selectFrom('record')
    .select((e) => ['type', e.fn.countAll<number>().as('count')])
    .where('seq', '>=', range.from)
    .where('seq', '<', range.until)
    .groupBy('type')
    .orderBy('count', 'desc')
    .orderBy('type')
    .limit(range.limit)
    .execute()
}

/** Records of the given types among the leaves [from, until), in order. */
export async function eventsBetween(
  tx: Tx,
  range: {
    readonly from: number
    readonly until: number
    readonly types: readonly string[]
    readonly limit: number
  },
) {
  if (range.types.length === 0) return []
  const rows = await db(tx)
    .selectFrom('record')
    .select(['id', 'seq', 'at', 'type'])
    .where('seq', '>=', range.from)
    .where('seq', '<', range.until)
    .where('type', 'in', range.types)
    .orderBy('seq')
    .limit(range.limit)
    .execute()
  return rows.map(({ id, seq, at, type }) => ({ record: id, seq: seq ?? -1, at, type }))
}
