import { command, nothing } from '../../../core/action.ts'
import { canonicalHash } from '../../../core/canonical-hash.ts'
import { line } from '../../../core/line.ts'
import { advance, checkRepeated, noticeAt } from '../advance.ts'
import { MAX_CORRECTIONS } from '../correction.ts'
import { filingEnd } from '../deadlines.ts'
import { calendarOf } from '../policy.ts'
import { MAX_NAME, MAX_TIMES, timesIn } from '../../../core/taken-out.ts'
import * as redaction from '../redaction.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { removeFiles } from '../store/register.ts'
import { judging, noticeRef, readNotice, readRef, reviewing } from './notice-ref.ts'

const { declared, reason } = noun

export const review = command({
  ...reviewing,
  name: 'notices.review',
  summary:
    'Takes a notice in hand to decide it: a person who neither wrote nor approved it, and has no stake in it.',
  input: noticeRef.extend(declared),
  output: nothing,
  async run(ctx, { notice, isFree }) {
    const row = await noticeAt(ctx, notice)
    const again = { notice: row.id, step: 'review', most: noun.MAX_TAKEN } as const
    await checkRepeated(ctx, again)
    const change = { takenBy: ctx.actor.id, takenAt: ctx.now }
    await advance(ctx, row, 'review', { change, isFree, record: 'accuracynotice.taken' })
    return {}
  },
})

export const decide = command({
  ...reviewing,
  name: 'notices.decide',
  summary:
    'Decides a notice, after its subject was heard or its time to answer is over. The decision and the reply are public at once.',
  input: readRef.extend({ outcome: noun.outcome, reasons: reason, ...declared }),
  output: nothing,
  async run(ctx, { outcome, reasons, isFree, ...asRead }) {
    const row = await readNotice(ctx, asRead)
    if (outcome === 'correction_agreed' && row.agreedAt === null) throw refusal('notAgreed')
    if (outcome === 'reply_published' && row.repliedAt === null) throw refusal('notReplied')
    const change = {
      outcome,
      reasons,
      decidedBy: ctx.actor.id,
      decidedAt: ctx.now,
      appealUntil: filingEnd(await calendarOf(ctx, row), ctx.now),
    }
    const body = { sha256: canonicalHash({ outcome, reasons }), outcome, isFree }
    const record = 'accuracynotice.decided'
    await advance(ctx, row, 'decide', { change, isFree, words: reasons, body, record })
    return {}
  },
})

export const confirmLabel = command({
  ...reviewing,
  name: 'notices.confirmLabel',
  summary:
    'Confirms an urgent label, so that it stands until the notice is decided: a person who neither wrote nor approved it.',
  input: readRef.extend(declared),
  output: nothing,
  async run(ctx, { isFree, ...asRead }) {
    const row = await readNotice(ctx, asRead)
    const isOn = row.labelUntil !== null && row.labelExpiredAt === null && row.labelUntil > ctx.now
    if (!isOn || row.labelConfirmedAt !== null) throw refusal('wrongState')
    const change = { labelConfirmedAt: ctx.now }
    await advance(ctx, row, 'confirmLabel', {
      change,
      isFree,
      record: 'accuracynotice.confirmed',
    })
    return {}
  },
})

export const redact = command({
  ...reviewing,
  name: 'notices.redact',
  summary:
    'Takes the name of a private person out of every public text and address of a notice; a mark stands in its place, and what was written is kept. Out of the words of its subject nobody takes one who wrote, approved, took or decided the notice, nor decides it afterwards.',
  input: noticeRef.extend({ words: line(MAX_NAME), reason }),
  output: nothing,
  async run(ctx, { notice, words, reason: why }) {
    const row = await noticeAt(ctx, notice)
    const own = { notice: row.id }
    const corrections = await store.corrections.many(ctx.tx, own, { limit: MAX_CORRECTIONS })
    const texts = [
      ...redaction.OPEN_TEXTS.map((key) => row[key]),
      ...corrections.flatMap(({ place, reason: missing }) => [place, missing]),
    ]
    const addresses = [
      ...redaction.OPEN_ADDRESSES.map((key) => row[key]),
      ...corrections.map(({ url }) => url),
    ]
    const times = timesIn(texts, words) + redaction.addressesNaming(addresses, words)
    if (times === 0) throw refusal('notInText')
    // Whoever takes words out of an answer speaks for its subject.
    const answers = redaction.SUBJECT_TEXTS.map((key) => row[key])
    const places = corrections.map(({ place }) => place)
    const isAnswer = timesIn([...answers, ...places], words) > 0
    const most = MAX_TIMES
    if (times > most || !redaction.mayBeName(row, words))
      throw refusal('notAName', { params: { most } })
    if (row.redacted.length >= noun.MAX_REDACTED)
      throw refusal('tooMany', { params: { most: noun.MAX_REDACTED } })
    const change = { redacted: [...row.redacted, words] }
    const record = 'accuracynotice.redacted'
    const step = isAnswer ? 'redactAnswer' : 'redact'
    await advance(ctx, row, step, { change, words: why, record })
    // Files of earlier days have the name in them; their hashes stay in the log.
    if (row.publicAt !== null) await removeFiles(ctx.tx, row.publicAt.slice(0, 10))
    return {}
  },
})

const STEPS = { upheld: 'uphold', modified: 'modify', overturned: 'overturn' } as const

export const judge = command({
  ...judging,
  name: 'notices.judge',
  summary:
    'Decides an appeal: another person than wrote, approved or decided the notice. What is overturned is annulled, and the retraction stands where the notice was.',
  input: readRef.extend({
    outcome: noun.appealOutcome,
    reasons: reason,
    retraction: reason.optional(),
    ...declared,
  }),
  output: nothing,
  async run(ctx, { outcome, reasons, retraction = null, isFree, ...asRead }) {
    const row = await readNotice(ctx, asRead)
    const isOver = outcome === 'overturned'
    if (isOver !== (retraction !== null)) throw refusal(isOver ? 'needsRetraction' : 'noRetraction')
    const change = {
      appealOutcome: outcome,
      appealReasons: reasons,
      appealDecidedBy: ctx.actor.id,
      appealDecidedAt: ctx.now,
      ...(isOver && { retraction, annulledAt: ctx.now }),
    }
    const body = { sha256: canonicalHash({ outcome, reasons, retraction }), outcome, isFree }
    const record = 'accuracynotice.judged'
    await advance(ctx, row, STEPS[outcome], { change, isFree, words: reasons, body, record })
    return {}
  },
})
