import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { checkPerson } from '../../../core/two-persons.ts'
import { commonArea } from '../areas.ts'
import { readOfOrder } from '../read.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { read } from '../schema.ts'
import { areasOfOrders, orders as orderTable, ordersAimedBefore, retarget } from '../store/order.ts'
import { aimOf } from '../target.ts'
import { orderFor, orderRef, orderResult } from './order.ts'
import { MAX_WOKEN, ORDER_NEWS, wake, withinHour } from './wake.ts'
import { contactsWithRole } from './with-role.ts'

/** Orders suspended by one call; the workflow calls until there are none. */
const PAGE = 100

export const suspendOrders = command({
  name: 'alerting.suspendOrders',
  permission: 'alerting:suspend-order',
  scope: 'nation',
  urgent: true,
  summary: 'For the node: suspends the standing orders of a site that was changed, and tells both.',
  input: z.strictObject({ site: z.string().max(64) }),
  output: z.strictObject({ suspended: z.number().int() }),
  async run(ctx, { site }) {
    const { aimedAt, target } = await aimOf(ctx, site)
    const rows = await ordersAimedBefore(ctx.tx, { site, aimedAt, now: ctx.now, limit: PAGE })
    const now = JSON.stringify(target)
    // What waits already waits on: it says where the site leads now, and nobody is told again.
    const orders = await retarget(ctx.tx, { site, target: now })
    if (orders > 0) {
      ctx.record(records['order.retargeted'], { subject: site, body: { target, orders } })
    }
    if (rows.length + orders === 0) {
      ctx.unchanged('no standing order was read before the site was changed')
    }
    const ids = rows.map(({ id }) => id)
    const areas = await areasOfOrders(ctx.tx, ids)
    const news: News[] = []
    for (const order of rows) {
      const change = { target: now, targetBefore: order.target, suspendedAt: ctx.now }
      await orderTable.change(ctx.tx, { id: order.id }, { ...change, state: 'suspended' })
      const area = commonArea(areas.get(order.id) ?? [])
      const body = { site, target }
      const event = ctx.record(records['order.suspended'], { subject: order.id, area, body })
      news.push({ event, hands: [order.proposedBy, order.approvedBy] })
    }
    await tellThose(ctx, news)
    return { suspended: rows.length }
  },
})

/** A suspension as it was recorded, and who proposed and approved the order. */
interface News {
  readonly event: string
  readonly hands: readonly (string | null)[]
}

/** Whoever proposed or approved hears of it by his own contacts, some times within an hour. */
async function tellThose(ctx: CommandContext, news: readonly News[]): Promise<void> {
  if (news.length === 0) return
  const routes = await contactsWithRole(ctx, MAX_WOKEN)
  for (const { event, hands } of news) {
    const own = routes.filter(({ owner }) => hands.includes(owner))
    await wake(ctx, event, await withinHour(ctx, own, ORDER_NEWS), { why: 'order' })
  }
}

export const proposeOrderAgain = command({
  name: 'alerting.proposeOrderAgain',
  permission: 'alerting:order',
  scope: 'area',
  summary: 'Proposes a suspended standing order anew, for its site as it is now.',
  input: orderRef.extend({ read }),
  output: orderResult,
  async run(ctx, input) {
    checkPerson(ctx)
    const { order, areas } = await orderFor(ctx, input.order)
    const isWaiting = order.state === 'suspended' && order.validUntil > ctx.now
    if (!isWaiting || order.site === null) throw refusal('orderNotInForce')
    const { target } = await aimOf(ctx, order.site)
    const now = { ...order, target: JSON.stringify(target) }
    if (readOfOrder(now) !== input.read) throw refusal('notWhatWasRead')
    const anew = {
      state: 'proposed',
      target: now.target,
      targetBefore: null,
      suspendedAt: null,
      proposedBy: ctx.actor.id,
      proposedDevice: ctx.actor.device ?? null,
      proposedAt: ctx.now,
      approvedBy: null,
      approvedAt: null,
    } as const
    await orderTable.change(ctx.tx, { id: order.id }, anew)
    const body = { site: order.site, target, again: true as const }
    ctx.record(records['order.proposed'], { subject: order.id, area: commonArea(areas), body })
    return { order: order.id, state: 'proposed' as const }
  },
})
