import { z } from 'zod'
import { momentOf, timeOrCivil } from '../../../core/civil-day.ts'
import { command, type CommandContext, query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listInput, listed, nextOf } from '../../../core/listed.ts'
import { languageTags } from '../../../core/language-tag.ts'
import { areaPath, outermost } from '../../../core/permission.ts'
import { checkPerson, checkSecondPerson } from '../../../core/two-persons.ts'
import { addMs, time } from '../../../core/time.ts'
import { EVENT_CODES } from '../../../lib/cap/index.ts'
import { commonArea, isTargeted } from '../areas.ts'
import { blocksOf, content, MAX_AREAS, storedContent } from '../content.ts'
import { audience, siteNamed } from '../needs.ts'
import { partOf } from '../part.ts'
import { readOfOrder } from '../read.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { alerts } from '../store/alert.ts'
import * as store from '../store/order.ts'
import { aimOf, leadsTo } from '../target.ts'
import { namingSite } from '../templates.ts'
import { asKept, checkAreasExist, mustBeTheNode, startDraft } from './drafting.ts'
import { sendRevision } from './sending.ts'
import { MAX_WOKEN, ORDER_NEWS, wake, withinHour } from './wake.ts'
import { contactsWithRole } from './with-role.ts'

const orderRef = z.strictObject({ order: id })
const orderResult = z.strictObject({ order: id, state: store.orderState })
/** A machine may act for two persons up to here and no further. */
const ORDER_SEVERITIES: readonly string[] = ['Minor', 'Moderate']
/** Orders of one site that are proposed, approved or suspended: each is recorded and told when the site is changed. */
const MAX_OPEN_ORDERS = 20

export const proposeOrder = command({
  name: 'alerting.proposeOrder',
  permission: 'alerting:order',
  scope: 'area',
  summary: 'Proposes a standing order: which alert may go out by itself, for which site and areas.',
  input: z.strictObject({
    /** Null for every site. */
    site: store.siteId.nullable().default(null),
    content,
    /** A picked time is by the clock of the node's zone. */
    until: timeOrCivil,
    confirmed: languageTags.default([]),
  }),
  output: orderResult,
  async run(ctx, input) {
    checkPerson(ctx)
    const kept = await asKept(ctx, input.content)
    const { areas } = kept
    for (const area of areas) ctx.inArea(area)
    await checkAreasExist(ctx, areas)
    if (!ORDER_SEVERITIES.includes(input.content.severity)) throw refusal('orderTooSevere')
    if (areas.includes('/')) throw refusal('orderForNation')
    const until = momentOf(input.until, ctx.node.zone)
    if (until <= ctx.now || until > addMs(ctx.now, noun.ORDER_MS)) throw refusal('orderTooLong')
    const unread = blocksOf(input.content).filter(
      ({ language }) => !input.confirmed.includes(language),
    )
    if (unread.length > 0) throw refusal('unconfirmed')
    const { site, confirmed } = input
    if (site !== null && (await openOrders(ctx, site)) >= MAX_OPEN_ORDERS) {
      throw refusal('tooManyOrders')
    }
    const order = ctx.newId()
    const { eventCode, severity } = input.content
    await store.orders.insert(ctx.tx, {
      id: order,
      site,
      eventCode,
      severity,
      content: JSON.stringify(kept),
      validUntil: until,
      ...proposedNow(ctx),
      confirmed,
      target: site === null ? null : (await aimOf(ctx, site)).target,
    })
    const rows = areas.map((area) => ({ standingOrder: order, area }))
    await store.orderAreas.insert(ctx.tx, rows)
    const body = { eventCode, severity, site, areas, until }
    ctx.record(records['order.proposed'], { subject: order, area: commonArea(areas), body })
    return { order, state: 'proposed' as const }
  },
})

/** How many orders of a site are neither revoked nor over. */
function openOrders({ tx, now }: CommandContext, site: string): Promise<number> {
  const state = store.orderState.exclude(['revoked']).options
  return store.orders.count(tx, { site, state, validUntil: { after: now } })
}

/** The columns of an order that was proposed now, for the first time or anew. */
function proposedNow({ actor, now }: CommandContext) {
  const by = { proposedBy: actor.id, proposedDevice: actor.device ?? null, proposedAt: now }
  return { state: 'proposed', ...by, targetBefore: null, suspendedAt: null } as const
}

