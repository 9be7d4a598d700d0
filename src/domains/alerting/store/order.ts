import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { type Database, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { type Target, target } from '../target.ts'
import { touches } from './touching.ts'

export const siteId = z.string().min(1).max(64)
export const orderState = z.enum(['proposed', 'approved', 'suspended', 'revoked'])

/** An alert that may go out by itself; content is JSON. */
export const orderRow = z.strictObject({
  id,
  state: orderState,
  /** Null for every site. */
  site: siteId.nullable(),
  eventCode: z.string(),
  severity: z.string(),
  content: z.string(),
  validUntil: time,
  proposedBy: z.string(),
  proposedDevice: z.string().nullable(),
  proposedAt: time,
  approvedBy: z.string().nullable(),
  approvedAt: time.nullable(),
  revokedBy: z.string().nullable(),
  revokedAt: time.nullable(),
  /** Languages that were confirmed. */
  confirmed: z.array(z.string()),
  /** Where the site is watched, and where it was when the order was approved. */
  target: target.nullable(),
  targetBefore: target.nullable(),
  suspendedAt: time.nullable(),
})
export const orders = table('standing_order', orderRow)
export type OrderRow = RowOf<typeof orders>

export const orderAreas = table(
  'standing_order_area',
  z.strictObject({ standingOrder: id, area: z.string() }),
  ['standingOrder', 'area'],
)

/** Alerts that orders issued. */
export const orderUses = table(
  'standing_order_use',
  z.strictObject({ alert: id, standingOrder: id, site: z.string(), usedAt: time }),
  ['alert'],
)

const db = tables<Database<typeof orders>>()

export const orderById = (tx: Tx, id: string) => orders.one(tx, { id })

/** Who approved each of these orders; those that nobody approved are left out. */
export async function approversOf(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await orders.many(tx, { id: ids, approvedBy: { not: null } }, { limit: ids.length })
  return new Map(rows.map((row) => [row.id, row.approvedBy ?? '']))
}

export async function areasOfOrders(
  tx: Tx,
  standingOrder: readonly string[],
): Promise<Map<string, string[]>> {
  const how = { order: ['area'], limit: 20_000 } as const
  const rows = await orderAreas.many(tx, { standingOrder }, how)
  const groups = Map.groupBy(rows, (row) => row.standingOrder)
  return new Map([...groups].map(([key, list]) => [key, list.map(({ area }) => area)]))
}

/** Orders that touch `areas`, newest first. */
export async function ordersIn(
  tx: Tx,
  wanted: { areas: readonly string[]; before: string; limit: number },
): Promise<OrderRow[]> {
  if (wanted.areas.length === 0) return []
  const rows = await orders
    .select<typeof orderAreas>(tx)
    .where('id', '<', wanted.before)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('standing_order_area')
          .select('standing_order_area.standing_order')
          .whereRef('standing_order_area.standing_order', '=', 'standing_order.id')
          .where((eb) => touches(eb, 'standing_order_area.area', wanted.areas)),
      ),
    )
    .orderBy('id', 'desc')
    .limit(wanted.limit)
    .execute()
  return orders.read(rows)
}

/** Has the suspended orders of a site say where it leads now; gives how many said something else. */
export async function retarget(tx: Tx, site: string, now: Target): Promise<number> {
  const target = JSON.stringify(now)
  const { numUpdatedRows } = await db(tx)
    .updateTable('standing_order')
    .set({ target })
    .where('site', '=', site)
    .where('state', '=', 'suspended')
    .where('target', '!=', target)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Approved orders of an event that have not ended, for this site or for all, proposed after the site became as it is. */
export async function ordersInForce(
  tx: Tx,
  wanted: { eventCode: string; site: string; aimedAt: Time; now: Time },
): Promise<OrderRow[]> {
  const rows = await orders
    .select(tx)
    .where('state', '=', 'approved')
    .where('event_code', '=', wanted.eventCode)
    .where('valid_until', '>', wanted.now)
    .where('proposed_at', '>', wanted.aimedAt)
    .where(({ or, eb }) => or([eb('site', '=', wanted.site), eb('site', 'is', null)]))
    .orderBy('id')
    .limit(100)
    .execute()
  return orders.read(rows)
}

/** Whether a standing order issued for this site after `since`. */
export async function wasUsed(tx: Tx, site: string, since: Time): Promise<boolean> {
  return (await orderUses.one(tx, { site, usedAt: { after: since } })) !== undefined
}
