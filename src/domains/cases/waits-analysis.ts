import type { Waiting } from '../../core/page-parts.ts'
import type { PageContext } from '../../core/slice.ts'
import { analysisWaiting } from './actions/waiting-analysis.ts'
import { casePath } from './pages/look.ts'
import { analysisTexts } from './texts/analysis.ts'
import { attributionTexts } from './texts/attribution.ts'

/** What waits of the analysis: blind scores of the reader, attributions that he decides; by the code of the case alone. */
export async function analysisWaits(ctx: PageContext): Promise<readonly Waiting[]> {
  const { scores, decisions } = await ctx.call(analysisWaiting, {})
  const severity = 'moderate' as const
  return [
    ...decisions.map(({ id, case: of, code, since }) => ({
      key: `attribution ${id}`,
      what: attributionTexts.waitsForSecond,
      act: attributionTexts.read,
      about: code,
      cause: `case:${of}`,
      since,
      until: null,
      severity,
      path: casePath(of, 'attribution'),
    })),
    ...scores.map(({ id, case: of, code, since }) => ({
      key: `scores ${id}`,
      what: analysisTexts.scoresWait,
      act: analysisTexts.score,
      about: code,
      cause: `case:${of}`,
      since,
      until: null,
      severity,
      path: casePath(of, 'analysis'),
    })),
  ]
}
