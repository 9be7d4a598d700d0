import type { Translator } from '../../../core/text.ts'
import { type Estimate, scaleOf } from '../../../lib/ach/index.ts'
import type { SubjectKind } from '../schema/attribution.ts'
import { plainWords } from './look.ts'
import { claimTexts, estimateTexts, scaleTexts, sentenceTexts } from '../texts/sentences.ts'

/** What an attribution says: by template alone, the word with its scale beside it. */
export function sentenceOf(
  t: Translator,
  said: {
    readonly kind: SubjectKind
    readonly subject: string
    readonly estimate: Estimate
  },
): string {
  const claim = t(claimTexts[said.kind], { subject: plainWords(t, said.subject) })
  return t(sentenceTexts[said.estimate], { scale: t(scaleTexts[scaleOf(said.estimate)]), claim })
}

/** A word of an estimate with its scale, where one is chosen. */
export function estimateLabel(t: Translator, estimate: Estimate): string {
  return `${t(scaleTexts[scaleOf(estimate)])}: ${t(estimateTexts[estimate])}`
}
