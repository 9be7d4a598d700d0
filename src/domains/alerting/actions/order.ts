import { z } from 'zod'
import { command, type CommandContext, query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listInput, listed, nextOf } from '../../../core/listed.ts'
import { languageTags } from '../../../core/language-tag.ts'
import { areaContains, areaPath, outermost } from '../../../core/permission.ts'
import { checkPerson, checkSecondPerson } from '../../../core/two-persons.ts'
import { addMs, time } from '../../../core/time.ts'
import { EVENT_CODES } from '../../../lib/cap/index.ts'
import { commonArea } from '../areas.ts'
import { blocksOf, content, MAX_AREAS, storedContent } from '../content.ts'
import { audience } from '../needs.ts'
import { readOfOrder } from '../read.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { alertState, ORDER_MS, ORDER_PAUSE_MS, read, stateAfter } from '../schema.ts'
import { alerts } from '../store/alert.ts'
import {
  areasOfOrders,
  openOrders,
  orderAreas,
  orderById,
  type OrderRow,
  orders as orderTable,
  ordersIn,
  ordersInForce,
  orderUses,
  wasUsed,
} from '../store/order.ts'
import { aimOf, leadsTo, storedTarget, target } from '../target.ts'
import { checkAreasExist, mustBeTheNode, startDraft } from './drafting.ts'
import { sendRevision } from './sending.ts'

export const orderRef = z.strictObject({ order: id })
const orderState = z.enum(['proposed', 'approved', 'suspended', 'revoked'])
export const orderResult = z.strictObject({ order: id, state: orderState })
/** A machine may act for two persons up to here and no further. */
const ORDER_SEVERITIES: readonly string[] = ['Minor', 'Moderate']
/** Orders of one site that are proposed, approved or suspended: each is recorded and told when the site is changed. */
const MAX_OPEN_ORDERS = 20
const siteId = z.string().min(1).max(64)

export const proposeOrder = command({
  name: 'alerting.proposeOrder',
  permission: 'alerting:order',
  scope: 'area',
  summary: 'Proposes a standing order: which alert may go out by itself, for which site and areas.',
  input: z.strictObject({
    /** Null for every site. */
    site: siteId.nullable().default(null),
    content,
    until: time,
    confirmed: languageTags.default([]),
  }),
  output: orderResult,
  async run(ctx, input) {
    checkPerson(ctx)
    const areas = outermost(input.content.areas)
    for (const area of areas) ctx.inArea(area)
    await checkAreasExist(ctx, areas)
    if (!ORDER_SEVERITIES.includes(input.content.severity)) throw refusal('orderTooSevere')
    if (areas.includes('/')) throw refusal('orderForNation')
    if (input.until <= ctx.now || input.until > addMs(ctx.now, ORDER_MS)) {
      throw refusal('orderTooLong')
    }
    const unread = blocksOf(input.content).filter(
      ({ language }) => !input.confirmed.includes(language),
    )
    if (unread.length > 0) throw refusal('unconfirmed')
    if (input.site !== null && (await openOrders(ctx.tx, input.site, ctx.now)) >= MAX_OPEN_ORDERS) {
      throw refusal('tooManyOrders')
    }
    const order = ctx.newId()
    const row: OrderRow = {
      id: order,
      state: 'proposed',
      site: input.site,
      eventCode: input.content.eventCode,
      severity: input.content.severity,
      content: JSON.stringify({ ...input.content, areas }),
      validUntil: input.until,
      proposedBy: ctx.actor.id,
      proposedDevice: ctx.actor.device ?? null,
      proposedAt: ctx.now,
      approvedBy: null,
      approvedAt: null,
      revokedBy: null,
      revokedAt: null,
      confirmed: JSON.stringify(input.confirmed),
      target: input.site === null ? null : JSON.stringify((await aimOf(ctx, input.site)).target),
      targetBefore: null,
      suspendedAt: null,
    }
    await orderTable.insert(ctx.tx, row)
    await orderAreas.insert(
      ctx.tx,
      areas.map((area) => ({ standingOrder: order, area })),
    )
    ctx.record(records['order.proposed'], {
      subject: order,
      area: commonArea(areas),
      body: {
        eventCode: row.eventCode,
        severity: row.severity,
        site: row.site,
        areas,
        until: input.until,
      },
    })
    return { order, state: 'proposed' as const }
  },
})

