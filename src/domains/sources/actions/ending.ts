// How a reference ends: by one person, and by two where a published check cites it, since readers of the check would find
// another thing, or nothing, under what it names.
import { z } from 'zod'
import {
  command,
  type CommandContext,
  nothing,
  query,
  type QueryContext,
} from '../../../core/action.ts'
import { time } from '../../../core/time.ts'
import { checksResting } from '../needs.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { sha256 } from '../snapshot.ts'
import * as store from '../store.ts'
import { askings, readHash } from './asking.ts'
import { itemToChange } from './item.ts'
import { endedNow } from './thing-ref.ts'

type End = Pick<noun.EndingRow, 'mergedInto' | 'reason'>

const endings = askings(store.endings, 'notEndAsked')
const deciding = { permission: 'sources:assess', scope: 'nation' } as const
const ref = z.strictObject({ item: noun.itemCode })

/** Codes that lead to one reference, of those that were merged into it. */
const MAX_CODES = 49

/** Claims whose published check cites a reference, under its code or one that leads to it. */
async function citing(ctx: Pick<QueryContext, 'ask' | 'tx'>, code: string): Promise<string[]> {
  const how = { order: ['-id'], limit: MAX_CODES, as: noun.itemRow.pick({ code: true }) } as const
  const merged = await store.items.many(ctx.tx, { mergedInto: code }, how)
  const items = [code, ...merged.map((one) => one.code)]
  const { cited } = await ctx.ask(checksResting, { copies: [], items })
  return [...new Set(cited.map((one) => one.code))].toSorted()
}

/** Ends a reference, or asks for it where a published check cites it. Throws 403 and 409. */
export async function endOrAsk(
  ctx: CommandContext,
  own: noun.ItemRow,
  end: End,
): Promise<Record<never, never>> {
  if ((await store.endings.count(ctx.tx, { item: own.id, state: 'asked' })) > 0)
    throw refusal('endAsked')
  if ((await citing(ctx, own.code)).length === 0) return await endItem(ctx, own, end)
  const of = { item: own.id }
  await endings.ask(ctx, of, { ...of, ...end })
  const body = { code: own.code, into: end.mergedInto }
  ctx.record(records['citation.endAsked'], { subject: own.id, body })
  return {}
}

/** Its code leads on, or tells why it was withdrawn; nobody finds it by words. */
async function endItem(ctx: CommandContext, own: noun.ItemRow, { mergedInto, reason }: End) {
  const { id, code } = own
  const by = { reason, ...endedNow(ctx) }
  await store.words.remove(ctx.tx, { thing: id })
  if (mergedInto === null) {
    await store.items.change(ctx.tx, { id }, { ...by, state: 'withdrawn' })
    ctx.record(records['citation.withdrawn'], { subject: id, body: { code } })
    return {}
  }
  await store.items.change(ctx.tx, { mergedInto: code }, { mergedInto })
  await store.items.change(ctx.tx, { id }, { ...by, mergedInto, state: 'merged' })
  ctx.record(records['citation.merged'], { subject: id, body: { code, into: mergedInto } })
  return {}
}

/** A reference of which somebody asked that it end. Throws 404 and 409. */
async function itemAsked(ctx: CommandContext, code: string) {
  const own = await itemToChange(ctx, code)
  return { own, asked: await endings.open(ctx, { item: own.id }) }
}

export const agreeEnd = command({
  ...deciding,
  name: 'sources.agreeEnd',
  summary:
    'A second person, on another device, merges or withdraws a reference that a published check cites, as was asked. It is not undone.',
  input: ref.extend({
    /** Names what was read: what was asked, and which checks cite it. */
    read: sha256,
  }),
  output: nothing,
  async run(ctx, { item, read }) {
    const { own, asked } = await itemAsked(ctx, item)
    if (readHash(asked, await citing(ctx, item)) !== read) throw refusal('otherCiting')
    await endings.decide(ctx, asked, null)
    if (asked.mergedInto !== null) await itemToChange(ctx, asked.mergedInto)
    return await endItem(ctx, own, asked)
  },
})

export const refuseEnd = command({
  ...deciding,
  name: 'sources.refuseEnd',
  summary:
    'Says why a reference that a published check cites stays as it is. Whoever asked that it end may take that back so, too.',
  input: ref.extend({ reason: noun.reason }),
  output: nothing,
  async run(ctx, { item, reason: refused }) {
    const { own, asked } = await itemAsked(ctx, item)
    await endings.decide(ctx, asked, refused)
    ctx.record(records['citation.endRefused'], { subject: own.id, body: { code: own.code } })
    return {}
  },
})

const told = noun.endingRow
  .pick({ mergedInto: true, reason: true, askedBy: true, askedAt: true })
  .extend({
    /** Claims whose published check cites it. */
    claims: z.array(z.string()),
    read: sha256,
    askedAt: time,
  })

export const endingAsked = query({
  permission: 'sources:assess',
  scope: 'shared',
  name: 'sources.endingAsked',
  summary:
    'Whether somebody asked that a reference be merged or withdrawn which published checks cite.',
  input: ref,
  output: z.strictObject({ asked: told.nullable() }),
  async run(ctx, { item: code }) {
    const own = await store.items.one(ctx.tx, { code })
    const where = { item: own?.id ?? '', state: 'asked' } as const
    const asked = await store.endings.one(ctx.tx, where)
    if (asked === undefined) return { asked: null }
    const claims = await citing(ctx, code)
    return { asked: told.strip().parse({ ...asked, claims, read: readHash(asked, claims) }) }
  },
})
