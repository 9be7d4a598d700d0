import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { changesBy } from './changes.ts'
import { filesOf, ownDesks, ownReport } from './desk.ts'
import { lacking } from './header.ts'

const reading = { permission: 'reports:read', scope: 'own' } as const

/** Offers that one desk is shown. */
const MAX_OFFERS = 100

export const offer = command({
  ...reading,
  name: 'reports.offer',
  summary:
    'Offers a report to another desk of this node, where the reporter allowed it, once an officer’s device wrote fresh headers for that desk. Who told it does not go along.',
  input: z.strictObject({ report: id, to: noun.agencyCode }),
  output: z.strictObject({ forward: id }),
  async run(ctx, { report: of, to }) {
    const row = await ownReport(ctx, of)
    if (row.state === 'closed') throw refusal('isClosed')
    if (row.forward === 'none') throw refusal('noConsent')
    if (row.state === 'forwarded') throw refusal('isOffered')
    if (to === row.agency) throw refusal('notReceiving')
    if ((await lacking(ctx, to, [row])).length > 0) throw refusal('notReady')
    const forward = ctx.newId()
    const facts = { origin: row.agency, target: to, state: 'offered', reason: '' } as const
    await store.forwards.insert(ctx.tx, {
      ...facts,
      id: forward,
      report: of,
      offeredBy: ctx.actor.id,
      offeredAt: ctx.now,
    })
    await store.reports.change(ctx.tx, { id: of }, await changesBy(ctx, row, 'offer'))
    const body = { from: row.agency, to }
    ctx.record(records['report.offered'], { subject: of, body })
    return { forward }
  },
})

/** An offer at a desk of the caller, or made by it. Throws 404. */
async function ownOffer(ctx: QueryContext, forward: string): Promise<noun.ForwardRow> {
  const row = await store.forwards.one(ctx.tx, { id: forward, state: 'offered' })
  const agencies = await ownDesks(ctx)
  return found(row !== undefined && agencies.includes(row.target) ? row : null, 'unknownReport')
}

const oneOffer = { forward: id }

export const accept = command({
  ...reading,
  name: 'reports.accept',
  summary: 'Takes over a report that another desk offered; its clocks go on.',
  input: z.strictObject(oneOffer),
  output: z.strictObject({ report: id }),
  async run(ctx, { forward: of }) {
    const { report, origin: from, target: to } = await ownOffer(ctx, of)
    const row = found(await store.reports.one(ctx.tx, { id: report }), 'unknownReport')
    await store.forwards.change(ctx.tx, { id: of }, { state: 'accepted', endedAt: ctx.now })
    const moved = { agency: to, assignedTo: null, kin: report }
    await store.reports.change(
      ctx.tx,
      { id: report },
      { ...(await changesBy(ctx, row, 'accept')), ...moved },
    )
    ctx.record(records['report.forwarded'], { subject: report, body: { from, to } })
    return { report }
  },
})

export const refuse = command({
  ...reading,
  name: 'reports.refuse',
  summary: 'Refuses a report that another desk offered: it stays there, and its clocks go on.',
  input: z.strictObject({ ...oneOffer, reason: line(500) }),
  output: z.strictObject({}),
  async run(ctx, { forward: of, reason }) {
    const { report, origin: from, target: to } = await ownOffer(ctx, of)
    const ended = { state: 'refused', endedAt: ctx.now, reason } as const
    await store.forwards.change(ctx.tx, { id: of }, ended)
    const row = found(await store.reports.one(ctx.tx, { id: report }), 'unknownReport')
    const files = (await filesOf(ctx, [row])).map((file) => file.id)
    await store.headers.remove(ctx.tx, { agency: to, file: files })
    await store.reports.change(ctx.tx, { id: report }, await changesBy(ctx, row, 'refuse'))
    ctx.record(records['report.returned'], { subject: report, body: { from, to } })
    return {}
  },
})

const offered = noun.forwardRow.pick({ id: true, report: true, offeredAt: true }).extend({
  from: z.string(),
  what: noun.what,
  place: noun.where,
  danger: z.boolean(),
})

export const offers = query({
  ...reading,
  name: 'reports.offers',
  summary: 'Reports that other desks offer to those of the caller, as they were routed.',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(offered) }),
  async run(ctx) {
    const target = await ownDesks(ctx)
    const how = { order: ['id'], limit: MAX_OFFERS } as const
    const rows = await store.forwards.many(ctx.tx, { target, state: 'offered' }, how)
    const reports = await store.reports.many(
      ctx.tx,
      { id: rows.map(({ report }) => report) },
      { limit: MAX_OFFERS },
    )
    const desks = await store.desks.many(ctx.tx, {}, { limit: noun.MAX_DESKS })
    return {
      items: rows.flatMap(({ id: forward, report, origin, offeredAt }) => {
        const row = reports.find((one) => one.id === report)
        if (row === undefined) return []
        const { what, place, danger } = row
        const from = desks.find(({ agency }) => agency === origin)?.name ?? ''
        return [{ id: forward, report, offeredAt, from, what, place, danger }]
      }),
    }
  },
})
