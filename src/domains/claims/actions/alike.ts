import { z } from 'zod'
import { command, type CommandContext, nothing } from '../../../core/action.ts'
import { checkPerson } from '../../../core/two-persons.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { matchedBy } from '../suggested.ts'
import { stateBefore } from './claim.ts'
import { claimAt, claimRef, writing } from './claim-ref.ts'

export const merge = command({
  ...writing,
  name: 'claims.merge',
  summary:
    'A person says that claims repeat another one: they lead to it from then on and count for it. Only claims without a check; it can be taken back.',
  input: z.strictObject({
    into: noun.claimCode,
    claims: z.array(noun.claimCode).min(1).max(noun.MAX_ALIKE),
    reason: noun.reason,
  }),
  output: nothing,
  async run(ctx, { into: code, claims, reason }) {
    checkPerson(ctx)
    const into = await claimAt(ctx.tx, code)
    if (into.mergedInto !== null) throw refusal('mergedItself', { params: { code } })
    for (const one of new Set(claims)) await mergeOne(ctx, await claimAt(ctx.tx, one), into, reason)
    await store.move(ctx, into.id)
    return {}
  },
})

async function mergeOne(
  ctx: CommandContext,
  claim: noun.ClaimRow,
  into: noun.ClaimRow,
  reason: string,
): Promise<void> {
  const { id, code } = claim
  if (id === into.id) throw refusal('sameClaim')
  if (!noun.UNCHECKED.includes(claim.state)) throw refusal('hasCheck', { params: { code } })
  const { tx } = ctx
  const { why } = await decide(ctx, { post: claim, claim: into, state: 'confirmed', reason })
  const to = { state: 'merged', mergedInto: into.id, likeOf: null, likeWhy: null } as const
  await store.claims.change(tx, { id }, to)
  // Whatever was merged into it, or may repeat it, goes along.
  await store.claims.change(tx, { mergedInto: id }, { mergedInto: into.id })
  await store.claims.change(tx, { likeOf: id }, { likeOf: into.id })
  await store.claims.change(tx, { id: into.id, likeOf: into.id }, { likeOf: null, likeWhy: null })
  await store.settleFirst(tx, [id, into.id])
  ctx.record(records['claim.merged'], { subject: id, body: { code, into: into.code, why } })
}

/** Keeps what a person decided of two claims, with what the machine had said of them. */
async function decide(
  ctx: CommandContext,
  said: {
    readonly post: noun.ClaimRow
    readonly claim: noun.ClaimRow
    readonly state: 'confirmed' | 'rejected'
    readonly reason: string
  },
): Promise<Pick<noun.MatchRow, 'why'>> {
  const { post, claim, state, reason } = said
  const matched = await matchedBy(ctx, post, claim.code)
  const own = post.likeOf === claim.id ? post.likeWhy : null
  const why = own ?? (matched === null ? 'hand' : 'words')
  await store.matches.insert(ctx.tx, {
    id: ctx.newId(),
    sameText: post.sameText ?? post.id,
    post: post.id,
    claim: claim.id,
    state,
    why,
    chance: matched?.chance ?? null,
    terms: matched === null ? null : [...matched.terms],
    reason,
    decidedBy: ctx.actor.id,
    decidedAt: ctx.now,
  })
  return { why }
}

export const unmerge = command({
  ...writing,
  name: 'claims.unmerge',
  summary: 'Takes back that a claim repeats another one: it stands by itself again.',
  input: claimRef.extend({ reason: noun.reason }),
  output: nothing,
  async run(ctx, { claim: code, reason }) {
    checkPerson(ctx)
    const claim = await claimAt(ctx.tx, code)
    if (claim.mergedInto === null) throw refusal('wrongState')
    const into = found(await store.claims.one(ctx.tx, { id: claim.mergedInto }), 'unknownClaim')
    const to = { state: stateBefore(claim), mergedInto: null }
    await store.claims.change(ctx.tx, { id: claim.id }, to)
    await store.settleFirst(ctx.tx, [claim.id])
    const undone = { undoneBy: ctx.actor.id, undoneAt: ctx.now, undoneWhy: reason }
    const where = { post: claim.id, state: 'confirmed' } as const
    await store.matches.change(ctx.tx, where, { state: 'undone', ...undone })
    await store.move(ctx, into.id)
    ctx.record(records['claim.unmerged'], { subject: claim.id, body: { code, from: into.code } })
    return {}
  },
})

export const tellApart = command({
  ...writing,
  name: 'claims.tellApart',
  summary:
    'A person says that a claim does not repeat another one; the same words are not suggested for it again.',
  input: claimRef.extend({ other: noun.claimCode, reason: noun.reason }),
  output: nothing,
  async run(ctx, { claim: code, other: otherCode, reason }) {
    checkPerson(ctx)
    const post = await claimAt(ctx.tx, code)
    const other = await claimAt(ctx.tx, otherCode)
    if (post.id === other.id) throw refusal('sameClaim')
    await decide(ctx, { post, claim: other, state: 'rejected', reason })
    const alone = { likeOf: null, likeWhy: null }
    if (post.likeOf === other.id) await store.claims.change(ctx.tx, { id: post.id }, alone)
    await store.settleFirst(ctx.tx, [post.id])
    // Those with the same words are no repeats of the other one either, but of this one.
    if (post.sameText !== null)
      await store.claims.change(
        ctx.tx,
        { likeOf: other.id, sameText: post.sameText },
        { likeOf: post.id, likeWhy: 'text' },
      )
    const body = { code, other: otherCode }
    ctx.record(records['claim.toldApart'], { subject: post.id, body })
    return {}
  },
})
