import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { SHOWN_OF_SLICE } from '../../../core/page-parts.ts'
import { areaContains, under } from '../../../core/permission.ts'
import { addMs, time } from '../../../core/time.ts'
import * as noun from '../schema.ts'
import { asTold, keptOf, withoutShut } from '../shut.ts'
import * as store from '../store.ts'

const why = z.enum(['accept', 'late', 'broken', 'asked'])

const told = noun.itemRow.pick({ id: true, code: true, title: true })

const waitingItem = told.extend({
  ...noun.itemRow.pick({ site: true, incident: true }).shape,
  why,
  since: time,
})

export const waiting = query({
  permission: 'evidence:handle',
  scope: 'area',
  name: 'evidence.waiting',
  summary:
    'Evidence that waits for the caller: offered to him, asked of him, an offer of his that nobody takes, a broken chain.',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(waitingItem) }),
  async run(ctx) {
    const rows = await store.waitingFor(ctx.tx, ctx.actor.id, SHOWN_OF_SLICE)
    const held = ctx.areas()
    const lateAt = addMs(ctx.now, -noun.OFFER_MS)
    const inArea = rows.filter(({ area }) => held.some((one) => areaContains(one, area)))
    const here = await withoutShut(ctx, inArea)
    const kept = await keptOf(ctx, inArea)
    const items = here.flatMap((row) => {
      const { id: item, code, site, incident } = row
      const title = kept.has(item) ? '' : row.title
      const of = { id: item, code, title, site, incident }
      const { brokenAt, offeredTo, offeredAt, custodian, askedAt } = row
      const own = ctx.actor.id
      return [
        ...(brokenAt === null ? [] : [{ ...of, why: 'broken' as const, since: brokenAt }]),
        ...(offeredTo === own && offeredAt
          ? [{ ...of, why: 'accept' as const, since: offeredAt }]
          : []),
        ...(custodian === own && offeredAt && offeredAt < lateAt
          ? [{ ...of, why: 'late' as const, since: offeredAt }]
          : []),
        ...(custodian === own && askedAt ? [{ ...of, why: 'asked' as const, since: askedAt }] : []),
      ]
    })
    return { items: items.slice(0, SHOWN_OF_SLICE) }
  },
})

/** Items of a day that are told one by one. */
const MAX_ROWS = 200

export const day = query({
  permission: 'evidence:read',
  scope: 'area',
  name: 'evidence.day',
  summary: 'Evidence that was preserved in a stretch of time.',
  input: z.strictObject({ from: time, until: time }),
  output: z.strictObject({ items: z.array(told.extend({ id, heldAt: time })) }),
  async run(ctx, { from, until }) {
    const where = { area: under(ctx.areas()), heldAt: { from, before: until } }
    const rows = await store.items.many(ctx.tx, where, { order: ['id'], limit: MAX_ROWS })
    return {
      items: (await asTold(ctx, rows)).flatMap(({ id: own, code, title, heldAt }) =>
        heldAt === null ? [] : [{ id: own, code, title, heldAt }],
      ),
    }
  },
})

export const publicCount = query({
  permission: 'anyone',
  scope: 'none',
  name: 'evidence.publicCount',
  summary: 'How many pieces of evidence were preserved so far.',
  input: z.strictObject({}),
  output: z.strictObject({ count: z.number().int() }),
  run: async (ctx) => ({ count: await store.items.count(ctx.tx, { state: ['held', 'ended'] }) }),
})
