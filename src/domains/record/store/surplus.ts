import type { HourCounts } from '../../../core/hours.ts'
import { db, type Row } from './tables.ts'

export type SurplusRow = Row<'surplus'>

/** What was done beyond its limit; an hour is told of once it is over. */
export const surplusHours: HourCounts<SurplusRow> = {
  async untold(tx, hour, limit) {
    return await db(tx)
      .selectFrom('surplus')
      .select(['what', 'who', 'hour_at', 'taken', 'over', 'told'])
      .where('hour_at', '<', hour)
      .where(({ eb }) => eb('told', '<', eb.ref('over')))
      .orderBy('hour_at')
      .limit(limit)
      .execute()
  },
  async markTold(tx, row) {
    await db(tx)
      .updateTable('surplus')
      .set({ told: row.over })
      .where('what', '=', row.what)
      .where('who', '=', row.who)
      .where('hour_at', '=', row.hour_at)
      .execute()
  },
  async isCounting(tx, hour) {
    const row = await db(tx)
      .selectFrom('surplus')
      .select('who')
      .where('hour_at', '>=', hour)
      .where('over', '>', 0)
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  },
  async drop(tx, before) {
    await db(tx).deleteFrom('surplus').where('hour_at', '<', before).execute()
  },
}
