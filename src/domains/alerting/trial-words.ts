import type { QueryContext } from '../../core/action.ts'
import { isLanguage, type Translator } from '../../core/text.ts'
import { forVoters, isForTwo, spokenBlocks } from './cap.ts'
import { askedBySms } from './channel-sms.ts'
import { storedContent, storedProposal } from './content.ts'
import { alertById, type AlertRow, type ProposalRow, proposals } from './store/alert.ts'
import { trialWords } from './texts/trial.ts'

/** What would go out: the proposal that waits, else the alert as it stands. */
export function whatWaits(alert: AlertRow, proposal: ProposalRow | undefined) {
  const kind = alert.revision === 0 ? ('Alert' as const) : ('Update' as const)
  const standing = storedContent(alert.content)
  if (proposal === undefined) return { content: standing, kind, endTexts: {} }
  const what = storedProposal(proposal.content)
  if ('content' in what) return { content: what.content, kind, endTexts: {} }
  return { content: standing, kind: what.end.end, endTexts: what.end.texts }
}

/** "TEST – not released" in every language of the alert that the product speaks, the reader's first. */
function markIn({ node }: QueryContext, t: Translator, languages: readonly string[]): string {
  const spoken = languages.filter(isLanguage).map((language) => node.speak(language))
  const able = [t, ...spoken].filter((one) => one.pattern(trialWords.mark) !== undefined)
  return [...new Set(able.map((one) => one(trialWords.mark)))].join(' / ')
}

/** The words of a test of what is not released, in the language of a contact; null where it is no more. */
export async function trialSaid(ctx: QueryContext, t: Translator, alert: string) {
  const row = await alertById(ctx.tx, alert)
  if (row === undefined) return null
  const proposal = await proposals.one(ctx.tx, { alert })
  const what = { ...whatWaits(row, proposal), node: ctx.node }
  const blocks = spokenBlocks(what)
  const voters = isForTwo(what) ? spokenBlocks(forVoters(what)) : []
  const [first] = blocks
  const own = blocks.find(({ language }) => language === t.language) ?? first
  if (own === undefined) return null
  const mark = markIn(
    ctx,
    t,
    blocks.map(({ language }) => language),
  )
  const answers = what.kind === 'Alert' || what.kind === 'Update' ? what.content.answers : []
  return {
    subject: mark,
    paragraphs: [
      t(trialWords.why),
      ...blocks.flatMap(({ headline, instruction }) => [headline, instruction]),
      ...(voters.length === 0 ? [] : [t(trialWords.forVoters)]),
      ...voters.flatMap(({ headline, instruction }) => [headline, instruction]),
    ],
    /** As a station gets it by SMS; the mark comes before it. */
    short: askedBySms({ ...own, answers }, ctx.node).text,
    page: `/console/alerts/${alert}/check`,
  }
}
