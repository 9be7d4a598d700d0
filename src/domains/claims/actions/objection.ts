import { z } from 'zod'
import { command, type CommandContext, nothing, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { time } from '../../../core/time.ts'
import { checkPerson } from '../../../core/two-persons.ts'
import { electionDay } from '../needs.ts'
import * as noun from '../objection.ts'
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
    'For everybody: says that a published check is about you and wrong. Another person than the two of the check answers, in public and without your name.',
  input: noun.objectionContent.extend(claimRef.shape),
  output: z.strictObject({ dueAt: time }),
  async run(ctx, { claim: code, contact, ...said }) {
    const claim = await claimAt(ctx.tx, code)
    found(claim.publishedAt, 'unknownClaim')
    const what = 'claims.object'
    const isFew =
      (await ctx.takeHourly({ what, who: claim.id, limit: noun.CLAIM_PER_HOUR })) &&
      (await ctx.takeHourly({ what, who: 'anybody', limit: noun.ALL_PER_HOUR }))
    if (!isFew) throw refusal('manyObjections', { keepsCount: true })
    const open = { claim: claim.id, state: 'open' } as const
    if ((await store.objections.count(ctx.tx, open)) >= noun.MAX_OPEN)
      throw refusal('manyObjections', { keepsCount: true })
    const polls = (await ctx.ask(electionDay, {}))?.polling?.from ?? null
    const dueAt = noun.dueOf(ctx.now, polls, ctx.node.realm)
    const objection = ctx.newId()
    const row = { id: objection, ...open, ...said, contact: contact ?? null }
    await store.objections.insert(ctx.tx, { ...row, askedAt: ctx.now, dueAt })
    ctx.record(records['objection.received'], { subject: claim.id, body: { code, objection } })
    return { dueAt }
  },
})

/** The open objection and its claim. Throws 404 and 409. */
async function openAt(ctx: CommandContext, objection: string) {
  const row = found(await store.objections.one(ctx.tx, { id: objection }), 'unknownObjection')
  if (row.state !== 'open') throw refusal('wrongState')
  return { row, claim: found(await store.claims.one(ctx.tx, { id: row.claim }), 'unknownClaim') }
}

export const answerObjection = command({
  ...answering,
  name: 'claims.answerObjection',
  summary:
    'Another person than those who wrote and published the check answers an objection: the check was corrected or withdrawn since, or it is kept; with reasons that everybody reads.',
  input: noun.decision,
  output: nothing,
  async run(ctx, { objection, outcome, reasons, language }) {
    checkPerson(ctx)
    const { row, claim } = await openAt(ctx, objection)
    const versions = await handsOf(ctx, [claim.id])
    const isOwn = versions.some(({ hands }) => hands.includes(ctx.actor.id))
    if (isOwn && ctx.node.realm === 'actual') throw refusal('ownCheck')
    const [newest] = versions
    const isChanged = newest?.state === 'withdrawn' || (newest?.at ?? '') > row.askedAt
    if (outcome === 'corrected' && !isChanged) throw refusal('notCorrected')
    const by = { decidedBy: ctx.actor.id, decidedAt: ctx.now }
    const said = { state: outcome, reasons, reasonsLanguage: language }
    await store.objections.change(ctx.tx, { id: objection }, { ...said, ...by })
    const body = { code: claim.code, objection, outcome, isLate: ctx.now > row.dueAt }
    ctx.record(records['objection.answered'], { subject: claim.id, body })
    return {}
  },
})

export const forgetAsker = command({
  ...answering,
  name: 'claims.forgetAsker',
  summary: 'Takes away who objected and where that person is reached, once it is answered.',
  input: z.strictObject({ objection: id }),
  output: nothing,
  async run(ctx, { objection }) {
    const row = found(await store.objections.one(ctx.tx, { id: objection }), 'unknownObjection')
    if (row.state === 'open' || row.who === null) throw refusal('wrongState')
    await store.objections.change(ctx.tx, { id: objection }, { who: null, contact: null })
    ctx.record(records['objection.forgotten'], { subject: row.claim, body: { objection } })
    return {}
  },
})

const { who: _w, contact: _c, words: _s, ...open } = noun.objectionRow.shape
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
    'For everybody: that somebody objected to a published check, by when it is answered, and the answer; nothing of who asked and what was written.',
  input: claimRef,
  output: z.strictObject({ items: z.array(told) }),
  async run({ tx }, { claim: code }) {
    const claim = await claimAt(tx, code)
    found(claim.publishedAt, 'unknownClaim')
    const how = { order: ['-id'], limit: noun.MAX_OPEN, as: told } as const
    return { items: await store.objections.many(tx, { claim: claim.id }, how) }
  },
})

export type DeskObjection = noun.ObjectionRow

export const deskObjections = query({
  ...reading,
  name: 'claims.deskObjections',
  summary: 'Objections to the check of a claim as the desk reads them, the newest first.',
  input: claimRef,
  output: z.strictObject({ items: z.array(noun.objectionRow) }),
  async run({ tx }, { claim: code }) {
    const { id: claim } = await claimAt(tx, code)
    const how = { order: ['-id'], limit: noun.MAX_OPEN } as const
    return { items: await store.objections.many(tx, { claim }, how) }
  },
})
