import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { line } from '../../../core/line.ts'
import { time } from '../../../core/time.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { itemKey, MAX_WAIVERS } from '../schema.ts'
import { dropWaiver, putWaiver, waiverRows } from '../store/nation.ts'

export const waive = command({
  name: 'directory.waive',
  permission: 'directory:write',
  scope: 'nation',
  summary: 'Marks an item of the set-up as not applicable here, with the reason.',
  input: z.strictObject({ item: itemKey, reason: line(300) }),
  output: z.strictObject({}),
  async run(ctx, { item, reason }) {
    const before = await waiverRows(ctx.tx)
    const isNew = before.every((row) => row.item !== item)
    if (isNew && before.length >= MAX_WAIVERS) throw refusal('tooManyWaivers')
    await putWaiver(ctx.tx, { item, reason, given_by: ctx.actor.id, given_at: ctx.now })
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
    if (!(await dropWaiver(ctx.tx, item))) throw refusal('notWaived')
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
  output: z.strictObject({
    waivers: z.array(
      z.strictObject({ item: itemKey, reason: z.string(), givenBy: z.string(), givenAt: time }),
    ),
  }),
  async run(ctx) {
    const rows = await waiverRows(ctx.tx)
    return {
      waivers: rows.map(({ item, reason, given_by: givenBy, given_at: givenAt }) => ({
        item,
        reason,
        givenBy,
        givenAt,
      })),
    }
  },
})
