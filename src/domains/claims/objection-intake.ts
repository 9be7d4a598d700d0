// Taking objections in so that nobody who has something new to say is shut out by whoever floods: what repeats an open one
// stands behind it, what comes in a rush or beyond the share of its network is read last, and where the room is used up that
// makes room. Why so: docs/decisions/claims.md.
import type { z } from 'zod'
import type { CommandContext } from '../../core/action.ts'
import { isWithinShare, nthBeyond } from '../../core/shares.ts'
import { HOUR, spanStart } from '../../core/time.ts'
import { canonicalHash } from '../../core/canonical-hash.ts'
import { NEAR_BITS, readPost } from '../../lib/match/index.ts'
import { distance } from '../../lib/simhash/index.ts'
import { comparedBy } from './alike.ts'
import { electionDay } from './needs.ts'
import * as noun from './objection.ts'
import { records } from './records.ts'
import type { ClaimRow } from './schema.ts'
import * as store from './store.ts'

/** Open ones of a check of which one is looked for that is nearly the same, the newest. */
const LOOKED_AT = 200
/** What repeats another makes room before anything else does. */
const REPEATS = 10_000

type Said = Omit<z.infer<typeof noun.objectionContent>, 'contact'> & {
  readonly contact: string | null
}
export type Received = z.infer<typeof noun.received>

/** Takes an objection in to the check of a claim. `isEntered`: the office brings it from paper or the telephone. */
export async function receive(
  ctx: CommandContext,
  claim: ClaimRow,
  { said, isEntered }: { readonly said: Said; readonly isEntered: boolean },
): Promise<Received> {
  const own = saidBy(said)
  const polls = (await ctx.ask(electionDay, {}))?.polling?.from ?? null
  const dueAt = noun.dueOf(ctx.now, polls, ctx.node.realm)
  const nth = isEntered || isWithinShare(ctx, noun.OBJECT) ? 0 : nthBeyond(ctx, noun.OBJECT)
  const beyond = nth > 0 ? 1 : 0
  const to = { claim: claim.id, ...said, ...own, askedAt: ctx.now, beyond }
  if (isEntered) return await keep(ctx, claim, { ...to, dueAt, turn: 0, place: 'front' })
  const answered = await answeredSame(ctx, claim.id, own.sameText)
  if (answered !== null) return await countOnly(ctx, claim, { dueAt: answered, place: 'answered' })
  await makeRoom(ctx)
  const first = await firstLike(ctx, claim.id, own)
  if (first !== undefined) return await repeat(ctx, claim, { ...to, first })
  const turn = nth > 0 ? nth : await nextTurn(ctx, claim.id)
  const place = beyond > 0 || turn > noun.FRONT ? 'rush' : 'front'
  return await keep(ctx, claim, { ...to, dueAt, turn, place })
}

/**
 * What an objection is compared by. Addresses and signatures are no words of a post, but another one is another proof here: a
 * text with some, or without words, repeats only what is the same letter for letter.
 */
function saidBy({ words, language }: Said): ReturnType<typeof comparedBy> {
  const own = comparedBy({ words, language })
  const { addresses, signature } = readPost(words, { language }).clean
  if (own.sameText !== null && addresses.length === 0 && signature === '') return own
  return { sameText: canonicalHash(words.normalize('NFC')), likeness: null }
}

type Kept = Omit<noun.ObjectionRow, 'id' | 'state' | 'reasons' | 'reasonsLanguage' | 'decidedBy'>

async function keep(
  ctx: CommandContext,
  { id: subject, code }: ClaimRow,
  {
    place,
    ...row
  }: Omit<Kept, 'decidedAt' | 'likeOf'> & { likeOf?: string } & Pick<Received, 'place'>,
): Promise<Received> {
  const objection = ctx.newId()
  await store.objections.insert(ctx.tx, { id: objection, state: 'open', ...row })
  ctx.record(records['objection.received'], { subject, body: { code, objection } })
  return { dueAt: row.dueAt, place }
}

/** The how-manieth it is of its hour, to this check, among those within their shares: a flood beyond puts none of these last. */
async function nextTurn({ tx, now }: CommandContext, claim: string): Promise<number> {
  const within = { claim, beyond: 0, likeOf: null, askedAt: { from: spanStart(now, HOUR) } }
  return (await store.objections.count(tx, within)) + 1
}

