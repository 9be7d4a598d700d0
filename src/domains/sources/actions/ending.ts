// How a reference ends or becomes another work: by one person, and by two where a published check cites it, since readers
// of the check would find another thing, or nothing, under what it names.
import { z } from 'zod'
import {
  command,
  type CommandContext,
  nothing,
  query,
  type QueryContext,
} from '../../../core/action.ts'
import { checksResting } from '../needs.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { sha256 } from '../snapshot.ts'
import * as store from '../store.ts'
import { toldCsl } from '../withheld.ts'
import { askings, asRead, readHash } from './asking.ts'
import { checkNew, correct, itemToChange } from './item.ts'
import { agreeSource, refuseSource, sourceAsked } from './source-ending.ts'
import { digest, endedNow, isSource } from './thing-ref.ts'

type End = Pick<noun.EndingRow, 'mergedInto' | 'reason' | 'corrected'>

const endings = askings(store.endings, 'notEndAsked')
const anyRef = z.strictObject({ item: noun.anyCode })
const deciding = { permission: 'sources:assess', scope: 'nation' } as const

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

/** Ends or corrects a reference, or asks for it where a published check cites it and `isSame` work it is not. Throws 403 and 409. */
export async function endOrAsk(ctx: CommandContext, own: noun.ItemRow, end: End, isSame = false) {
  if ((await store.endings.count(ctx.tx, { item: own.id, state: 'asked' })) > 0)
    throw refusal('endAsked')
  if (isSame || (await citing(ctx, own.code)).length === 0) return await endItem(ctx, own, end)
  await endings.ask(ctx, { item: own.id }, end)
  const sha256 = end.corrected === null ? null : digest(end.corrected.csl)
  const body = { code: own.code, into: end.mergedInto, sha256 }
  ctx.record(records['citation.endAsked'], { subject: own.id, body })
  return {}
}

/** Its code leads on, or tells why it was withdrawn; nobody finds it by words. */
async function endItem(ctx: CommandContext, own: noun.ItemRow, end: End) {
  const { mergedInto, reason, corrected } = end
  const { id, code } = own
  if (corrected !== null) return await correct(ctx, own, corrected)
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
    'A second person, on another device, merges, withdraws or corrects a reference that a published check cites, or a source, as was asked.',
  input: anyRef.extend(asRead),
  output: nothing,
  async run(ctx, { item, read }) {
    if (isSource(item)) return await agreeSource(ctx, item, read)
    const { own, asked } = await itemAsked(ctx, item)
    if (readHash(asked, await citing(ctx, item)) !== read) throw refusal('otherCiting')
    await endings.decide(ctx, asked, null)
    const { mergedInto, corrected } = asked
    if (mergedInto !== null) await itemToChange(ctx, mergedInto)
    if (corrected !== null) await checkNew(ctx, { ...own, isOther: true }, corrected.csl)
    return await endItem(ctx, own, asked)
  },
})

export const refuseEnd = command({
  ...deciding,
  name: 'sources.refuseEnd',
  summary:
    'Says why a reference that a published check cites, or a source, stays as it is. Whoever asked may take that back so, too.',
  input: anyRef.extend({ reason: noun.reason }),
  output: nothing,
  async run(ctx, { item, reason: refused }) {
    if (isSource(item)) return await refuseSource(ctx, item, refused)
    const { own, asked } = await itemAsked(ctx, item)
    await endings.decide(ctx, asked, refused)
    ctx.record(records['citation.endRefused'], { subject: own.id, body: { code: own.code } })
    return {}
  },
})

const toldKeys = {
  mergedInto: true,
  corrected: true,
  reason: true,
  askedBy: true,
  askedAt: true,
} as const
const toldSource = noun.sourceEndingRow.pick(toldKeys).extend({
  /** Persons who speak for it, and notices that name it; of a merge, of both. */
  speakers: z.number().int(),
  notices: z.number().int(),
  read: sha256,
})
const told = noun.endingRow.pick(toldKeys).extend({
  /** Claims whose published check cites it. */
  claims: z.array(z.string()),
  read: sha256,
})

export const endingAsked = query({
  permission: 'sources:assess',
  scope: 'shared',
  name: 'sources.endingAsked',
  summary:
    'Whether somebody asked that a reference which published checks cite, or a source, be merged, withdrawn or be another one.',
  input: anyRef,
  output: z.strictObject({
    asked: told.nullable(),
    /** The same of a source. */
    source: toldSource.nullable(),
  }),
  async run(ctx, { item: code }) {
    if (isSource(code)) {
      const of = await sourceAsked(ctx, code)
      return { asked: null, source: of && toldSource.strip().parse(of) }
    }
    const own = await store.items.one(ctx.tx, { code })
    const asked = await store.endings.one(ctx.tx, { item: own?.id ?? '', state: 'asked' })
    if (asked === undefined) return { asked: null, source: null }
    const claims = await citing(ctx, code)
    const to = asked.corrected
    const corrected = to && { ...to, csl: (await toldCsl(ctx, to.csl)).csl }
    return {
      asked: told.strip().parse({ ...asked, corrected, claims, read: readHash(asked, claims) }),
      source: null,
    }
  },
})