export const approveOrder = command({
  name: 'alerting.approveOrder',
  permission: 'alerting:order',
  scope: 'area',
  summary:
    'Approves a standing order; in Actual another person than the proposer, on another device.',
  input: orderRef.extend({ read: noun.read }),
  output: orderResult,
  async run(ctx, input) {
    const { order, areas } = await orderFor(ctx, input.order)
    if (order.state !== 'proposed' || order.validUntil <= ctx.now) throw refusal('orderNotInForce')
    checkSecondPerson(ctx, { by: { person: order.proposedBy, device: order.proposedDevice } })
    // Nobody approves what a site was.
    if (order.site !== null) mustAim(order, await aimOf(ctx, order.site))
    if (readOfOrder(order) !== input.read) throw refusal('notWhatWasRead', { recorded: true })
    const change = { state: 'approved', approvedBy: ctx.actor.id, approvedAt: ctx.now } as const
    await store.orders.change(ctx.tx, { id: order.id }, change)
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
    await store.orders.change(ctx.tx, { id: order.id }, change)
    ctx.record(records['order.revoked'], { subject: order.id, area: commonArea(areas) })
    return { order: order.id, state: 'revoked' as const }
  },
})

/** Throws 409 where the site is not as it was proposed; a change within the same millisecond counts as one after it. */
function mustAim(
  order: store.OrderRow,
  { aimedAt, target: now }: Awaited<ReturnType<typeof aimOf>>,
) {
  if (aimedAt >= order.proposedAt || !leadsTo(order, now)) throw refusal('orderForAnother')
}

/** The order with its areas, which the caller holds. Throws 404 and 403. */
async function orderFor(ctx: CommandContext, wanted: string) {
  const order = found(await store.orderById(ctx.tx, wanted), 'unknownOrder')
  const areas = (await store.areasOfOrders(ctx.tx, [order.id])).get(order.id) ?? []
  for (const area of areas) ctx.inArea(area)
  return { order, areas }
}

const orderFacts = store.orderRow.omit({
  id: true,
  eventCode: true,
  content: true,
  validUntil: true,
  proposedDevice: true,
  confirmed: true,
})

export const orders = query({
  name: 'alerting.orders',
  permission: 'alerting:read',
  scope: 'area',
  summary: 'Standing orders that touch the areas of the caller, newest first.',
  input: listInput,
  output: listed(
    orderFacts.extend({
      order: id,
      isInForce: z.boolean(),
      eventCode: z.enum(EVENT_CODES),
      content,
      until: time,
      /** Names what is shown here; an approval says it. */
      read: noun.read,
    }),
  ),
  async run(ctx, { after, limit }) {
    const rows = await store.ordersIn(ctx.tx, { areas: ctx.areas(), before: after ?? 'g', limit })
    const items = rows.map((row) => {
      const stored = storedContent(row.content)
      return {
        order: row.id,
        ...partOf(orderFacts, row),
        isInForce: row.state === 'approved' && row.validUntil > ctx.now,
        eventCode: stored.eventCode,
        content: stored,
        until: row.validUntil,
        read: readOfOrder(row),
      }
    })
    return { items, next: nextOf(rows, limit, (row) => row.id) }
  },
})

/** What happened at a site, as standing orders are asked about it. */
const occasion = z.strictObject({
  site: store.siteId,
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
    if (
      !reaches(held, input.areas) ||
      (await store.wasUsed(ctx.tx, input.site, addMs(ctx.now, -noun.ORDER_PAUSE_MS)))
    ) {
      return { order: null }
    }
    if (await isWholeNation(ctx, input.areas)) return { order: null }
    const { aimedAt, target: now } = await aimOf(ctx, input.site)
    const rows = await store.ordersInForce(ctx.tx, { ...input, aimedAt, now: ctx.now })
    const ids = rows.map((row) => row.id)
    const areas = await store.areasOfOrders(ctx.tx, ids)
    const fitting = rows.find(
      (row) => leadsTo(row, now) && reaches(areas.get(row.id) ?? [], input.areas),
    )
    return { order: fitting?.id ?? null }
  },
})

