import type { z } from 'zod'
import { command, type CommandContext, nothing } from '../../../core/action.ts'
import { dateAt } from '../../../core/civil-day.ts'
import { canonicalHash } from '../../../core/canonical-hash.ts'
import { freeCode } from '../../../core/free-code.ts'
import { reasonInWords } from '../../../core/quote-standing.ts'
import { addMs, DAY, HOUR } from '../../../core/time.ts'
import { checkPerson } from '../../../core/two-persons.ts'
import { advance, checkRepeated, logStep, noticeAt } from '../advance.ts'
import { type Calendar, LABEL_HOURS, labelDue } from '../deadlines.ts'
import { checkGuards, publishedCheck } from '../guards.ts'
import { codesOfSource } from '../../../core/same-source.ts'
import { publicCopies, publicThing, quotesStand } from '../needs.ts'
import { calendarNow } from '../policy.ts'
import { checkRests, restsOn } from '../quoting.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { stateAfter } from '../states.ts'
import * as store from '../store.ts'
import { issuing, noticeRef, readNotice, readRef, saidHash } from './notice-ref.ts'

/** Nothing of what comes later. */
const FRESH = {
  redacted: [] as string[],
  isByDeadline: false,
  isAppealByDeadline: false,
  state: 'draft',
} as const

type Content = z.infer<typeof noun.content>

/** Name and kind of a source that may have this part. Throws 400. */
async function sourceAs(ctx: CommandContext, code: string, part: 'subject' | 'issuer') {
  const { state, source } = await ctx.ask(publicThing, { code })
  const kinds = part === 'subject' ? noun.SUBJECTS : noun.ISSUERS
  if (state !== 'here' || source === null || !kinds.includes(source.kind))
    throw refusal(part === 'subject' ? 'notASubject' : 'notAnIssuer')
  return source
}

/** Throws 400 where the ground, or how it was found, is not said in full. */
function checkSaid({ ground, law, article, groundWords, detection, detectionHow }: Content): void {
  if (ground === 'legal' && (law === undefined || article === undefined)) throw refusal('needsLaw')
  if (ground === 'code' && groundWords === undefined) throw refusal('needsCode')
  if (detection === 'machine' && detectionHow === undefined) throw refusal('needsHow')
}

/** Throws 400 and 409 for words of a day to come, and for those that are too old. */
function checkAge(ctx: CommandContext, { terms: { oldestDays: days } }: Calendar, saidOn: string) {
  if (saidOn > dateAt(ctx.now, ctx.node.zone)) throw refusal('saidLater')
  if (saidOn < addMs(ctx.now, -days * DAY).slice(0, 10))
    throw refusal('tooOld', { params: { days } })
}

/** Throws 409 where it may not be urgent: another topic, or polls too far away or over. */
function checkUrgent(ctx: CommandContext, { polls }: Calendar, category: noun.Category): void {
  const from = polls === null ? null : addMs(polls.from, -LABEL_HOURS * HOUR)
  const isOpen = polls !== null && from !== null && from <= ctx.now && ctx.now < polls.until
  if (!isOpen || !noun.mayBeUrgent(category))
    throw refusal('notUrgent', { params: { hours: LABEL_HOURS } })
}

/** An exercise has no network from which a page could be kept. */
const NO_COPY = { code: '', url: null }

/** The copy of the page of a reference in which the quote stands, else the newest that is still there. Throws 409 where none was kept. */
async function copyOf(ctx: CommandContext, { item, quote }: Pick<Content, 'item' | 'quote'>) {
  const { copies } = await ctx.ask(publicCopies, { item })
  const { stand } = await ctx.ask(quotesStand, { quotes: [{ item, quote }] })
  const there = copies.filter(({ removed, withheld }) => removed === null && withheld === null)
  const kept = there.find(({ code }) => code === stand[0]?.copy?.code) ?? there[0]
  const copy = kept ?? (ctx.node.realm === 'exercise' ? NO_COPY : undefined)
  if (copy === undefined) throw refusal('noSnapshot', { params: { code: item } })
  return copy
}

