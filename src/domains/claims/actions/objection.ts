import { z } from 'zod'
import { command, type CommandContext, nothing, query } from '../../../core/action.ts'
import { canonicalHash } from '../../../core/canonical-hash.ts'
import { id } from '../../../core/id.ts'
import { checkPerson } from '../../../core/two-persons.ts'
import * as noun from '../objection.ts'
import { receive } from '../objection-intake.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as store from '../store.ts'
import { anybody, claimAt, claimRef, reading } from './claim-ref.ts'
import { handsOf } from './waiting.ts'

const answering = { permission: 'claims:answer', scope: 'nation' } as const

export const object = command({
  ...anybody,
  name: 'claims.object',
  summary:
    'For everybody: says that a published check is about you and wrong. Another person than the two of the check answers, in public and without your name. It shuts for nobody: what repeats others stands behind them, what comes in a rush or beyond the share of a network is read last.',
  input: noun.objectionContent.extend(claimRef.shape),
  output: noun.received,
  async run(ctx, { claim: code, contact = null, ...said }) {
    const claim = await claimAt(ctx.tx, code)
    found(claim.publishedAt, 'unknownClaim')
    return await receive(ctx, claim, { said: { ...said, contact }, isEntered: false })
  },
})

export const enterObjection = command({
  ...answering,
  name: 'claims.enterObjection',
  summary:
    'Enters an objection that came on paper or by telephone, word for word: it is read before all others, however many come by the page.',
  input: noun.objectionContent.extend(claimRef.shape),
  output: noun.received,
  async run(ctx, { claim: code, contact = null, ...said }) {
    checkPerson(ctx)
    const claim = await claimAt(ctx.tx, code)
    found(claim.publishedAt, 'unknownClaim')
    return await receive(ctx, claim, { said: { ...said, contact }, isEntered: true })
  },
})

/** Names the check of a claim as it stands: a correction or a withdrawal has another name. */
function standingHash(versions: Awaited<ReturnType<typeof handsOf>>): string {
  const [newest] = versions
  return canonicalHash({ state: newest?.state ?? '', at: newest?.at ?? '' })
}

/** Open objections to one check, with its claim. Throws 404 and 409. */
async function openOf(ctx: CommandContext, ids: readonly string[]) {
  const how = { order: ['id'], limit: noun.MAX_TOGETHER } as const
  const rows = await store.objections.many(ctx.tx, { id: ids }, how)
  const [first] = rows
  if (first === undefined || rows.length < ids.length) throw refusal('unknownObjection')
  const isOf = (row: noun.ObjectionRow) => row.claim === first.claim && row.likeOf === null
  if (!rows.every((row) => isOf(row) && row.state === 'open')) throw refusal('wrongState')
  return { rows, claim: found(await store.claims.one(ctx.tx, { id: first.claim }), 'unknownClaim') }
}

export const answerObjection = command({
  ...answering,
  name: 'claims.answerObjection',
  summary:
    'Another person than those who wrote and published the check answers objections to it, and what repeats them: the check was corrected or withdrawn since, or it is kept; with reasons that everybody reads.',
  input: noun.decision,
  output: nothing,
  async run(ctx, { objections, read, outcome, reasons, language }) {
    checkPerson(ctx)
    const { rows, claim } = await openOf(ctx, [...new Set(objections)])
    const versions = await handsOf(ctx, [claim.id])
    const isOwn = versions.some(({ hands }) => hands.includes(ctx.actor.id))
    if (isOwn && ctx.node.realm === 'actual') throw refusal('ownCheck')
    if (standingHash(versions) !== read) throw refusal('otherWords')
    const [newest] = versions
    const isChanged = (since: string) => newest?.state === 'withdrawn' || (newest?.at ?? '') > since
    if (outcome === 'corrected' && !rows.every(({ askedAt }) => isChanged(askedAt)))
      throw refusal('notCorrected')
    const id = rows.map((row) => row.id)
    const like = { likeOf: id, state: 'open' } as const
    const limit = noun.MAX_TOGETHER * noun.MAX_REPEATS
    const repeats = await store.objections.many(ctx.tx, like, { limit })
    const said = { state: outcome, reasons, reasonsLanguage: language } as const
    const by = { decidedBy: ctx.actor.id, decidedAt: ctx.now }
    for (const row of [...rows, ...repeats]) {
      await store.objections.change(ctx.tx, { id: row.id }, { ...said, ...by })
      const told = { objection: row.id, outcome, isLate: ctx.now > row.dueAt }
      const body = { code: claim.code, ...told }
      ctx.record(records['objection.answered'], { subject: claim.id, body })
    }
    return {}
  },
})