export const approveOrder = command({
  name: 'alerting.approveOrder',
  permission: 'alerting:order',
  scope: 'area',
  summary:
    'Approves a standing order; in Actual another person than the proposer, on another device.',
  input: orderRef.extend({ read }),
  output: orderResult,
  async run(ctx, input) {
    const { order, areas } = await orderFor(ctx, input.order)
    if (order.state !== 'proposed' || order.validUntil <= ctx.now) throw refusal('orderNotInForce')
    checkSecondPerson(ctx, { by: { person: order.proposedBy, device: order.proposedDevice } })
    await mustStillAim(ctx, order)
    if (readOfOrder(order) !== input.read) throw refusal('notWhatWasRead', { recorded: true })
    const change = { state: 'approved', approvedBy: ctx.actor.id, approvedAt: ctx.now } as const
    await orderTable.change(ctx.tx, { id: order.id }, change)
    ctx.record(records['order.approved'], { subject: order.id, area: commonArea(areas) })
    return { order: order.id, state: 'approved' as const }
  },
})

export const revokeOrder = command({
  name: 'alerting.revokeOrder',
  permission: 'alerting:order',
  scope: 'area',
  urgent: true,
  summary: 'Ends a standing order, or refuses a proposed one; one person.',
  input: orderRef,
  output: orderResult,
  async run(ctx, input) {
    const { order, areas } = await orderFor(ctx, input.order)
    if (order.state === 'revoked') throw refusal('orderNotInForce')
    const change = { state: 'revoked', revokedBy: ctx.actor.id, revokedAt: ctx.now } as const
    await orderTable.change(ctx.tx, { id: order.id }, change)
    ctx.record(records['order.revoked'], { subject: order.id, area: commonArea(areas) })
    return { order: order.id, state: 'revoked' as const }
  },
})

/** Nobody approves what a site was: throws 409 for one that was changed since the proposal. */
async function mustStillAim(ctx: CommandContext, order: OrderRow): Promise<void> {
  if (order.site !== null) mustAim(order, await aimOf(ctx, order.site))
}

/** Throws 409 where the site is not as it was proposed; a change within the same millisecond counts as one after it. */
function mustAim(order: OrderRow, { aimedAt, target: now }: Awaited<ReturnType<typeof aimOf>>) {
  if (aimedAt >= order.proposedAt || !leadsTo(order, now)) throw refusal('orderForAnother')
}

/** The order with its areas, which the caller holds. Throws 404 and 403. */
export async function orderFor(ctx: CommandContext, wanted: string) {
  const order = found(await orderById(ctx.tx, wanted), 'unknownOrder')
  const areas = (await areasOfOrders(ctx.tx, [order.id])).get(order.id) ?? []
  for (const area of areas) ctx.inArea(area)
  return { order, areas }
}

export const orders = query({
  name: 'alerting.orders',
  permission: 'alerting:read',
  scope: 'area',
  summary: 'Standing orders that touch the areas of the caller, newest first.',
  input: listInput,
  output: listed(
    z.strictObject({
      order: id,
      state: orderState,
      isInForce: z.boolean(),
      site: siteId.nullable(),
      /** Where the site is watched; null for every site. */
      target: target.nullable(),
      /** The same when it was approved, of an order that is suspended because its site was changed. */
      targetBefore: target.nullable(),
      suspendedAt: time.nullable(),
      eventCode: z.enum(EVENT_CODES),
      severity: z.string(),
      content,
      until: time,
      proposedBy: z.string(),
      proposedAt: time,
      approvedBy: z.string().nullable(),
      approvedAt: time.nullable(),
      revokedBy: z.string().nullable(),
      revokedAt: time.nullable(),
      /** Names what is shown here; an approval says it. */
      read,
    }),
  ),
  async run(ctx, { after, limit }) {
    const rows = await ordersIn(ctx.tx, { areas: ctx.areas(), before: after ?? 'g', limit })
    const items = rows.map((row) => {
      const stored = storedContent(row.content)
      return {
        order: row.id,
        state: row.state,
        isInForce: row.state === 'approved' && row.validUntil > ctx.now,
        site: row.site,
        target: storedTarget(row.target),
        targetBefore: storedTarget(row.targetBefore),
        suspendedAt: row.suspendedAt,
        eventCode: stored.eventCode,
        severity: row.severity,
        content: stored,
        until: row.validUntil,
        proposedBy: row.proposedBy,
        proposedAt: row.proposedAt,
        approvedBy: row.approvedBy,
        approvedAt: row.approvedAt,
        revokedBy: row.revokedBy,
        revokedAt: row.revokedAt,
        read: readOfOrder(row),
      }
    })
    return { items, next: nextOf(rows, limit, (row) => row.id) }
  },
})

