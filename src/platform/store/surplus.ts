import type { Surplus } from '../../core/surplus.ts'
import { run } from './lend.ts'

/** Counts by the hour, one row for each who does something. */
export const surplus: Surplus = {
  async take(tx, { what, who, hour, limit }) {
    const { rows } = await run(
      tx,
      `insert into surplus (what, who, hour_at, taken, over, told) values (?, ?, ?, 1, 0, 0)
       on conflict (what, who, hour_at) do update set
         taken = surplus.taken + case when surplus.taken < ? then 1 else 0 end,
         over = surplus.over + case when surplus.taken < ? then 0 else 1 end
       returning over, taken`,
      what,
      who,
      hour,
      limit,
      limit,
    )
    return Number(rows[0]?.['over'] ?? 0)
  },
  async has(tx, { what, who, hour, limit }) {
    const { rows } = await run(
      tx,
      'select taken from surplus where what = ? and who = ? and hour_at = ?',
      what,
      who,
      hour,
    )
    return Number(rows[0]?.['taken'] ?? 0) < limit
  },
}
