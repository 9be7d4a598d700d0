import { z } from 'zod'
import { command, type CommandContext, nothing } from '../../../core/action.ts'
import { canonicalHash } from '../../../core/canonical-hash.ts'
import { id } from '../../../core/id.ts'
import { line, lines } from '../../../core/line.ts'
import { reasonInWords } from '../../../core/quote-standing.ts'
import { checkPerson, checkSecondPerson } from '../../../core/two-persons.ts'
import type { JsonValue } from '../../../lib/jcs/jcs.ts'
import { citable, takenCopies } from '../needs.ts'
import { checkQuotes, standsOf } from '../quotes.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { approving, claimAt, claimRef, writing } from './claim-ref.ts'

const ref = z.strictObject({ check: id })
const asRead = ref.extend({ read: noun.read })

/** A reference of the evidence as it is given. */
const given = {
  item: noun.itemCode,
  stance: noun.stance,
  quote: line(600).optional(),
}
type Given = z.infer<z.ZodObject<typeof given>>

/** With the title of what is cited. Throws 400 for what is not there to be cited. */
async function cited(ctx: CommandContext, { item: code, stance, quote }: Given) {
  const thing = await ctx.ask(citable, { code })
  if (thing.state !== 'here' || thing.item === null)
    throw refusal('notCitable', { params: { code } })
  return { item: code, title: thing.title, stance, quote: quote ?? null }
}

export const writeCheck = command({
  ...writing,
  name: 'claims.writeCheck',
  summary:
    'Puts forward a check of the words of a factual claim: verdict, how it was checked and at least one cited reference. A second person publishes it. A later version says what it corrects.',
  input: noun.checkContent.extend({
    ...claimRef.shape,
    ...given,
    correction: lines(600).optional(),
  }),
  output: z.strictObject({ check: id }),
  async run(ctx, { claim: code, item, stance, quote, ...written }) {
    const { subtitle = null, correction = null, ...content } = written
    checkPerson(ctx)
    const claim = await claimAt(ctx.tx, code)
    if (claim.kind !== 'factual') throw refusal('notFactual')
    if (!['triaged', 'checking', 'checked'].includes(claim.state)) throw refusal('wrongState')
    const where = { claim: claim.id }
    if ((await store.checks.count(ctx.tx, { ...where, state: 'in_review' })) > 0)
      throw refusal('alreadyProposed')
    if (claim.publishedAt !== null && correction === null) throw refusal('needsCorrection')
    const version = (await store.checks.count(ctx.tx, where)) + 1
    if (version > noun.MAX_VERSIONS)
      throw refusal('tooMany', { params: { most: noun.MAX_VERSIONS } })
    const check = ctx.newId()
    await store.checks.insert(ctx.tx, {
      id: check,
      ...where,
      version,
      state: 'in_review',
      ...content,
      subtitle,
      correction: claim.publishedAt === null ? null : correction,
      evidence: [await cited(ctx, { item, stance, quote })],
      writtenBy: ctx.actor.id,
      writtenDevice: ctx.actor.device ?? null,
      writtenAt: ctx.now,
    })
    if (claim.state === 'triaged')
      await store.claims.change(ctx.tx, { id: claim.id }, { state: 'checking' })
    ctx.record(records['factcheck.proposed'], {
      subject: claim.id,
      body: { code, check, version },
    })
    return { check }
  },
})

/**
 * The evidence with the copies that are kept of what it cites. Throws 409 where there is none of any: what a check rests on
 * outlives its page. The exercise reaches nobody's pages, so that it publishes without.
 */
async function withCopies(ctx: CommandContext, all: readonly noun.Evidence[]) {
  const { copies } = await ctx.ask(takenCopies, { items: all.map(({ item }) => item) })
  if (copies.length === 0 && ctx.node.realm === 'actual') throw refusal('needsCopy')
  const stands = await standsOf(ctx, all)
  return all.map((one, n) => {
    const { stand, copy, page } = stands[n] ?? {}
    const own = copy ?? copies.find(({ item }) => item === one.item)
    return {
      ...one,
      ...(own !== undefined && { copy: { code: own.code, sha256: own.sha256 } }),
      ...(stand !== undefined && { stand }),
      ...(page != null && { page }),
    }
  })
}

/** The check in this state, and its claim. Throws 404 and 409. */
async function checkIn(ctx: CommandContext, check: string, state: noun.CheckRow['state']) {
  const row = found(await store.checks.one(ctx.tx, { id: check }), 'unknownCheck')
  if (row.state !== state) throw refusal('wrongState')
  const claim = found(await store.claims.one(ctx.tx, { id: row.claim }), 'unknownClaim')
  const by = { decidedBy: ctx.actor.id, decidedAt: ctx.now }
  return { row, claim, by, body: { code: claim.code, check, version: row.version } }
}