/** What happened at a site, as standing orders are asked about it. */
const occasion = z.strictObject({
  site: siteId,
  eventCode: z.enum(EVENT_CODES),
  areas: z.array(areaPath).min(1).max(MAX_AREAS),
})
type Occasion = z.infer<typeof occasion>

export const fittingOrder = query({
  name: 'alerting.fittingOrder',
  permission: 'alerting:release',
  scope: 'area',
  summary: 'The standing order that may issue an alert for what happened now, or none.',
  input: occasion,
  output: z.strictObject({ order: id.nullable() }),
  async run(ctx, input) {
    const held = ctx.areas()
    const mayAct = input.areas.every((area) => held.some((one) => areaContains(one, area)))
    if (!mayAct || (await wasUsed(ctx.tx, input.site, addMs(ctx.now, -ORDER_PAUSE_MS)))) {
      return { order: null }
    }
    if (await isWholeNation(ctx, input.areas)) return { order: null }
    const { aimedAt, target: now } = await aimOf(ctx, input.site)
    const rows = await ordersInForce(ctx.tx, { ...input, aimedAt, now: ctx.now })
    const areas = await areasOfOrders(
      ctx.tx,
      rows.map((row) => row.id),
    )
    const fitting = rows.find(
      (row) => leadsTo(row, now) && reaches(areas.get(row.id) ?? [], input.areas),
    )
    return { order: fitting?.id ?? null }
  },
})

function reaches(orderAreas: readonly string[], areas: readonly string[]): boolean {
  return areas.every((area) => orderAreas.some((one) => areaContains(one, area)))
}

/** By name, or because these areas hold every station there is. */
async function isWholeNation(ctx: QueryContext, areas: readonly string[]): Promise<boolean> {
  if (areas.includes('/')) return true
  const some = await ctx.ask(audience, { areas: [...areas], devices: false })
  const all = await ctx.ask(audience, { areas: ['/'], devices: false })
  return some.count > 0 && some.hash === all.hash
}

export const issueByOrder = command({
  name: 'alerting.issueByOrder',
  permission: 'alerting:release',
  scope: 'area',
  urgent: true,
  summary: 'Issues the alert of an approved standing order; checks all its limits.',
  input: occasion.extend({
    order: id,
    origin: z.string().regex(/^[a-z]{1,20}:[\w:/.-]{1,100}$/, 'like finding:<id>'),
  }),
  output: z.strictObject({ alert: id, state: alertState }),
  async run(ctx, input) {
    mustBeTheNode(ctx)
    const areas = outermost(input.areas)
    for (const area of areas) ctx.inArea(area)
    const known = await alerts.one(ctx.tx, { origin: input.origin })
    if (known !== undefined) {
      ctx.unchanged('an alert of this origin is there already')
      return { alert: known.id, state: known.state }
    }
    const order = await checkedOrder(ctx, input.order, { ...input, areas })
    const stored = { ...storedContent(order.content), areas }
    const alert = await startDraft(ctx, { content: stored, origin: input.origin })
    const state = stateAfter(alert.state, 'issueByOrder')
    await orderUses.insert(ctx.tx, {
      alert: alert.id,
      standingOrder: order.id,
      site: input.site,
      usedAt: ctx.now,
    })
    await sendRevision(ctx, {
      alert,
      kind: 'Alert',
      state,
      content: stored,
      seen: null,
      release: {
        way: 'order',
        proposedBy: order.proposedBy,
        breakGlassReason: null,
        order: order.id,
      },
    })
    return { alert: alert.id, state }
  },
})

/** The order, if it may issue this now. Throws 404, 409 or 403. */
async function checkedOrder(ctx: CommandContext, wanted: string, now: Occasion): Promise<OrderRow> {
  const order = found(await orderById(ctx.tx, wanted), 'unknownOrder')
  if (order.state !== 'approved' || order.validUntil <= ctx.now) throw refusal('orderNotInForce')
  // Checked again: an older version of the rules may have let it through.
  if (!ORDER_SEVERITIES.includes(order.severity)) throw refusal('orderTooSevere')
  if (order.eventCode !== now.eventCode) throw refusal('orderDoesNotFit')
  if (order.site !== null && order.site !== now.site) throw refusal('orderDoesNotFit')
  mustAim(order, await aimOf(ctx, now.site))
  const orderAreas = (await areasOfOrders(ctx.tx, [order.id])).get(order.id) ?? []
  if (!reaches(orderAreas, now.areas)) throw refusal('orderDoesNotFit')
  if (await isWholeNation(ctx, now.areas)) throw refusal('orderForNation')
  if (await wasUsed(ctx.tx, now.site, addMs(ctx.now, -ORDER_PAUSE_MS))) throw refusal('orderUsed')
  return order
}
