import { distance } from '../../../lib/html/index.ts'
import { atHome, defineCheck, type Found, type Judged, shownBy } from './check.ts'
import { phrasesIn } from './phrases.ts'
import type { Baseline } from './site.ts'
import type { Content, VisitView } from './view.ts'

/** Bits of 64 by which the text of an edited page still differs; internet.nl calls pages up to this the same. */
const SAME_PAGE_BITS = 10

/** The part of a baseline that describes the page; null when the visit saw none. */
export function fingerprintOf(
  view: VisitView,
): Pick<Baseline, 'simhash' | 'title' | 'skeleton' | 'phrases'> | null {
  const content = view.content()
  if (content.kind !== 'page') return null
  const { title, skeleton } = content.page
  return {
    simhash: content.simhash,
    title: plainTitle(title),
    skeleton,
    phrases: phrases(view, content),
  }
}

const rules = {
  as_approved: { result: 'G', severity: 'i' },
  no_baseline: { result: 'N', severity: 'i' },
  phrase: { result: 'I', severity: 'C', cap: 'F' },
  replaced: { result: 'I', severity: 'C', cap: 'F' },
  text_changed: { result: 'I', severity: 'H' },
  title_changed: { result: 'P', severity: 'M' },
  layout_changed: { result: 'S', severity: 'L' },
  type_changed: { result: 'I', severity: 'H' },
  unreadable: { result: 'I', severity: 'H' },
} as const
type Code = keyof typeof rules

/** Whether the page still is the one that was approved; a page that was not seen is not tested, never "changed". */
export const defacement = defineCheck({
  name: 'defacement',
  version: 2,
  weight: 10,
  category: 'content',
  standard: 'Approved baseline; 64-bit similarity hash',
  rules,
  look(view) {
    const page = onPage(view)
    return page.length > 0 ? page : onErrorPage(view)
  },
})

const onPage = atHome((_, view): Judged<Code>[] => {
  const content = view.content()
  if (content.kind === 'missing') return []
  const baseline = view.site.baseline
  if (content.kind === 'unreadable') return [{ reason: 'unreadable' }]
  if (content.kind === 'other') {
    const { type } = content
    return baseline?.simhash ? [{ reason: 'type_changed', params: { type } }] : []
  }
  const known = baseline?.phrases ?? []
  const fresh = phrases(view, content).filter((phrase) => !known.includes(phrase))
  const found = compare(view, content)
  if (fresh.length > 0) found.push({ reason: 'phrase', params: { phrases: fresh } })
  return found
})

/**
 * Who breaks in may show what he likes with an error status, or break off before the end: visitors see neither. Other words
 * there are nobody's.
 */
function onErrorPage(view: VisitView): Found<Code>[] {
  const content = view.errorPage()
  if (content.kind !== 'page') return []
  const known = view.site.baseline?.phrases ?? []
  const found = phrases(view, content).filter((phrase) => !known.includes(phrase))
  if (found.length === 0) return []
  return shownBy([view.exchange('home')], [{ reason: 'phrase', params: { phrases: found } }])
}

type Page = Extract<Content, { kind: 'page' }>

function compare(view: VisitView, content: Page): Judged<Code>[] {
  const baseline = view.site.baseline
  if (!baseline?.simhash) return [{ reason: 'no_baseline' }]
  const bits = distance(content.simhash, baseline.simhash)
  const title = plainTitle(content.page.title)
  const isOtherTitle = title !== baseline.title
  const isOtherLayout = content.page.skeleton !== baseline.skeleton
  if (bits > SAME_PAGE_BITS) {
    if (isOtherTitle || isOtherLayout) return [{ reason: 'replaced', params: { bits, title } }]
    return [{ reason: 'text_changed', params: { bits } }]
  }
  const found: Judged<Code>[] = []
  if (isOtherTitle) found.push({ reason: 'title_changed', params: { was: baseline.title, title } })
  if (isOtherLayout) found.push({ reason: 'layout_changed', params: { bits } })
  return found.length > 0 ? found : [{ reason: 'as_approved', params: { bits } }]
}

function phrases(view: VisitView, content: Page): string[] {
  return phrasesIn(`${content.page.title} ${content.page.text}`, view.site.policy.phrases)
}

/** The title without what changes by itself: numbers, so dates and counters. */
function plainTitle(title: string): string {
  return title.replace(/\p{Nd}+/gu, '#').slice(0, 300)
}
