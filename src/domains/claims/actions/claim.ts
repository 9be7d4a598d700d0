import { z } from 'zod'
import { command, type CommandContext, nothing } from '../../../core/action.ts'
import { freeCode } from '../../../core/free-code.ts'
import { ANONYMOUS } from '../../../core/actor.ts'
import { line, lines } from '../../../core/line.ts'
import { type DoorWithLane, isWithinShare, putOff } from '../../../core/shares.ts'
import { language } from '../../../core/text.ts'
import { MINUTE } from '../../../core/time.ts'
import { addAddress, addWords, alikeOf, comparedBy, indexClaim } from '../alike.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { anybody, claimAt, claimRef, writing } from './claim-ref.ts'

const place = {
  url: noun.url.optional(),
  saidOn: noun.day.optional(),
  outlet: line(200).optional(),
  speakerKind: noun.claimant.optional(),
  speaker: line(200).optional(),
}
type Place = z.infer<z.ZodObject<typeof place>>

export const takeIn = command({
  ...writing,
  name: 'claims.takeIn',
  summary:
    'Takes in a claim about the election, word for word, with where and when it was said; who said it is judged next.',
  input: z.strictObject({
    words: lines(noun.MAX_CLAIM),
    language,
    harm: noun.harm,
    ...place,
  }),
  output: z.strictObject({ code: noun.claimCode }),
  async run(ctx, { words, language: spoken, harm, ...said }) {
    const { url } = said
    const { id, code } = await take(ctx, { words, language: spoken, harm, url })
    if (url !== undefined) await note(ctx, id, { ...said, url })
    return { code }
  },
})

/** A new claim that nobody has judged yet, with what it may be the same as. */
export async function take(
  ctx: CommandContext,
  {
    url,
    takenBy = ctx.actor.id,
    ...said
  }: Pick<noun.ClaimRow, 'words' | 'language' | 'harm'> & {
    url?: string | undefined
    takenBy?: string
  },
): Promise<{ id: string; code: string }> {
  const id = ctx.newId()
  const code = await freeCode(
    () => `CLM-${ctx.newCode(8)}`,
    async (one) => (await store.claims.count(ctx.tx, { code: one })) > 0,
  )
  const own = comparedBy(said)
  await store.claims.insert(ctx.tx, {
    id,
    code,
    state: 'intake',
    ...said,
    ...own,
    ...(await alikeOf(ctx, { ...own, url })),
    claimant: 'unknown',
    takenBy,
    takenAt: ctx.now,
    moved: 0,
  })
  await indexClaim(ctx, { id, code, ...said, ...own })
  ctx.record(records['claim.taken'], { subject: id, body: { code } })
  return { id, code }
}

/** What a desk can look through within an hour, what one network tells it of that, and as much again from the slow lane. */
export const TELL: DoorWithLane = {
  name: 'claims.tell',
  room: 120,
  share: 20,
  onion: 40,
  lane: { job: 'claims.takeTold', places: 60, everyMs: MINUTE },
}

const told = z.strictObject({ words: lines(noun.MAX_CLAIM), language })

export const tell = command({
  ...anybody,
  name: 'claims.tell',
  summary:
    'For everybody: tells the office of a claim that is going round. Nothing is asked of who tells it, and nobody but the desk reads it before it is checked. It shuts for nobody: what is beyond the share of a network is read within the next hour, as far as there is room.',
  input: told,
  output: z.strictObject({
    /** It waits in the slow lane: much came from the same network. */
    isLate: z.boolean(),
  }),
  async run(ctx, said) {
    const isLate = !isWithinShare(ctx, TELL)
    if (isLate) await putOff(ctx, TELL, said)
    else await take(ctx, { ...said, harm: 'other' })
    return { isLate }
  },
})

export const takeTold = command({
  name: 'claims.takeTold',
  permission: 'claims:take-told',
  scope: 'nation',
  summary: 'Takes in what somebody told from the slow lane.',
  input: told,
  output: nothing,
  async run(ctx, said) {
    await take(ctx, { ...said, harm: 'other', takenBy: ANONYMOUS.id })
    return {}
  },
})

async function note(
  ctx: CommandContext,
  claim: string,
  { speaker, speakerKind, ...said }: Place & { url: string },
): Promise<void> {
  if (noun.isNamed(speakerKind ?? 'unknown') !== (speaker !== undefined)) throw refusal('notNamed')
  const by = { notedBy: ctx.actor.id, notedAt: ctx.now }
  const own = { id: ctx.newId(), claim, ...said, speaker, speakerKind }
  await store.appearances.insert(ctx.tx, { ...own, ...by })
  await addAddress(ctx, claim, said.url)
}