/** What is kept of a notice as it is put forward. Throws 400, 404 and 409 for what the rules do not allow. */
async function rowFrom(ctx: CommandContext, said: Content) {
  const calendar = await calendarNow(ctx)
  checkSaid(said)
  checkAge(ctx, calendar, said.saidOn)
  if (said.isUrgent) checkUrgent(ctx, calendar, said.category)
  const check = await publishedCheck(ctx, said.claim)
  const subject = await sourceAs(ctx, said.source, 'subject')
  const issuer = await sourceAs(ctx, said.issuer, 'issuer')
  const copy = await copyOf(ctx, said)
  const { url = copy.url, law = null, article = null, groundWords = null } = said
  const { side = null, detectionHow = null } = said
  return {
    ...said,
    url,
    law,
    article,
    groundWords,
    side,
    detectionHow,
    checkVersion: check.version,
    verdict: noun.noticeRow.shape.verdict.parse(check.verdict),
    snapshot: copy.code,
    sourceName: subject.name,
    sourceKind: subject.kind,
    issuerName: issuer.name,
    election: calendar.election?.name ?? null,
    pollsOn: calendar.election?.date ?? null,
    writtenBy: ctx.actor.id,
    writtenDevice: ctx.actor.device ?? null,
    writtenAt: ctx.now,
    updatedAt: ctx.now,
  }
}

/** States in which a notice on the same words to the same source is still open. */
const OPEN = [
  'draft',
  'approved',
  'reply_open',
  'corrected_voluntarily',
  'reply_received',
  'no_reply',
  'in_review',
] as const

/**
 * Throws 409 where another notice than `own` on these words to this source is open, or was heard since they were said: what
 * the office lost or gave up is not put forward again.
 */
async function checkNoneOther(
  ctx: CommandContext,
  { claim, source: to, saidOn }: Pick<Content, 'claim' | 'source' | 'saidOn'>,
  own: string | null,
): Promise<void> {
  const source = await codesOfSource(ctx, to)
  const open = await store.notices.many(ctx.tx, { claim, source, state: [...OPEN] }, { limit: 2 })
  const other = open.find(({ code }) => code !== own)
  if (other !== undefined) throw refusal('alreadyOpen', { params: { code: other.code } })
  const heard = { claim, source, heardAt: { not: null } } as const
  const last = await store.notices.one(ctx.tx, heard, { order: ['-publicAt'] })
  if (last?.publicAt != null && saidOn <= dateAt(last.publicAt, ctx.node.zone))
    throw refusal('alreadyHeard', { params: { code: last.code } })
}

export const write = command({
  ...issuing,
  name: 'notices.write',
  summary:
    'Puts a notice forward about one specific statement of fact, quoted, with the copy of its page and the published check. Opinion, satire and forecasts are refused.',
  input: noun.content,
  output: noticeRef,
  async run(ctx, said) {
    checkPerson(ctx)
    const row = await rowFrom(ctx, said)
    await checkNoneOther(ctx, said, null)
    const id = ctx.newId()
    const code = await freeCode(
      () => `NTC-${ctx.newCode(8)}`,
      async (one) => (await store.notices.count(ctx.tx, { code: one })) > 0,
    )
    await store.notices.insert(ctx.tx, { ...FRESH, ...row, id, code })
    await logDraft(ctx, id, code)
    return { notice: code }
  },
})

async function logDraft(ctx: CommandContext, subject: string, code: string): Promise<void> {
  await checkRepeated(ctx, { notice: subject, step: 'write', most: noun.MAX_WRITTEN })
  const record = ctx.record(records['accuracynotice.drafted'], { subject, body: { code } })
  await logStep(ctx, subject, { step: 'write', isFree: null, words: null, record })
}

