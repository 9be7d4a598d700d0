import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { db, type Row, touching } from './tables.ts'

export type OrderRow = Row<'standing_order'>

const ORDER = [
  'id',
  'state',
  'site',
  'event_code',
  'severity',
  'content',
  'valid_until',
  'proposed_by',
  'proposed_device',
  'proposed_at',
  'approved_by',
  'approved_at',
  'revoked_by',
  'revoked_at',
  'confirmed',
  'target',
  'target_before',
  'suspended_at',
] as const

export async function addOrder(tx: Tx, row: OrderRow, areas: readonly string[]): Promise<void> {
  await db(tx).insertInto('standing_order').values(row).execute()
  await db(tx)
    .insertInto('standing_order_area')
    .values(areas.map((area) => ({ standing_order: row.id, area })))
    .execute()
}

export async function changeOrder(
  tx: Tx,
  id: string,
  change: Partial<Omit<OrderRow, 'id'>>,
): Promise<void> {
  await db(tx).updateTable('standing_order').set(change).where('id', '=', id).execute()
}

export async function orderById(tx: Tx, id: string): Promise<OrderRow | undefined> {
  return await db(tx)
    .selectFrom('standing_order')
    .select(ORDER)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Who approved each of these orders; those that nobody approved are left out. */
export async function approversOf(
  tx: Tx,
  orders: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (orders.length === 0) return new Map()
  const rows = await db(tx)
    .selectFrom('standing_order')
    .select(['id', 'approved_by'])
    .where('id', 'in', orders)
    .where('approved_by', 'is not', null)
    .limit(orders.length)
    .execute()
  return new Map(rows.map((row) => [row.id, row.approved_by ?? '']))
}

export async function areasOfOrders(
  tx: Tx,
  orders: readonly string[],
): Promise<Map<string, string[]>> {
  if (orders.length === 0) return new Map()
  const rows = await db(tx)
    .selectFrom('standing_order_area')
    .select(['standing_order', 'area'])
    .where('standing_order', 'in', orders)
    .orderBy('area')
    .limit(20_000)
    .execute()
  const groups = Map.groupBy(rows, (row) => row.standing_order)
  return new Map([...groups].map(([id, list]) => [id, list.map(({ area }) => area)]))
}

/** Orders that touch `areas`, newest first. */
export async function ordersIn(
  tx: Tx,
  wanted: { areas: readonly string[]; before: string; limit: number },
): Promise<OrderRow[]> {
  if (wanted.areas.length === 0) return []
  const { ranges, above } = touching(wanted.areas)
  return await db(tx)
    .selectFrom('standing_order')
    .select(ORDER)
    .where('id', '<', wanted.before)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('standing_order_area')
          .select('standing_order_area.standing_order')
          .whereRef('standing_order_area.standing_order', '=', 'standing_order.id')
          .where(({ or, and, eb }) =>
            or([
              eb('standing_order_area.area', 'in', above),
              ...ranges.map(({ from, to }) =>
                and([
                  eb('standing_order_area.area', '>=', from),
                  eb('standing_order_area.area', '<', to),
                ]),
              ),
            ]),
          ),
      ),
    )
    .orderBy('id', 'desc')
    .limit(wanted.limit)
    .execute()
}

/** Open orders for a site that were not proposed after it was aimed anew and are not suspended, oldest first. */
export async function ordersAimedBefore(
  tx: Tx,
  wanted: { site: string; aimedAt: Time; now: Time; limit: number },
): Promise<OrderRow[]> {
  return await db(tx)
    .selectFrom('standing_order')
    .select(ORDER)
    .where('site', '=', wanted.site)
    .where('state', 'in', ['proposed', 'approved'])
    .where('valid_until', '>', wanted.now)
    .where('proposed_at', '<=', wanted.aimedAt)
    .orderBy('id')
    .limit(wanted.limit)
    .execute()
}

/** Has the suspended orders of a site say where it leads now; gives how many said something else. */
export async function retarget(
  tx: Tx,
  { site, target }: { site: string; target: string },
): Promise<number> {
  const { numUpdatedRows } = await db(tx)
    .updateTable('standing_order')
    .set({ target })
    .where('site', '=', site)
    .where('state', '=', 'suspended')
    .where('target', '!=', target)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** How many orders of a site are neither revoked nor over. */
export async function openOrders(tx: Tx, site: string, now: Time): Promise<number> {
  const { count } = await db(tx)
    .selectFrom('standing_order')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('site', '=', site)
    .where('state', '!=', 'revoked')
    .where('valid_until', '>', now)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Approved orders of an event that have not ended, for this site or for all, proposed after the site became as it is. */
export async function ordersInForce(
  tx: Tx,
  wanted: { eventCode: string; site: string; aimedAt: Time; now: Time },
): Promise<OrderRow[]> {
  return await db(tx)
    .selectFrom('standing_order')
    .select(ORDER)
    .where('state', '=', 'approved')
    .where('event_code', '=', wanted.eventCode)
    .where('valid_until', '>', wanted.now)
    .where('proposed_at', '>', wanted.aimedAt)
    .where(({ or, eb }) => or([eb('site', '=', wanted.site), eb('site', 'is', null)]))
    .orderBy('id')
    .limit(100)
    .execute()
}

/** Whether a standing order issued for this site after `since`. */
export async function wasUsed(tx: Tx, site: string, since: Time): Promise<boolean> {
  const row = await db(tx)
    .selectFrom('standing_order_use')
    .select('alert')
    .where('site', '=', site)
    .where('used_at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function addUse(tx: Tx, row: Row<'standing_order_use'>): Promise<void> {
  await db(tx).insertInto('standing_order_use').values(row).execute()
}