export const see = command({
  ...writing,
  name: 'claims.see',
  summary:
    'Notes another page on which a claim was said, with the day, the outlet and who spoke; people who are not of the public are not named.',
  input: claimRef.extend({ ...place, url: noun.url }),
  output: nothing,
  async run(ctx, { claim: code, ...said }) {
    const claim = await claimAt(ctx.tx, code)
    if ((await store.appearances.count(ctx.tx, { claim: claim.id })) >= noun.MAX_APPEARANCES)
      throw refusal('tooMany', { params: { most: noun.MAX_APPEARANCES } })
    await note(ctx, claim.id, said)
    await store.move(ctx, claim.mergedInto ?? claim.id)
    ctx.record(records['claim.seen'], { subject: claim.id, body: { code } })
    return {}
  },
})

export const triage = command({
  ...writing,
  name: 'claims.triage',
  summary:
    'Judges what a claim is and who said it. Only outlets, parties, candidates and holders of an office are named; anybody else is an account.',
  input: claimRef.extend({
    kind: noun.kind,
    claimant: noun.claimant,
    claimantName: line(200).optional(),
  }),
  output: nothing,
  async run(ctx, { claim: code, kind, claimant, claimantName }) {
    const claim = await claimAt(ctx.tx, code)
    if (claim.state !== 'intake' && claim.state !== 'triaged') throw refusal('wrongState')
    if (noun.isNamed(claimant) !== (claimantName !== undefined)) throw refusal('notNamed')
    const to = { state: 'triaged', kind, claimant, claimantName: claimantName ?? null } as const
    await store.claims.change(ctx.tx, { id: claim.id }, to)
    ctx.record(records['claim.triaged'], { subject: claim.id, body: { code, kind } })
    return {}
  },
})

/** Whether a claim may be set aside: as long as no check of it was ever published. */
export function mayEnd({ state, publishedAt }: Pick<noun.ClaimRow, 'state' | 'publishedAt'>) {
  return publishedAt === null && ['intake', 'triaged', 'checking'].includes(state)
}

export const setAside = command({
  ...writing,
  name: 'claims.setAside',
  summary:
    'Sets a claim aside with a reason: it cannot be checked, or it waits. A claim with a published check stays as it is.',
  input: claimRef.extend({ state: z.enum(['not_checkable', 'parked']), reason: noun.reason }),
  output: nothing,
  async run(ctx, { claim: code, state, reason }) {
    const claim = await claimAt(ctx.tx, code)
    if (!mayEnd(claim)) throw refusal('wrongState')
    if ((await store.checks.count(ctx.tx, { claim: claim.id, state: 'in_review' })) > 0)
      throw refusal('wrongState')
    await store.claims.change(ctx.tx, { id: claim.id }, { state, reason })
    ctx.record(records['claim.ended'], { subject: claim.id, body: { code, state } })
    return {}
  },
})

export const resume = command({
  ...writing,
  name: 'claims.resume',
  summary: 'Takes a claim up again that was set aside.',
  input: claimRef,
  output: nothing,
  async run(ctx, { claim: code }) {
    const claim = await claimAt(ctx.tx, code)
    if (claim.state !== 'parked' && claim.state !== 'not_checkable') throw refusal('wrongState')
    const to = { state: stateBefore(claim), reason: null }
    await store.claims.change(ctx.tx, { id: claim.id }, to)
    ctx.record(records['claim.resumed'], { subject: claim.id, body: { code } })
    return {}
  },
})

/** How far a claim was before it was set aside or merged: only before it is checked that is done. */
export function stateBefore({ kind }: Pick<noun.ClaimRow, 'kind'>): 'intake' | 'triaged' {
  return kind === null ? 'intake' : 'triaged'
}

export const translate = command({
  ...writing,
  name: 'claims.translate',
  summary:
    'Says a claim in another language, so that posts in that language find it; before a check is published, since two persons answer for what is public.',
  input: claimRef.extend({ language, words: lines(noun.MAX_CLAIM) }),
  output: nothing,
  async run(ctx, { claim: code, language: into, words }) {
    const claim = await claimAt(ctx.tx, code)
    if (claim.language === into) throw refusal('sameLanguage')
    if (claim.publishedAt !== null) throw refusal('wrongState')
    // Two persons answer for every text: none comes in between what one wrote and the other read.
    const open = { claim: claim.id, state: 'in_review' } as const
    if ((await store.checks.count(ctx.tx, open)) > 0) throw refusal('alreadyProposed')
    const by = { writtenBy: ctx.actor.id, writtenAt: ctx.now }
    await store.texts.put(ctx.tx, { claim: claim.id, language: into, words, ...by })
    await addWords(ctx, claim.id, words)
    const body = { code, language: into }
    ctx.record(records['claim.translated'], { subject: claim.id, body })
    return {}
  },
})