export const rewrite = command({
  ...issuing,
  name: 'notices.rewrite',
  summary: 'Writes a notice anew that nobody approved yet; only who wrote it does.',
  input: noun.content.extend(noticeRef.shape),
  output: nothing,
  async run(ctx, { notice, ...said }) {
    checkPerson(ctx)
    const row = await noticeAt(ctx, notice)
    if (row.state !== 'draft') throw refusal('wrongState')
    if (ctx.node.realm === 'actual' && row.writtenBy !== ctx.actor.id) throw refusal('notWriter')
    await checkNoneOther(ctx, said, notice)
    await store.notices.change(ctx.tx, { id: row.id }, await rowFrom(ctx, said))
    await logDraft(ctx, row.id, notice)
    return {}
  },
})

export const approve = command({
  ...issuing,
  name: 'notices.approve',
  summary:
    'A second person, on another device, approves a notice; then it can be served. An urgent one is labelled at once, for 72 hours. Where the quoted words do not stand in the copy, or the reference is no page of its subject, only with a reason in words, which everybody reads.',
  input: readRef.extend({ ...noun.declared, unfound: reasonInWords.optional() }),
  output: nothing,
  async run(ctx, { isFree, unfound: why, ...asRead }) {
    const row = await readNotice(ctx, asRead)
    stateAfter(row.state, 'approve')
    // Whoever may not approve it is told so first.
    await checkGuards(ctx, row, 'approve', { isFree })
    const { stand, page, isOwnPage } = await restsOn(ctx, row)
    const unfound = checkRests({ stand, page, isOwnPage }, row, why) ? (why ?? null) : null
    const rests = { quoteStand: stand, quotePage: page, isOwnPage, unfound }
    const change = { approvedBy: ctx.actor.id, approvedAt: ctx.now, ...rests }
    const how = { isFree, body: { sha256: saidHash(row) } }
    const said = unfound === null ? {} : { unfound: canonicalHash({ unfound }) }
    const own = await advance(ctx, row, 'approve', {
      isFree,
      body: { ...how.body, ...said },
      words: unfound,
      change,
      record: 'accuracynotice.approved',
    })
    if (!row.isUrgent) return {}
    const calendar = await calendarNow(ctx)
    checkUrgent(ctx, calendar, row.category)
    const labelUntil = labelDue(calendar, ctx.now)
    const label = { labelledAt: ctx.now, labelUntil, publicAt: ctx.now }
    await advance(ctx, own, 'label', { ...how, change: label, record: 'accuracynotice.labelled' })
    return {}
  },
})

export const refuse = command({
  ...issuing,
  name: 'notices.refuse',
  summary:
    'A second person refuses a notice because what it is about is opinion, satire or a forecast; that is counted in public.',
  input: readRef.extend({ reason: noun.reason }),
  output: nothing,
  async run(ctx, { reason, ...asRead }) {
    const row = await readNotice(ctx, asRead)
    const change = { refusedAt: ctx.now, endReason: reason }
    const record = 'accuracynotice.refused'
    await advance(ctx, row, 'refuse', { change, words: reason, record })
    return {}
  },
})

export const withdraw = command({
  ...issuing,
  name: 'notices.withdraw',
  summary:
    'Withdraws a notice that is not decided, with its reasons. One that was served stays in the register and says so.',
  input: noticeRef.extend({ reason: noun.reason }),
  output: nothing,
  async run(ctx, { notice, reason }) {
    const row = await noticeAt(ctx, notice)
    const change = { withdrawnAt: ctx.now, endReason: reason, ...labelEnd(ctx, row) }
    const record = 'accuracynotice.withdrawn'
    await advance(ctx, row, 'withdraw', { change, words: reason, record })
    return {}
  },
})

/** A label does not outlive its notice. */
function labelEnd({ now }: CommandContext, { labelUntil, labelExpiredAt }: noun.NoticeRow) {
  return labelUntil === null || labelExpiredAt !== null ? {} : { labelExpiredAt: now }
}
