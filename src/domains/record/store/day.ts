import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { db } from './tables.ts'

/**
 * First leaf index whose record is of `at` or later; the size of the log when there is none. By halving, because
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
    const middle = Math.floor((low + high) / 2)
    const row = await db(tx)
      .selectFrom('record')
      .select('at')
      .where('seq', '=', middle)
      .executeTakeFirst()
    if (row !== undefined && row.at < at) low = middle + 1
    else high = middle
  }
  return low
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
