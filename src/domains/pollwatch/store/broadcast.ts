import type { Tx } from '../../../core/port.ts'
import { matches } from '../../../lib/sql/condition.ts'
import { type Database, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { broadcastRow, broadcastToRow } from '../schema-broadcast.ts'
import { nothingCounts, type observers } from '../store.ts'

export const broadcasts = table('watch_broadcast', broadcastRow)
export const recipients = table('watch_broadcast_to', broadcastToRow, ['broadcast', 'observer'])

const db = tables<Database<typeof broadcasts | typeof recipients | typeof observers>>()

/** By what observers of a group are chosen; all of them where nothing is said. */
export interface Chosen {
  readonly group: string
  /** Those under an area. */
  readonly area?: unknown
  readonly numbers?: readonly string[]
  /** Those of whom nothing counts of this asking. */
  readonly silent?: { readonly form: string; readonly serial: number }
}

/** Observers who observe now, the first of them: their ids, numbers and telephones. */
export async function chosenObservers(tx: Tx, chosen: Chosen, limit: number) {
  const { group, area, numbers, silent } = chosen
  let rows = db(tx)
    .selectFrom('observer')
    .select(['observer.id', 'observer.number', 'observer.phone', 'observer.phone_tail as tail'])
    .where('observer.observer_group', '=', group)
    .where('observer.ended_at', 'is', null)
  if (area !== undefined) rows = rows.where((eb) => matches(eb, 'observer.area', area))
  if (numbers !== undefined) rows = rows.where('observer.number', 'in', numbers)
  if (silent !== undefined) rows = rows.where(nothingCounts(silent))
  return await rows.orderBy('observer.id').limit(limit).execute()
}

/** Areas in which observers of a group are now, in order. */
export async function observedAreas(tx: Tx, group: string, limit: number): Promise<string[]> {
  const rows = await db(tx)
    .selectFrom('observer')
    .select('area')
    .distinct()
    .where('observer_group', '=', group)
    .where('ended_at', 'is', null)
    .orderBy('area')
    .limit(limit)
    .execute()
  return rows.map(({ area }) => area)
}

/** How many of those who get these messages are in each state. */
export async function sentCounts(tx: Tx, broadcast: readonly string[]) {
  if (broadcast.length === 0) return []
  const rows = await db(tx)
    .selectFrom('watch_broadcast_to')
    .select(({ fn }) => ['broadcast', 'state', fn.countAll<number>().as('count')])
    .where('broadcast', 'in', broadcast)
    .groupBy(['broadcast', 'state'])
    .execute()
  return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }))
}

/** The newest messages to any of these observers. */
export async function broadcastsTo(tx: Tx, observer: readonly string[], limit: number) {
  if (observer.length === 0) return []
  return await db(tx)
    .selectFrom('watch_broadcast')
    .select(['id', 'words', 'sent_at as sentAt'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('watch_broadcast_to')
          .select('watch_broadcast_to.observer')
          .whereRef('watch_broadcast_to.broadcast', '=', 'watch_broadcast.id')
          .where('watch_broadcast_to.observer', 'in', observer),
      ),
    )
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