/** The check that waits, where it still is what was read. Throws 404 and 409. */
async function readCheck(ctx: CommandContext, { check, read }: z.infer<typeof asRead>) {
  const waiting = await checkIn(ctx, check, 'in_review')
  if (noun.readHash(waiting.row) !== read) throw refusal('otherWords')
  return waiting
}

export const cite = command({
  ...writing,
  name: 'claims.cite',
  summary: 'Adds another cited reference to a check that waits; only its author does.',
  input: ref.extend(given),
  output: nothing,
  async run(ctx, { check, ...more }) {
    const { row, claim, body } = await checkIn(ctx, check, 'in_review')
    if (row.writtenBy !== ctx.actor.id) throw refusal('notAuthor')
    if (row.evidence.length >= noun.MAX_EVIDENCE)
      throw refusal('tooMany', { params: { most: noun.MAX_EVIDENCE } })
    const { item: code } = more
    if (row.evidence.some(({ item }) => item === code))
      throw refusal('sameEvidence', { params: { code } })
    const evidence = [...row.evidence, await cited(ctx, more)]
    await store.checks.change(ctx.tx, { id: check }, { evidence })
    ctx.record(records['factcheck.proposed'], { subject: claim.id, body })
    return {}
  },
})

export const publish = command({
  ...approving,
  name: 'claims.publish',
  summary:
    'A second person, on another device, publishes a check that rests on at least one page of which a copy is kept; everybody reads it from then on, and earlier versions beside it. Where quoted words do not stand in the copy, only with a reason in words, which everybody reads.',
  input: asRead.extend({ unfound: reasonInWords.optional() }),
  output: nothing,
  async run(ctx, { unfound: why, ...named }) {
    const { row, claim, by, body } = await readCheck(ctx, named)
    checkSecondPerson(ctx, { by: { person: row.writtenBy, device: row.writtenDevice } })
    const evidence = await withCopies(ctx, row.evidence)
    const missing = checkQuotes(evidence, why)
    const unfound = missing > 0 ? (why ?? null) : null
    const last = { claim: claim.id, state: 'published' } as const
    await store.checks.change(ctx.tx, last, { state: 'replaced' })
    await store.checks.change(
      ctx.tx,
      { id: row.id },
      { state: 'published', evidence, unfound, ...by },
    )
    const publishedAt = claim.publishedAt ?? ctx.now
    await store.claims.change(ctx.tx, { id: claim.id }, { state: 'checked', publishedAt })
    await store.move(ctx, claim.id)
    const { verdict, title, subtitle, summary, method } = row
    const told = { words: claim.words, verdict, title, subtitle, summary, method, evidence }
    const sha256 = canonicalHash({ ...told, ...(unfound !== null && { unfound }) } as JsonValue)
    const whole = { ...body, verdict, sha256, ...(missing > 0 && { unfound: missing }) }
    ctx.record(records['factcheck.published'], { subject: claim.id, body: whole })
    return {}
  },
})

export const giveBack = command({
  ...approving,
  name: 'claims.giveBack',
  summary: 'Gives a check back to its author with a reason; nobody else reads it.',
  input: asRead.extend({ reason: noun.reason }),
  output: nothing,
  async run(ctx, { reason, ...named }) {
    checkPerson(ctx)
    const { row, claim, by, body } = await readCheck(ctx, named)
    await store.checks.change(ctx.tx, { id: row.id }, { state: 'returned', reason, ...by })
    ctx.record(records['factcheck.returned'], { subject: claim.id, body })
    return {}
  },
})

export const withdraw = command({
  ...approving,
  name: 'claims.withdraw',
  summary:
    'Withdraws a published check with a reason. Its page stays and says so, and nobody finds it by pasting.',
  input: ref.extend({ reason: noun.reason }),
  output: nothing,
  async run(ctx, { check, reason }) {
    checkPerson(ctx)
    const { row, claim, body } = await checkIn(ctx, check, 'published')
    await store.checks.change(ctx.tx, { id: row.id }, { state: 'withdrawn', reason })
    await store.claims.change(ctx.tx, { id: claim.id }, { state: 'checking' })
    await store.move(ctx, claim.id)
    ctx.record(records['factcheck.withdrawn'], { subject: claim.id, body })
    return {}
  },
})