function reaches(own: readonly string[], areas: readonly string[]): boolean {
  return areas.every((area) => isTargeted(own, area))
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
  input: occasion.extend({ order: id, origin: noun.origin, check: noun.checkName.optional() }),
  output: noun.alertResult,
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
    const { id: site, name, host } = await ctx.ask(siteNamed, { site: input.site })
    const approved = { ...storedContent(order.content), areas }
    const stored = namingSite(approved, { id: site, name, host }, ctx.node)
    const alert = await startDraft(ctx, {
      content: stored,
      origin: input.origin,
      check: input.check,
    })
    const state = noun.stateAfter(alert.state, 'issueByOrder')
    const use = { alert: alert.id, standingOrder: order.id, site: input.site, usedAt: ctx.now }
    await store.orderUses.insert(ctx.tx, use)
    const release = { way: 'order', proposedBy: order.proposedBy, order: order.id } as const
    await sendRevision(ctx, { alert, kind: 'Alert', state, content: stored, release })
    return { alert: alert.id, state }
  },
})

/** The order, if it may issue this now. Throws 404, 409 or 403. */
async function checkedOrder(
  ctx: CommandContext,
  wanted: string,
  now: Occasion,
): Promise<store.OrderRow> {
  const order = found(await store.orderById(ctx.tx, wanted), 'unknownOrder')
  if (order.state !== 'approved' || order.validUntil <= ctx.now) throw refusal('orderNotInForce')
  // Checked again: an older version of the rules may have let it through.
  if (!ORDER_SEVERITIES.includes(order.severity)) throw refusal('orderTooSevere')
  if (order.eventCode !== now.eventCode) throw refusal('orderDoesNotFit')
  if (order.site !== null && order.site !== now.site) throw refusal('orderDoesNotFit')
  mustAim(order, await aimOf(ctx, now.site))
  const own = (await store.areasOfOrders(ctx.tx, [order.id])).get(order.id) ?? []
  if (!reaches(own, now.areas)) throw refusal('orderDoesNotFit')
  if (await isWholeNation(ctx, now.areas)) throw refusal('orderForNation')
  if (await store.wasUsed(ctx.tx, now.site, addMs(ctx.now, -noun.ORDER_PAUSE_MS)))
    throw refusal('orderUsed')
  return order
}

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
    const open = { state: ['proposed', 'approved'], validUntil: { after: ctx.now } } as const
    const before = { site, ...open, proposedAt: { upTo: aimedAt } }
    const rows = await store.orders.many(ctx.tx, before, { order: ['id'], limit: PAGE })
    // What waits already waits on: it says where the site leads now, and nobody is told again.
    const orders = await store.retarget(ctx.tx, site, target)
    if (orders > 0) {
      ctx.record(records['order.retargeted'], { subject: site, body: { target, orders } })
    }
    if (rows.length + orders === 0) {
      ctx.unchanged('no standing order was read before the site was changed')
    }
    const ids = rows.map(({ id }) => id)
    const areas = await store.areasOfOrders(ctx.tx, ids)
    const news: News[] = []
    for (const order of rows) {
      const change = { target, targetBefore: order.target, suspendedAt: ctx.now }
      await store.orders.change(ctx.tx, { id: order.id }, { ...change, state: 'suspended' })
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
  input: orderRef.extend({ read: noun.read }),
  output: orderResult,
  async run(ctx, input) {
    checkPerson(ctx)
    const { order, areas } = await orderFor(ctx, input.order)
    const isWaiting = order.state === 'suspended' && order.validUntil > ctx.now
    if (!isWaiting || order.site === null) throw refusal('orderNotInForce')
    const { target } = await aimOf(ctx, order.site)
    if (readOfOrder({ ...order, target }) !== input.read) throw refusal('notWhatWasRead')
    const anew = { ...proposedNow(ctx), target, approvedBy: null, approvedAt: null }
    await store.orders.change(ctx.tx, { id: order.id }, anew)
    const body = { site: order.site, target, again: true as const }
    ctx.record(records['order.proposed'], { subject: order.id, area: commonArea(areas), body })
    return { order: order.id, state: 'proposed' as const }
  },
})
