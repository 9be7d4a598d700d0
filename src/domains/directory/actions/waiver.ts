import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { line } from '../../../core/line.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { itemKey, MAX_WAIVERS, waiverRow } from '../schema.ts'
import * as store from '../store.ts'

export const waive = command({
  name: 'directory.waive',
  permission: 'directory:write',
  scope: 'nation',
  summary: 'Marks an item of the set-up as not applicable here, with the reason.',
  input: z.strictObject({ item: itemKey, reason: line(300) }),
  output: z.strictObject({}),
  async run(ctx, { item, reason }) {
    const isNew = (await store.waivers.one(ctx.tx, { item })) === undefined
    if (isNew && (await store.waivers.count(ctx.tx, {})) >= MAX_WAIVERS)
      throw refusal('tooManyWaivers')
    await store.waivers.put(ctx.tx, { item, reason, givenBy: ctx.actor.id, givenAt: ctx.now })
    ctx.record(records['waiver.given'], { subject: item, body: { reason } })
    return {}
  },
})

export const endWaiver = command({
  name: 'directory.endWaiver',
  permission: 'directory:write',
  scope: 'nation',
  summary: 'Says that an item of the set-up applies after all.',
  input: z.strictObject({ item: itemKey }),
  output: z.strictObject({}),
  async run(ctx, { item }) {
    if ((await store.waivers.remove(ctx.tx, { item })) === 0) throw refusal('notWaived')
    ctx.record(records['waiver.ended'], { subject: item })
    return {}
  },
})

export const waivers = query({
  name: 'directory.waivers',
  permission: 'directory:read',
  scope: 'shared',
  summary: 'Items of the set-up that do not apply here, each with who said so and why.',
  input: z.strictObject({}),
  output: z.strictObject({ waivers: z.array(waiverRow) }),
  run: async ({ tx }) => ({
    waivers: await store.waivers.many(tx, {}, { order: ['item'], limit: MAX_WAIVERS }),
  }),
})
