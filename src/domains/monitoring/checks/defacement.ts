import { beginningOf } from '../../../core/line.ts'
import type { ChangeItem } from '../watched.ts'
import { atHome, defineCheck, type Found, type Judged, shownBy, type Verdict } from './check.ts'
import type { PageFacts } from './page-facts.ts'
import type { Baseline, CheckedSite } from './site.ts'
import type { PageChanges, VisitView } from './view.ts'

/** The part of a baseline that describes the page; null when the visit saw none. */
export function pageToHold(view: VisitView): Pick<Baseline, 'title' | 'phrases'> | null {
  const content = view.content()
  if (content.kind !== 'page') return null
  return { title: plainTitle(content.page.title), phrases: content.page.phrases }
}

/** Whether a page was approved, so that something else in its place is a change. */
function isPageHeld({ baseline }: VisitView['site']): boolean {
  return baseline?.isPage ?? Boolean(baseline?.simhash)
}

const rules = {
  as_learned: { result: 'G', severity: 'i' },
  announced: { result: 'S', severity: 'i' },
  drawn: { result: 'N', severity: 'i' },
  too_much: { result: 'N', severity: 'i' },
  learning: { result: 'N', severity: 'i' },
  phrase: { result: 'I', severity: 'C', cap: 'F' },
  critical_change: { result: 'I', severity: 'C', cap: 'F' },
  serious_change: { result: 'I', severity: 'H' },
  small_change: { result: 'P', severity: 'M' },
  type_changed: { result: 'I', severity: 'H' },
  unreadable: { result: 'I', severity: 'H' },
} as const
type Code = keyof typeof rules

/** Whether the page still is the one that was learned; a page that was not seen is not tested, never "changed". */
export const defacement = defineCheck({
  name: 'defacement',
  version: 3,
  weight: 10,
  category: 'content',
  standard: 'MITRE ATT&CK T1491.002',
  rules,
  look(view) {
    const page = onPage(view)
    return page.length > 0 ? page : onErrorPage(view)
  },
})

/** Reasons by which a page counts in the grade, while each change is a finding of its own. */
const OF_CHANGES: readonly string[] = ['critical_change', 'serious_change', 'small_change']

/** Whether this verdict only sums up changes that are told one by one. */
export function isOfChanges({ check, reason }: Pick<Verdict, 'check' | 'reason'>): boolean {
  return check === defacement.name && OF_CHANGES.includes(reason.slice(check.length + 1))
}

/** Characters of a text in the sentence of a change; the whole of it is shown beside. */
const MAX_IN_SENTENCE = 300

/** The verdict of one change: its subject is the item, so that no change hides behind another. */
export function verdictOfChange(item: ChangeItem, evidence: Verdict['evidence']): Verdict {
  const { name: check, version, category, weight, standard } = defacement
  const { level, why, key: subject, old, now } = item
  const of: Pick<Verdict, 'result' | 'severity'> =
    level === 'C' || level === 'H'
      ? { result: 'I', severity: level }
      : { result: 'P', severity: 'M' }
  const params = { ...why.args, before: inSentence(old), after: inSentence(now) }
  const about = { check, version, category, weight, standard, subject }
  return {
    reason: `change.${why.code}`,
    ...of,
    params,
    ...about,
    selfEvident: false,
    evidence,
    also: [],
  }
}

function inSentence(text: string | null): string {
  return text === null ? '–' : beginningOf(text, MAX_IN_SENTENCE)
}

const onPage = atHome((_, view): Judged<Code>[] => {
  const content = view.content()
  if (content.kind === 'missing') return []
  if (content.kind === 'unreadable') return [{ reason: 'unreadable' }]
  if (content.kind === 'other') {
    const { type } = content
    if (view.changes !== null && view.changes.levels.length > 0) return watched(view.changes)
    return isPageHeld(view.site) ? [{ reason: 'type_changed', params: { type } }] : []
  }
  return view.changes === null ? unwatched(view, content.page) : watched(view.changes)
})

/** A single look: nothing is learned, so phrases are all that can be seen. */
function unwatched({ site }: VisitView, page: PageFacts): Judged<Code>[] {
  const fresh = strangeIn(page, site)
  return fresh.length > 0
    ? [{ reason: 'phrase', params: { phrases: fresh } }]
    : [{ reason: 'learning' }]
}

const BY_LEVEL = [
  ['C', 'critical_change'],
  ['H', 'serious_change'],
  ['M', 'small_change'],
] as const

/** Parts of a page that nobody can judge: said, and never counted as good. */
const UNSEEN = ['drawn', 'too_much'] as const

function watched({ stage, levels, isAnnounced, notTested }: PageChanges): Judged<Code>[] {
  const found = BY_LEVEL.flatMap(([level, reason]): Judged<Code>[] => {
    const count = levels.filter((one) => one === level).length
    return count > 0 ? [{ reason, params: { count } }] : []
  })
  if (found.length > 0) return found
  // Never good before something is known.
  if (stage === 'learning') return [{ reason: 'learning' }]
  const unseen = UNSEEN.filter((part) => notTested.includes(part))
  if (unseen.length > 0) return unseen.map((reason) => ({ reason }))
  return [{ reason: isAnnounced ? 'announced' : 'as_learned' }]
}

/**
 * Who breaks in may show what he likes with an error status, or break off before the end: visitors see neither. Other words
 * there are nobody's.
 */
function onErrorPage(view: VisitView): Found<Code>[] {
  const content = view.errorPage()
  if (content.kind !== 'page') return []
  const found = strangeIn(content.page, view.site)
  if (found.length === 0) return []
  return shownBy([view.exchange('home')], [{ reason: 'phrase', params: { phrases: found } }])
}

/** Phrases of a defacement that nobody approved. */
function strangeIn({ phrases }: PageFacts, { baseline }: CheckedSite): string[] {
  return phrases.filter((phrase) => !baseline?.phrases.includes(phrase))
}

/** The title without what changes by itself: numbers, so dates and counters. */
function plainTitle(title: string): string {
  return title.replace(/\p{Nd}+/gu, '#').slice(0, 300)
}
