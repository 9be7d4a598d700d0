// What the subject of a notice says of it: by its own page, or by a letter that the office enters word for word.
import { canonicalHash } from '../../core/canonical-hash.ts'
import type { CommandContext } from '../../core/action.ts'
import type { Language } from '../../core/text.ts'
import { advance } from './advance.ts'
import { dueFrom } from './deadlines.ts'
import { calendarOf } from './policy.ts'
import { refusal } from './refusals.ts'
import type { NoticeRow } from './schema.ts'

/** From the first word of the subject on the decision is owed. */
async function heard(ctx: CommandContext, row: NoticeRow) {
  const { heardAt, decisionDueAt } = row
  if (heardAt !== null && decisionDueAt !== null) return { heardAt, decisionDueAt }
  return {
    heardAt: ctx.now,
    decisionDueAt: dueFrom(await calendarOf(ctx, row), 'decision', ctx.now),
  }
}

/** What the subject says, unedited, and who signs it. */
export interface Reply {
  readonly words: string
  readonly language: Language
  readonly by: string
}

/** Keeps the reply as it came; it is never changed. Throws 409 where there is one, or it is decided. */
export async function takeReply(ctx: CommandContext, row: NoticeRow, reply: Reply): Promise<void> {
  if (row.repliedAt !== null) throw refusal('wrongState')
  const { words, language, by } = reply
  const own = { replyWords: words, replyLanguage: language, replyBy: by, repliedAt: ctx.now }
  const change = { ...own, ...(await heard(ctx, row)) }
  const body = { sha256: canonicalHash({ words, language }) }
  await advance(ctx, row, 'reply', { change, body, record: 'accuracynotice.replied' })
}

/** The subject agrees to correct its words; by when is counted from now. Throws 409 where it did so before. */
export async function takeAgreement(ctx: CommandContext, row: NoticeRow): Promise<void> {
  // Who agrees again would have more time each time.
  if (row.agreedAt !== null) throw refusal('wrongState')
  const correctionDueAt = dueFrom(await calendarOf(ctx, row), 'correction', ctx.now)
  const change = { agreedAt: ctx.now, correctionDueAt, ...(await heard(ctx, row)) }
  await advance(ctx, row, 'agree', { change, record: 'accuracynotice.agreed' })
}

/** The subject appeals against the decision. */
export async function takeAppeal(
  ctx: CommandContext,
  row: NoticeRow,
  { grounds, by }: { readonly grounds: string; readonly by: string },
): Promise<void> {
  const appealDueAt = dueFrom(await calendarOf(ctx, row), 'appeal', ctx.now)
  const change = { appealedAt: ctx.now, grounds, appealBy: by, appealDueAt }
  const body = { sha256: canonicalHash({ grounds }) }
  await advance(ctx, row, 'appeal', { change, body, record: 'accuracynotice.appealed' })
}
