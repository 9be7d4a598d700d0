// Short messages that changed nothing: what is kept of them, how it is read and when it is forgotten.
import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listInput, listed, nextOf } from '../../../core/listed.ts'
import { addMs, DAY } from '../../../core/time.ts'
import { maskedNumber } from '../address.ts'
import type { Doubt } from '../reach.ts'
import { records } from '../records.ts'
import * as store from '../store/card.ts'

/** Messages without proof that are kept; beyond, the oldest go, those that name no station first. */
const MAX_UNPROVEN = 20_000
/** How long one is kept. */
const UNPROVEN_DAYS = 30

/** A message that changed nothing, and why; with the station of its code where it has one. */
export interface Unproven {
  readonly heard: { readonly from: string; readonly text: string }
  readonly reason: Doubt
  readonly station: string | null
}

/** Keeps what proves nothing. Their words and numbers stay out of the record. */
export async function keepUnproven(ctx: CommandContext, kept: readonly Unproven[]): Promise<void> {
  const rows = kept.map(({ heard, reason, station }) => ({
    id: ctx.newId(),
    at: ctx.now,
    number: maskedNumber(heard.from),
    body: heard.text.slice(0, 200),
    reason,
    station,
  }))
  await store.unproven.insert(ctx.tx, rows)
  await store.dropUnproven(ctx.tx, (await store.unproven.count(ctx.tx, {})) - MAX_UNPROVEN)
  const list = rows.map((row) => [row.id, row.reason, row.station] as const)
  ctx.record(records['sms.claimed'], {
    subject: 'alerting',
    marking: 'TLP:AMBER',
    body: { count: rows.length, list },
  })
}

export const unproven = query({
  name: 'alerting.unproven',
  permission: 'alerting:read',
  scope: 'shared',
  summary:
    'Short messages that changed nothing, newest first: without a valid code they prove nothing.',
  input: listInput,
  output: listed(
    store.unprovenRow.omit({ id: true, body: true }).extend({ message: id, text: z.string() }),
  ),
  async run(ctx, { after, limit }) {
    // Nobody knows where a message without a code comes from: who reads alerts anywhere may see it.
    const where = { id: { before: after ?? 'g' } }
    const rows = await store.unproven.many(ctx.tx, where, { order: ['-id'], limit })
    return {
      items: rows.map(({ id: message, body: text, ...row }) => ({ message, text, ...row })),
      next: nextOf(rows, limit, (row) => row.id),
    }
  },
})

/** The job that forgets. */
export const FORGET = { kind: 'alerting.forgetUnproven', subject: 'sms' } as const

export const forget = command({
  name: 'alerting.forgetUnproven',
  permission: 'alerting:gather',
  scope: 'nation',
  summary: 'For the clock: removes messages without proof that are older than 30 days.',
  input: z.strictObject({}),
  output: z.strictObject({ count: z.number().int() }),
  async run(ctx) {
    const before = addMs(ctx.now, -UNPROVEN_DAYS * DAY)
    await store.smsTries.remove(ctx.tx, { windowAt: { before } })
    const count = await store.unproven.remove(ctx.tx, { at: { before } })
    await ctx.schedule({ ...FORGET, dueAt: addMs(ctx.now, DAY) })
    if (count === 0) ctx.unchanged('none is that old')
    else ctx.record(records['sms.claimsForgotten'], { subject: 'alerting', body: { count } })
    return { count }
  },
})
