import type { Tx } from '../../../core/port.ts'
import { matches } from '../../../lib/sql/condition.ts'
import type { Database } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import type { entries } from '../store.ts'

const db = tables<Database<typeof entries>>()

/** So many entries are counted; a desk that has more says that it has more. */
export const MOST_COUNTED = 10_000

/** Whose entries are counted, in what state, and what they amount to. */
export interface EntryCount {
  readonly group?: string
  /** Handed on, in these areas. */
  readonly areas?: unknown
  readonly state?: string
  readonly verdict?: string
  readonly form?: string
}

/** How many such entries there are, up to {@link MOST_COUNTED}. */
export async function countEntries(tx: Tx, of: EntryCount): Promise<number> {
  const { count } = await db(tx)
    .selectFrom((eb) => {
      let rows = eb.selectFrom('watch_entry').select('id')
      if (of.group !== undefined) rows = rows.where('observer_group', '=', of.group)
      if (of.areas !== undefined)
        rows = rows
          .where('released_at', 'is not', null)
          .where((inner) => matches(inner, 'area', of.areas))
      if (of.state !== undefined) rows = rows.where('state', '=', of.state as never)
      if (of.verdict !== undefined) rows = rows.where('verdict', '=', of.verdict as never)
      if (of.form !== undefined) rows = rows.where('form', '=', of.form)
      return rows.limit(MOST_COUNTED).as('some')
    })
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