/**
 * Behind the one that it repeats, as long as not many stand there: then it is counted by the hour, and nothing is kept. What
 * is within its share has the place of one that is not, and is read in its turn with the one that it repeats.
 */
async function repeat(
  ctx: CommandContext,
  claim: ClaimRow,
  {
    first,
    ...row
  }: Omit<Kept, 'decidedAt' | 'likeOf' | 'dueAt' | 'turn'> & {
    readonly first: Pick<noun.ObjectionRow, 'id' | 'dueAt' | 'beyond'>
  },
): Promise<Received> {
  const { id: likeOf, dueAt } = first
  const behind = await store.objections.count(ctx.tx, { likeOf, state: 'open' })
  const isFull = behind >= noun.MAX_REPEATS
  if (isFull && (row.beyond > 0 || !(await displace(ctx, { likeOf, beyond: 1 }))))
    return await countOnly(ctx, claim, { dueAt, place: 'counted' })
  if (row.beyond < first.beyond) {
    const turn = await nextTurn(ctx, claim.id)
    await store.objections.change(ctx.tx, { id: likeOf }, { beyond: row.beyond, turn })
  }
  const turn = REPEATS + behind
  return await keep(ctx, claim, { ...row, likeOf, dueAt, turn, place: 'behind' })
}

/** Counts what says nothing new; a record of the hour tells how many there were. */
async function countOnly(ctx: CommandContext, claim: ClaimRow, told: Received): Promise<Received> {
  await ctx.takeHourly({ what: 'claims.object', who: claim.id, limit: 0 })
  ctx.unchanged('the same words wait or were answered')
  return told
}

/** When the same words were answered, as long as the check is the same since; null where they were not. */
async function answeredSame(
  { tx }: Pick<CommandContext, 'tx'>,
  claim: string,
  sameText: string | null,
): Promise<string | null> {
  const kept = { claim, sameText, state: 'kept' } as const
  const last = await store.objections.one(tx, kept, { order: ['-id'] })
  if (last?.decidedAt == null) return null
  const stands = { claim, state: 'published' } as const
  const check = await store.checks.one(tx, stands, { order: ['-version'] })
  return check?.decidedAt != null && check.decidedAt <= last.decidedAt ? last.decidedAt : null
}

/** The open one that these words repeat. */
async function firstLike(
  { tx }: Pick<CommandContext, 'tx'>,
  claim: string,
  { sameText, likeness }: ReturnType<typeof comparedBy>,
) {
  const open = { claim, state: 'open', likeOf: null } as const
  const same = await store.objections.one(tx, { ...open, sameText }, { as: firstPart })
  if (same !== undefined || likeness === null) return same
  const how = { order: ['-id'], limit: LOOKED_AT, as: firstPart } as const
  const all = await store.objections.many(tx, open, how)
  return all.find((one) => one.likeness !== null && distance(one.likeness, likeness) <= NEAR_BITS)
}
const firstPart = noun.objectionRow.pick({ id: true, dueAt: true, likeness: true, beyond: true })

/**
 * Where as many are open as the house keeps, one leaves: of what came beyond its share if there is any, that of the network
 * which brought most of it, else a repetition, else the last of the greatest rush. So a flood drops itself, and whoever comes in another hour finds room.
 */
async function makeRoom(ctx: CommandContext): Promise<void> {
  const open = await store.objections.count(ctx.tx, { state: 'open' })
  if (open >= noun.MAX_KEPT) await displace(ctx, { turn: { from: 1 } })
}

/** Takes the last of these open ones away; gives false where there is none. */
async function displace(
  ctx: CommandContext,
  of: { readonly turn: { readonly from: number } } | Pick<noun.ObjectionRow, 'likeOf' | 'beyond'>,
): Promise<boolean> {
  const order = ['-beyond', '-turn', '-id'] as const
  const last = await store.objections.one(ctx.tx, { ...of, state: 'open' }, { order })
  if (last === undefined) return false
  await store.objections.remove(ctx.tx, { id: last.id })
  const { id: objection, claim: subject, turn } = last
  ctx.record(records['objection.displaced'], { subject, body: { objection, turn } })
  return true
}