export const forgetAsker = command({
  ...answering,
  name: 'claims.forgetAsker',
  summary:
    'Takes away who objected and where that person is reached, once it is answered; of those who repeated it, too.',
  input: z.strictObject({ objection: id }),
  output: nothing,
  async run(ctx, { objection }) {
    const row = found(await store.objections.one(ctx.tx, { id: objection }), 'unknownObjection')
    if (row.state === 'open' || row.who === null) throw refusal('wrongState')
    const how = { limit: noun.MAX_REPEATS } as const
    const repeats = await store.objections.many(ctx.tx, { likeOf: objection }, how)
    for (const { id: own } of [row, ...repeats]) {
      await store.objections.change(ctx.tx, { id: own }, { who: null, contact: null })
      ctx.record(records['objection.forgotten'], { subject: row.claim, body: { objection: own } })
    }
    return {}
  },
})

const open = noun.objectionRow.shape
const told = z.strictObject({
  state: open.state,
  askedAt: open.askedAt,
  dueAt: open.dueAt,
  reasons: open.reasons,
  reasonsLanguage: open.reasonsLanguage,
  decidedAt: open.decidedAt,
})
export type ToldObjection = z.infer<typeof told>

export const publicObjections = query({
  ...anybody,
  name: 'claims.publicObjections',
  summary:
    'For everybody: that somebody objected to a published check, by when it is answered, and the answer; how many more wait; nothing of who asked and what was written.',
  input: claimRef,
  output: z.strictObject({ items: z.array(told), more: z.number().int(), late: z.number().int() }),
  async run({ tx, now }, { claim: code }) {
    const { id: claim, publishedAt } = await claimAt(tx, code)
    found(publishedAt, 'unknownClaim')
    const waiting = { claim, state: 'open', likeOf: null } as const
    const over = { claim, state: ['corrected', 'kept'], likeOf: null } as const
    const first = { order: ['beyond', 'turn', 'id'], limit: noun.TOLD, as: told } as const
    const last = { order: ['-id'], limit: noun.FRONT, as: told } as const
    const items = await store.objections.many(tx, waiting, first)
    const open = await store.objections.count(tx, waiting)
    return {
      items: [...items, ...(await store.objections.many(tx, over, last))],
      more: open - items.length,
      late: await store.objections.count(tx, { ...waiting, dueAt: { before: now } }),
    }
  },
})

/** What a claim is compared by, and the order, are the machine's. */
const desk = noun.objectionRow.omit({
  sameText: true,
  likeness: true,
  turn: true,
  beyond: true,
})
export type DeskObjection = z.infer<typeof desk>

export const deskObjections = query({
  ...reading,
  name: 'claims.deskObjections',
  summary:
    'Objections to the check of a claim as the desk reads them: those that wait in their turn with what repeats them, how many more there are, and those that are answered, the newest first.',
  input: claimRef,
  output: z.strictObject({
    items: z.array(desk.extend({ repeats: z.array(desk) })),
    /** Open ones in all, those that repeat others left out. */
    open: z.number().int(),
    answered: z.array(desk),
    /** Names the check as it stands. */
    read: z.string(),
  }),
  async run(ctx, { claim: code }) {
    const { tx } = ctx
    const { id: claim } = await claimAt(tx, code)
    const waiting = { claim, state: 'open', likeOf: null } as const
    const limit = noun.FRONT + noun.FOLDED
    const rows = await store.objections.many(tx, waiting, {
      order: ['beyond', 'turn', 'id'],
      limit,
      as: desk,
    })
    const likeOf = rows.map(({ id: first }) => first)
    const most = { order: ['id'], limit: limit * noun.MAX_REPEATS, as: desk } as const
    const repeats = await store.objections.many(tx, { likeOf, state: 'open' }, most)
    const over = { claim, state: ['corrected', 'kept'], likeOf: null } as const
    const newest = { order: ['-id'], limit: noun.FRONT, as: desk } as const
    return {
      items: rows.map((row) => ({
        ...row,
        repeats: repeats.filter((one) => one.likeOf === row.id),
      })),
      open: await store.objections.count(tx, waiting),
      answered: await store.objections.many(tx, over, newest),
      read: standingHash(await handsOf(ctx, [claim])),
    }
  },
})
