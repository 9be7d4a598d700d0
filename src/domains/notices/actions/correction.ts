// A correction in the subject's own word: it says where and when, and the office says what it found. Neither is ever changed.
import { z } from 'zod'
import { command, type CommandContext, nothing, query } from '../../../core/action.ts'
import { canonicalHash } from '../../../core/canonical-hash.ts'
import { civilDate, civilDay, dateAt } from '../../../core/civil-day.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { codesOfSource } from '../../../core/same-source.ts'
import { webAddress } from '../../../lib/csl/index.ts'
import { advance, noticeAt } from '../advance.ts'
import * as noun from '../correction.ts'
import { checkFinder } from '../guards.ts'
import { found, refusal } from '../refusals.ts'
import { noticeCode, reason, sourceCode } from '../schema.ts'
import { checkOwnSite } from '../subject.ts'
import * as store from '../store.ts'
import * as kept from '../store/correction.ts'
import { issuing, noticeRef, reading } from './notice-ref.ts'
import { answering, noticeToAnswer } from './subject.ts'

export const stateCorrection = command({
  ...answering,
  name: 'notices.stateCorrection',
  summary:
    'The subject of a notice says where and on which day it corrected its words. Everybody reads that beside the notice; the office says what it found.',
  input: noticeRef.extend({
    on: civilDate,
    url: webAddress.optional(),
    place: line(300).optional(),
  }),
  output: nothing,
  async run(ctx, { notice, on, url = null, place = null }) {
    const row = await noticeToAnswer(ctx, notice)
    if (url === null && place === null) throw refusal('needsPlace')
    if (on > dateAt(ctx.now, ctx.node.zone) || on < row.saidOn) throw refusal('correctedLater')
    if (url !== null) await checkOwnSite(ctx, row, url)
    // What the office noted without its word does not stand in its place.
    const own = { notice: row.id, state: 'found' } as const
    if ((await store.corrections.count(ctx.tx, own)) > 0) throw refusal('wrongState')
    if (row.correctionStatedAt !== null) throw refusal('statedWaits')
    const most = noun.MAX_CORRECTIONS
    if ((await store.corrections.count(ctx.tx, { notice: row.id })) >= most)
      throw refusal('tooMany', { params: { most } })
    const correctedAt = civilDay(on, ctx.node.zone).from
    const said = { correctedAt, url, place }
    const by = { statedBy: ctx.actor.id, statedAt: ctx.now, state: 'stated' } as const
    await store.corrections.insert(ctx.tx, { id: ctx.newId(), notice: row.id, ...said, ...by })
    const change = { correctionStatedAt: ctx.now }
    const body = { sha256: canonicalHash(said) }
    const record = 'accuracynotice.correctionStated'
    await advance(ctx, row, 'stateCorrection', { change, body, record })
    return {}
  },
})

const ref = noticeRef.extend({ correction: id })

/** What the subject said that nobody looked at yet, of a notice that somebody else wrote. Throws 403, 404 and 409. */
async function statedOf(ctx: CommandContext, asked: z.infer<typeof ref>) {
  const row = await noticeAt(ctx, asked.notice)
  await checkFinder(ctx, row)
  const where = { id: asked.correction, notice: row.id }
  const own = found(await store.corrections.one(ctx.tx, where), 'unknownCorrection')
  if (own.state !== 'stated') throw refusal('wrongState')
  return { row, own, by: { answeredBy: ctx.actor.id, answeredAt: ctx.now } }
}

export const findCorrection = command({
  ...issuing,
  name: 'notices.findCorrection',
  summary:
    'The office found the correction where its subject says it stands, and whether it is as prominent as the words were. It counts from the day that the subject said.',
  input: ref.extend({ isProminent: z.boolean().default(false) }),
  output: nothing,
  async run(ctx, { isProminent, ...asked }) {
    const { row, own, by } = await statedOf(ctx, asked)
    await store.corrections.change(ctx.tx, { id: own.id }, { state: 'found', isProminent, ...by })
    const { url, correctedAt } = own
    const change = { correctionUrl: url, correctedAt, isProminent, correctionStatedAt: null }
    const body = { sha256: canonicalHash({ url, correctedAt, isProminent }) }
    await advance(ctx, row, 'correct', { change, body, record: 'accuracynotice.corrected' })
    return {}
  },
})

export const missCorrection = command({
  ...issuing,
  name: 'notices.missCorrection',
  summary:
    'The office does not find the correction that its subject says it made, and says what is missing. What the subject said stays.',
  input: ref.extend({ reason }),
  output: nothing,
  async run(ctx, { reason: why, ...asked }) {
    const { row, own, by } = await statedOf(ctx, asked)
    await store.corrections.change(ctx.tx, { id: own.id }, { state: 'missing', reason: why, ...by })
    const change = { correctionStatedAt: null }
    const body = { sha256: canonicalHash({ reason: why }) }
    const record = 'accuracynotice.correctionMissed'
    await advance(ctx, row, 'missCorrection', { change, words: why, body, record })
    return {}
  },
})

const ofDesk = noun.toldCorrection.extend({ id })
export type DeskCorrection = z.infer<typeof ofDesk>

export const corrections = query({
  ...reading,
  name: 'notices.corrections',
  summary: 'What the subject of a notice said it corrected, the newest first.',
  input: noticeRef,
  output: z.strictObject({ items: z.array(ofDesk) }),
  async run(ctx, { notice }) {
    const { id: of } = await noticeAt(ctx, notice)
    const how = { order: ['-id'], limit: noun.MAX_CORRECTIONS } as const
    const rows = await store.corrections.many(ctx.tx, { notice: of }, how)
    return { items: rows.map((row) => ofDesk.strip().parse(row)) }
  },
})

/** Corrections of one subject that are told, the newest. */
const MAX_TOLD = 50

export const publicCorrections = query({
  permission: 'anyone',
  scope: 'none',
  name: 'notices.publicCorrections',
  summary:
    'For everybody: what one source said it corrected after notices to it, the newest first, and what the office found of it.',
  input: z.strictObject({ source: sourceCode }),
  output: z.strictObject({ items: z.array(noun.toldCorrection.extend({ notice: noticeCode })) }),
  async run(ctx, { source }) {
    const rows = await kept.ofSource(ctx.tx, await codesOfSource(ctx, source), MAX_TOLD)
    return {
      items: rows.map(({ code, redacted, ...row }) => ({
        ...noun.toldOf(row, { redacted }),
        notice: code,
      })),
    }
  },
})
