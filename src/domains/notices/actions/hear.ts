import { z } from 'zod'
import { command, type CommandContext, nothing } from '../../../core/action.ts'
import { canonicalHash } from '../../../core/canonical-hash.ts'
import { line, lines } from '../../../core/line.ts'
import { language } from '../../../core/text.ts'
import { webAddress } from '../../../lib/csl/index.ts'
import { checkPerson } from '../../../core/two-persons.ts'
import { advance, noticeAt } from '../advance.ts'
import { checkFinder, checkUninvolved } from '../guards.ts'
import { takeAgreement, takeAppeal, takeReply } from '../hearing.ts'
import { refusal } from '../refusals.ts'
import type { NoticeRow } from '../schema.ts'
import { checkOwnSite } from '../subject.ts'
import { issuing, noticeRef } from './notice-ref.ts'

/** Who signs for the subject, by name and office as they put it. */
const by = line(200)
export const replyWords = lines(10_000)
export const appealWords = lines(5_000)

/** The notice, for a person of the office who stands on no side of it: who accuses or decides does not answer. Throws 403 and 404. */
async function noticeFromPaper(ctx: CommandContext, code: string): Promise<NoticeRow> {
  checkPerson(ctx)
  const row = await noticeAt(ctx, code)
  checkUninvolved(ctx, row)
  return row
}

export const enterReply = command({
  ...issuing,
  name: 'notices.enterReply',
  summary:
    'Enters a reply that came on paper, word for word. The time to answer runs on, unless the subject confirms it; what it says itself takes its place.',
  input: noticeRef.extend({ words: replyWords, language, by }),
  output: nothing,
  async run(ctx, { notice, ...reply }) {
    await takeReply(ctx, await noticeFromPaper(ctx, notice), reply, ctx.actor.id)
    return {}
  },
})

export const enterAgreement = command({
  ...issuing,
  name: 'notices.enterAgreement',
  summary:
    'Enters that the subject agreed on paper to correct its words. The time to answer runs on, unless it confirms that.',
  input: noticeRef,
  output: nothing,
  async run(ctx, { notice }) {
    await takeAgreement(ctx, await noticeFromPaper(ctx, notice), ctx.actor.id)
    return {}
  },
})

export const enterAppeal = command({
  ...issuing,
  name: 'notices.enterAppeal',
  summary: 'Enters an appeal that came on paper, word for word.',
  input: noticeRef.extend({ grounds: appealWords, by }),
  output: nothing,
  async run(ctx, { notice, ...appeal }) {
    await takeAppeal(ctx, await noticeFromPaper(ctx, notice), appeal, ctx.actor.id)
    return {}
  },
})

export const noteCorrection = command({
  ...issuing,
  name: 'notices.noteCorrection',
  summary:
    'Another person than wrote the notice notes where on its own site the subject corrected its words, and whether that stands as prominently as they did. The subject may still say so itself.',
  input: noticeRef.extend({ url: webAddress, isProminent: z.boolean().default(false) }),
  output: nothing,
  async run(ctx, { notice, url, isProminent }) {
    const row = await noticeAt(ctx, notice)
    await checkFinder(ctx, row)
    if (row.agreedAt === null) throw refusal('notAgreed')
    if (row.correctedAt !== null) throw refusal('wrongState')
    // What it says itself is answered, and counts from its own day.
    if (row.correctionStatedAt !== null) throw refusal('statedWaits')
    await checkOwnSite(ctx, row, url)
    const change = { correctionUrl: url, correctedAt: ctx.now, isProminent }
    const body = { sha256: canonicalHash({ url, isProminent }) }
    await advance(ctx, row, 'correct', { change, body, record: 'accuracynotice.corrected' })
    return {}
  },
})
