// Letters about notices: which step makes which, and what each says in the language of whom it is for.
import type { CommandContext, NodeFacts } from '../../core/action.ts'
import { isLanguage, type Language } from '../../core/text.ts'
import { wallDay } from '../../ui/time.ts'
import { receiptDue } from './deadlines.ts'
import type { LetterKind } from './letter-row.ts'
import { calendarOf } from './policy.ts'
import { publicWords } from '../../core/taken-out.ts'
import type { NoticeRow } from './schema.ts'
import type { Step } from './states.ts'
import { letters } from './store.ts'
import { letterTexts as texts } from './texts/letters.ts'
import { appealTexts, outcomeTexts } from '../../ui/notice-standing.ts'
import { quoteTexts } from '../../ui/quote-standing.ts'
import { publicTexts } from './texts/public.ts'
import { remedyTexts } from './texts/told.ts'

const OF_STEP: Readonly<Partial<Record<Step, LetterKind>>> = {
  approve: 'notice',
  reply: 'receipt',
  enterReply: 'receipt',
  replyItself: 'receipt',
  agree: 'receipt',
  enterAgreement: 'receipt',
  appeal: 'receipt',
  appealItself: 'receipt',
  decide: 'decision',
  miss: 'decision',
  uphold: 'appeal',
  modify: 'appeal',
  overturn: 'appeal',
  missAppeal: 'appeal',
  withdraw: 'withdrawal',
}

/** The language in which the subject spoke, where the node speaks it. */
function languageOf({ languages }: NodeFacts, { quoteLanguage }: NoticeRow): Language {
  if (languages.includes(quoteLanguage)) return quoteLanguage
  return languages.find(isLanguage) ?? 'en'
}

/** The letter that a step makes necessary; nobody is written to of what was never served. */
export async function makeLetter(ctx: CommandContext, row: NoticeRow, step: Step): Promise<void> {
  const kind = OF_STEP[step]
  if (kind === undefined || (kind === 'withdrawal' && row.publicAt === null)) return
  const dueAt = kind === 'receipt' ? receiptDue(await calendarOf(ctx, row), ctx.now) : null
  const own = { id: ctx.newId(), notice: row.id, kind, language: languageOf(ctx.node, row) }
  await letters.insert(ctx.tx, { ...own, state: 'waits', madeAt: ctx.now, dueAt })
}

/** What a letter says: its subject, and its paragraphs. */
export function letterOf(
  node: Pick<NodeFacts, 'speak' | 'origin' | 'prefix' | 'zone' | 'name'>,
  row: NoticeRow,
  of: { readonly kind: LetterKind; readonly language: Language },
): { readonly subject: string; readonly lines: readonly string[] } {
  const t = node.speak(of.language)
  const url = `${node.origin}${node.prefix}/${of.language}/notices/${row.code}`
  const open = (text: string | null) => (text === null ? [] : [publicWords(row, text)])
  const day = (at: string | null) => (at === null ? '–' : t.dateTime(at, node.zone))
  const said: Readonly<Record<LetterKind, () => string[]>> = {
    notice: () => [
      t(texts.noticeIntro, { issuer: row.issuerName, day: wallDay(t, row.saidOn) }),
      `“${publicWords(row, row.quote)}”`,
      ...(row.quoteStand === 'missing' ? [t(quoteTexts.missing)] : []),
      ...(row.isOwnPage === false ? [t(publicTexts.otherPage, { name: row.sourceName })] : []),
      ...open(row.unfound),
      publicWords(row, row.facts),
      t(texts.asked, { remedy: t(remedyTexts[row.remedy]) }),
      t(texts.mayReply),
    ],
    receipt: () => [
      t(texts.receipt, { day: day(row.appealedAt ?? row.repliedAt ?? row.agreedAt) }),
      t(texts.decidedBy, { day: day(row.dueAt) }),
    ],
    decision: () => [
      t(texts.decision, {
        outcome: row.outcome === null ? '–' : t(outcomeTexts[row.outcome]),
      }),
      ...(row.isByDeadline ? [t(texts.missed)] : []),
      ...open(row.reasons),
      t(texts.mayAppeal, { day: day(row.appealUntil) }),
    ],
    appeal: () => [
      t(texts.appeal, {
        outcome: row.appealOutcome === null ? '–' : t(appealTexts[row.appealOutcome]),
      }),
      ...(row.isAppealByDeadline ? [t(texts.missed)] : []),
      ...open(row.appealReasons),
      ...open(row.retraction),
    ],
    withdrawal: () => [t(texts.withdrawn), ...open(row.endReason)],
  }
  return {
    subject: t(texts.subject, { code: row.code }),
    lines: [
      t(texts.to, { name: row.sourceName }),
      ...said[of.kind](),
      t(texts.where, { url }),
      node.name,
    ],
  }
}
