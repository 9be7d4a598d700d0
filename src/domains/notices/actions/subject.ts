// What the subject of a notice does itself, by whoever was bound to it: of any other notice there is nothing to be known.
import { z } from 'zod'
import {
  command,
  type CommandContext,
  nothing,
  query,
  type QueryContext,
} from '../../../core/action.ts'
import { line } from '../../../core/line.ts'
import { language } from '../../../core/text.ts'
import { checkUninvolved } from '../guards.ts'
import { confirm, paper, takeAgreement, takeAppeal, takeReply } from '../hearing.ts'
import { codesOfSource } from '../../../core/same-source.ts'
import { ownSource } from '../needs.ts'
import { found } from '../refusals.ts'
import { item, itemOf, whole } from '../register.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import * as kept from '../store/register.ts'
import { appealWords, replyWords } from './hear.ts'
import { noticeRef } from './notice-ref.ts'
import { wholeOf } from './public.ts'

export const answering = { permission: 'notices:answer', scope: 'own' } as const

/** Notices of one page. */
const MAX_ITEMS = 50

/** All codes of the source that the caller answers for: the own one, or the wanted one where he rehearses. Throws 404 for another's. */
async function answeredFor(ctx: QueryContext, wanted: string): Promise<string[]> {
  ctx.own()
  const { source, mayAny } = await ctx.ask(ownSource, {})
  const codes = await codesOfSource(ctx, wanted)
  const isOwn = mayAny || (source !== null && codes.includes(source))
  return found(isOwn ? codes : undefined, 'unknownNotice')
}

/** The notice, where it was served to whom the caller speaks for. Throws 404 for drafts and for those of others. */
export async function ownNotice(ctx: QueryContext, code: string): Promise<noun.NoticeRow> {
  const row = await store.notices.one(ctx.tx, { code, publicAt: { not: null } })
  const own = found(row, 'unknownNotice')
  await answeredFor(ctx, own.source)
  return own
}

/** The same for whoever stands on no other side of it: who accuses or decides does not answer. Throws 403 besides. */
export async function noticeToAnswer(ctx: CommandContext, code: string): Promise<noun.NoticeRow> {
  const row = await ownNotice(ctx, code)
  checkUninvolved(ctx, row)
  return row
}

export const ownNotices = query({
  ...answering,
  name: 'notices.ownNotices',
  summary: 'Notices to whom the caller speaks for, the newest first; nothing of a draft.',
  input: z.strictObject({
    source: noun.sourceCode,
    after: noun.noticeCode.optional(),
    limit: z.number().int().min(1).max(MAX_ITEMS).default(MAX_ITEMS),
  }),
  output: z.strictObject({ items: z.array(item), next: noun.noticeCode.nullable() }),
  async run(ctx, { source: wanted, after, limit }) {
    const source = await answeredFor(ctx, wanted)
    const rows = await kept.listed(ctx.tx, { words: [], source, after, limit: limit + 1 })
    const items = rows.slice(0, limit).map(itemOf)
    return { items, next: rows.length > limit ? (items.at(-1)?.code ?? null) : null }
  },
})

export const ownNoticeByCode = query({
  ...answering,
  name: 'notices.ownNotice',
  summary: 'One notice to whom the caller speaks for.',
  input: noticeRef,
  output: whole,
  run: async (ctx, { notice }) => await wholeOf(ctx, await ownNotice(ctx, notice)),
})

const by = line(200)

export const reply = command({
  ...answering,
  name: 'notices.reply',
  summary:
    'The subject answers a notice. The words are published beside it, unedited, and nobody changes or deletes them.',
  input: noticeRef.extend({ words: replyWords, language, by }),
  output: nothing,
  run: (ctx, { notice, ...said }) =>
    answered(ctx, notice, (row) => takeReply(ctx, row, said, null)),
})

export const agree = command({
  ...answering,
  name: 'notices.agree',
  summary: 'The subject agrees to correct its words; by when is counted from now.',
  input: noticeRef,
  output: nothing,
  run: (ctx, { notice }) => answered(ctx, notice, (row) => takeAgreement(ctx, row, null)),
})

export const appeal = command({
  ...answering,
  name: 'notices.appeal',
  summary: 'The subject appeals against a decision; another person decides on it.',
  input: noticeRef.extend({ grounds: appealWords, by }),
  output: nothing,
  run: (ctx, { notice, ...said }) =>
    answered(ctx, notice, (row) => takeAppeal(ctx, row, said, null)),
})

export const confirmPaper = command({
  ...answering,
  name: 'notices.confirmPaper',
  summary:
    'The subject confirms that a reply, an agreement or an appeal which the office entered from paper is its own.',
  input: noticeRef.extend({ what: paper }),
  output: nothing,
  run: (ctx, { notice, what }) => answered(ctx, notice, (row) => confirm(ctx, row, what)),
})

async function answered(
  ctx: CommandContext,
  notice: string,
  take: (row: noun.NoticeRow) => Promise<void>,
): Promise<Record<string, never>> {
  await take(await noticeToAnswer(ctx, notice))
  return {}
}
