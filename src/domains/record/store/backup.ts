import type { Tx } from '../../../core/port.ts'
import type { JsonObject } from '../../../core/record.ts'
import type { Time } from '../../../core/time.ts'
import { db } from './tables.ts'

/** The newest numbered records of these types, newest first; those with an erased body are left out. */
export async function newestOfTypes(
  tx: Tx,
  types: readonly string[],
  limit: number,
): Promise<{ seq: number; at: Time; type: string; body: JsonObject }[]> {
  const rows = await db(tx)
    .selectFrom('record')
    .select(['seq', 'at', 'type', 'body'])
    .where('type', 'in', types)
    .where('seq', 'is not', null)
    .where('body', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ seq, at, type, body }) => ({
    seq: seq ?? -1,
    at,
    type,
    body: JSON.parse(body ?? '{}') as JsonObject,
  }))
}
