import type { Translator } from '../../core/text.ts'
import { passageTexts as texts } from './texts/passages.ts'

/** How far the pages of sites are watched, in one sentence. */
export function pageCounts(
  t: Translator,
  pages: { readonly learning: number; readonly judged: number; readonly changed: number },
): string {
  const { learning, judged, changed } = pages
  return t(texts.pages, {
    learning: t.number(learning),
    judged: t.number(judged),
    changed: t.number(changed),
  })
}
