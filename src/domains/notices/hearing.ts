// What the subject of a notice says of it: by its own page, or by a letter that the office enters word for word.
import { z } from 'zod'
import { canonicalHash } from '../../core/canonical-hash.ts'
import type { CommandContext } from '../../core/action.ts'
import type { Language } from '../../core/text.ts'
import { advance } from './advance.ts'
import { dueFrom } from './deadlines.ts'
import { calendarOf } from './policy.ts'
import { refusal } from './refusals.ts'
import type { NoticeRow } from './schema.ts'
import { mayStep } from './states.ts'

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

/** What may come on paper. */
export const paper = z.enum(['reply', 'agreement', 'appeal'])
export type Paper = z.infer<typeof paper>

/** How a word of the subject is taken: what the office enters while the subject may still speak ends nothing. */
interface Way {
  readonly what: Paper
  /** Who of the office entered it from paper; null for the subject itself. */
  readonly enteredBy: string | null
  readonly change: Partial<NoticeRow>
  readonly words?: string
  readonly sha256?: string
}

const OWN = {
  reply: { step: 'reply', again: 'replyItself', record: 'accuracynotice.replied' },
  agreement: { step: 'agree', again: null, record: 'accuracynotice.agreed' },
  appeal: { step: 'appeal', again: 'appealItself', record: 'accuracynotice.appealed' },
} as const

async function take(ctx: CommandContext, row: NoticeRow, way: Way): Promise<void> {
  const { what, enteredBy, change, sha256, words } = way
  const { step, again, record } = OWN[what]
  const hash = sha256 === undefined ? {} : { sha256 }
  if (enteredBy === null) {
    const isAgain = again !== null && !mayStep(row.state, step) && mayStep(row.state, again)
    const all = { ...change, ...(what !== 'appeal' && (await heard(ctx, row))) }
    await advance(ctx, row, isAgain ? again : step, { change: all, body: hash, record })
    return
  }
  // What was entered stays in the log of the notice, whatever takes its place.
  const entered = {
    words: words ?? null,
    body: { ...hash, what },
    record: 'accuracynotice.paperEntered',
  } as const
  if (what !== 'appeal' && row.state === 'reply_open') {
    const open = what === 'reply' ? 'enterReply' : 'enterAgreement'
    await advance(ctx, row, open, { ...entered, change })
    return
  }
  const all = { ...change, ...(what !== 'appeal' && (await heard(ctx, row))) }
  await advance(ctx, row, step, { ...entered, change: all })
}

/**
 * Keeps the reply as it came; it is never changed, but for the subject's own in the place of one that was entered for it.
 * Throws 409 where there is one, or it is decided.
 */
export async function takeReply(
  ctx: CommandContext,
  row: NoticeRow,
  reply: Reply,
  enteredBy: string | null,
): Promise<void> {
  if (row.repliedAt !== null && (enteredBy !== null || row.replyEnteredBy === null))
    throw refusal('wrongState')
  const { words, language, by } = reply
  const own = { replyWords: words, replyLanguage: language, replyBy: by, repliedAt: ctx.now }
  // Who answers itself, and did not confirm that it agreed, did not agree.
  const isDenied = enteredBy === null && row.agreementEnteredBy !== null
  const none = { agreedAt: null, correctionDueAt: null, agreementEnteredBy: null }
  const change = { ...own, replyEnteredBy: enteredBy, ...(isDenied && none) }
  const sha256 = canonicalHash({ words, language })
  await take(ctx, row, { what: 'reply', enteredBy, change, words, sha256 })
}

/** The subject agrees to correct its words; by when is counted from now. Throws 409 where it did so before. */
export async function takeAgreement(
  ctx: CommandContext,
  row: NoticeRow,
  enteredBy: string | null,
): Promise<void> {
  // Who agrees again would have more time each time.
  if (row.agreedAt !== null) throw refusal('wrongState')
  const correctionDueAt = dueFrom(await calendarOf(ctx, row), 'correction', ctx.now)
  const change = { agreedAt: ctx.now, correctionDueAt, agreementEnteredBy: enteredBy }
  await take(ctx, row, { what: 'agreement', enteredBy, change })
}

/** The subject appeals against the decision. */
export async function takeAppeal(
  ctx: CommandContext,
  row: NoticeRow,
  { grounds, by }: { readonly grounds: string; readonly by: string },
  enteredBy: string | null,
): Promise<void> {
  if (row.appealedAt !== null && (enteredBy !== null || row.appealEnteredBy === null))
    throw refusal('wrongState')
  const appealDueAt = dueFrom(await calendarOf(ctx, row), 'appeal', ctx.now)
  const own = { appealedAt: ctx.now, grounds, appealBy: by, appealDueAt }
  const change = { ...own, appealEnteredBy: enteredBy }
  const sha256 = canonicalHash({ grounds })
  await take(ctx, row, { what: 'appeal', enteredBy, change, words: grounds, sha256 })
}

const CONFIRMED = {
  reply: { by: 'replyEnteredBy', open: 'confirmReply' },
  agreement: { by: 'agreementEnteredBy', open: 'confirmAgreement' },
  appeal: { by: 'appealEnteredBy', open: null },
} as const

/** The subject says that what the office entered is its own word; from then on the decision is owed. Throws 409 where nothing waits. */
export async function confirm(ctx: CommandContext, row: NoticeRow, what: Paper): Promise<void> {
  const { by, open } = CONFIRMED[what]
  if (row[by] === null) throw refusal('nothingEntered')
  const isOpen = open !== null && row.state === 'reply_open'
  const change = { [by]: null, ...(isOpen && (await heard(ctx, row))) }
  const record = 'accuracynotice.paperConfirmed'
  await advance(ctx, row, isOpen ? open : 'confirmPaper', { change, body: { what }, record })
}
