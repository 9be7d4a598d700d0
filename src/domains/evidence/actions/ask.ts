import { hash } from 'node:crypto'
import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { handOf } from '../../../core/two-persons.ts'
import { partyOf } from '../event.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { itemHere } from './append.ts'

const handling = { permission: 'evidence:handle', scope: 'area' } as const

/** What was asked, as the second person names what he read: SHA-256 of who asked for what of which item, when and why. */
export function hashOfAsk({ item, type, person, role, reason, askedAt }: store.Ask): string {
  return hash('sha256', JSON.stringify([item, type, person, role, reason, askedAt]))
}

export const ask = command({
  ...handling,
  name: 'evidence.ask',
  summary:
    'Asks for the opening or destroying of an item, or that its content be erased; somebody else does it.',
  input: z.strictObject({ item: id, type: noun.askedAct, reason: line(500) }),
  output: z.strictObject({}),
  async run(ctx, { item: of, type, reason }) {
    const item = await itemHere(ctx, of)
    if (item.chain.seq === 0) throw refusal('notHeld')
    if (type !== 'content-erased' && item.chain.isEnded) throw refusal('notHeld')
    const { role } = partyOf(ctx.actor, item.area)
    if (type === 'content-erased') {
      const isOfficer = role === 'data-protection-officer' || role === 'operator'
      if (!isOfficer && ctx.node.realm === 'actual') throw refusal('notAsked')
    }
    if ((await store.asks.one(ctx.tx, { item: of })) !== undefined) throw refusal('asked')
    await store.asks.insert(ctx.tx, {
      item: of,
      type,
      role,
      reason,
      askedAt: ctx.now,
      ...handOf(ctx.actor),
    })
    ctx.record(records['custody.asked'], { subject: of, area: item.area, body: { type } })
    return {}
  },
})

export const takeBack = command({
  ...handling,
  name: 'evidence.takeBack',
  summary: 'Takes back what the caller asked a second person to do.',
  input: z.strictObject({ item: id }),
  output: z.strictObject({}),
  async run(ctx, { item: of }) {
    const item = await itemHere(ctx, of)
    const row = found(await store.asks.one(ctx.tx, { item: of, person: ctx.actor.id }), 'notAsked')
    await store.asks.remove(ctx.tx, { item: of })
    const body = { type: `${row.type}.taken-back` }
    ctx.record(records['custody.asked'], { subject: of, area: item.area, body })
    return {}
  },
})
