// What is owed at a desk: the reports that come due, those of a day, and what whoever answers for a desk must know.
import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { holdsIn } from '../../../core/actor.ts'
import { time } from '../../../core/time.ts'
import { newestOf } from '../keys.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { ownDesks, reportPart } from './desk.ts'

const reading = { permission: 'reports:read', scope: 'own' } as const

const count = z.number().int()

/** Reports that have a line of their own among what waits. */
const SHOWN = 10

export const day = query({
  ...reading,
  name: 'reports.day',
  summary:
    'What came to the caller’s desks in a stretch of time, what was done, and what is overdue now.',
  input: z.strictObject({ from: time, until: time }),
  output: z.strictObject({
    received: count,
    acknowledged: count,
    answered: count,
    overdue: count,
  }),
  async run(ctx, { from, until: before }) {
    const agency = await ownDesks(ctx)
    const within = { from, before }
    const of = (where: Parameters<typeof store.reports.count>[1]) =>
      store.reports.count(ctx.tx, { agency, ...where })
    return {
      received: await of({ receivedAt: within }),
      acknowledged: await of({ acknowledgedAt: within }),
      answered: await of({ answeredAt: within }),
      overdue: await of({ dueAt: { before: ctx.now }, waitingSince: null }),
    }
  },
})

export const due = query({
  ...reading,
  name: 'reports.due',
  summary:
    'What waits at the caller’s desks: what is owed soonest, how many nobody has read and which is read first, and desks whose open reports a new key does not open.',
  input: z.strictObject({}),
  output: z.strictObject({
    /** At how many desks the caller sits. */
    desks: count,
    /** Those whose deadline is nearest, of what somebody has. */
    items: z.array(reportPart),
    /** What happens at a polling station while people vote and nobody has read: how many, and what is owed a sign first. */
    urgent: count,
    firstUrgent: reportPart.nullable(),
    /** The same of what else nobody has read, and what is read first of it. */
    unread: count,
    first: reportPart.nullable(),
    toRenew: z.array(noun.deskRow.pick({ agency: true, name: true }).extend({ since: z.string() })),
  }),
  async run(ctx) {
    const agency = await ownDesks(ctx)
    const mine = {
      agency,
      dueAt: { not: null },
      waitingSince: null,
      acknowledgedAt: { not: null },
    } as const
    const how = { order: ['dueAt'], limit: SHOWN, as: reportPart } as const
    const items = await store.reports.many(ctx.tx, mine, how)
    const others = { agency, state: 'received', urgent: false } as const
    const unread = await store.reports.count(ctx.tx, others)
    const first = unread === 0 ? null : await firstOf(ctx, agency)
    const hurried = { agency, state: 'received', urgent: true } as const
    const urgent = await store.reports.count(ctx.tx, hurried)
    const soonest = { order: ['dueAt', 'id'], as: reportPart } as const
    const firstUrgent = (await store.reports.one(ctx.tx, hurried, soonest)) ?? null
    const taken = { limit: noun.MAX_ALL_SEATS }
    const seats = await store.seats.many(ctx.tx, { agency, endedAt: null }, taken)
    const toRenew = []
    for (const { agency: desk, name, renewedTo, lateFrom } of await store.desks.many(
      ctx.tx,
      { agency },
      { limit: noun.MAX_DESKS },
    )) {
      const newest = newestOf(seats.filter((seat) => seat.agency === desk))
      if (newest > renewedTo || lateFrom !== null)
        toRenew.push({ agency: desk, name, since: newest })
    }
    return { desks: agency.length, items, first, unread, urgent, firstUrgent, toRenew }
  },
})

/** What is read first of what nobody has read and nobody is in a hurry for. */
async function firstOf({ tx }: QueryContext, agency: string[]) {
  const how = { order: ['turn', '-score', 'id'], as: reportPart } as const
  for (const lane of noun.lane.options) {
    const row = await store.reports.one(tx, { agency, lane, state: 'received', urgent: false }, how)
    if (row !== undefined) return row
  }
  return null
}

/** Those who seat officers answer for desks that let reports lie. */
export const late = query({
  name: 'reports.late',
  permission: 'reports:desk',
  scope: 'own',
  summary:
    'For whoever set desks up: how many reports lie at each desk beyond their time, and since when; nothing of what they say.',
  input: z.strictObject({}),
  output: z.strictObject({
    desks: z.array(
      noun.deskRow.pick({ agency: true, name: true }).extend({ late: count, since: time }),
    ),
  }),
  async run(ctx) {
    ctx.own()
    if (!holdsIn(ctx.actor, 'reports:seat', '/')) return { desks: [] }
    const rows = await store.lateBy(ctx.tx, ctx.now)
    const desks = await store.desks.many(ctx.tx, {}, { limit: noun.MAX_DESKS })
    return {
      desks: rows.flatMap(({ agency, late: many, since }) => {
        const name = desks.find((one) => one.agency === agency)?.name
        return name === undefined ? [] : [{ agency, name, late: many, since }]
      }),
    }
  },
})
