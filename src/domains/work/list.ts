import type { View } from '../../core/slice.ts'
import { groupsOf, type Work, type WorkGroup } from '../../core/waiting.ts'
import { type Content, type Html, html } from '../../ui/html.ts'
import { withSearch } from '../../ui/page-href.ts'
import { leftOf, queue } from '../../ui/queue.ts'
import { holderOf, WORK_LOOK } from '../../ui/taking.ts'
import { written } from '../../ui/written.ts'
import { texts } from './texts.ts'

export const PATH = '/console/waiting'

/** How a list of work is shown. */
interface Shown {
  /** Groups of it, the most urgent ones. */
  readonly most?: number
  /** Entries of a group in sight below its first; the others are counted, and one press away. */
  readonly lines: number
  /** Whether all of a group is in sight, each entry with what else can be done with it. */
  isWhole?(group: WorkGroup): boolean
  /** What else can be done with an entry. */
  aside?(work: Work): Content
}

/** Work by what it comes from, the most urgent first: each group is its most urgent entry with the others below. */
export function list(view: View, rows: readonly Work[], shown: Shown): Html {
  const { t, base } = view
  const groups = groupsOf(rows).slice(0, shown.most)
  return queue(
    view,
    groups.map((group) => {
      const [work] = group.works
      return {
        what: wordsOf(view, work),
        more: aboutOf(view, work),
        href: `${base}${work.path}`,
        act: t(work.act ?? texts.open),
        ...WORK_LOOK[work.severity],
        since: work.since,
        until: work.until,
        end: work.end,
        aside: shown.aside?.(work),
        others: othersOf(view, group, shown),
      }
    }),
  )
}

function wordsOf({ t }: View, { what, several }: Work): string {
  return several ? t(several.what, { count: several.count }) : t(what)
}

function aboutOf(view: View, work: Work): Html {
  return html`<bdi>${written(work.about, view.t)}</bdi>${holderOf(view, work)}`
}

/** What else comes from the same, and how much of it is not in sight. */
function othersOf(view: View, group: WorkGroup, shown: Shown): Html | null {
  const { t, base } = view
  const [, ...others] = group.works
  if (others.length === 0) return null
  const isWhole = shown.isWhole?.(group) ?? false
  const seen = isWhole ? others : others.slice(0, shown.lines)
  const lines = seen.map(
    (work) =>
      html`<li><div><a class="what" href="${base}${work.path}">${wordsOf(view, work)}</a> <p>${aboutOf(view, work)}</p></div><p class="left">${leftOf(view, work)}</p>${isWhole && html`<div class="acts">${shown.aside?.(work)}</div>`}</li>`,
  )
  const count = others.length - seen.length
  const href = withSearch(`${base}${PATH}`, { group: group.group })
  const rest = count > 0 && html`<li><a href="${href}">${t(texts.ofSame, { count })}</a></li>`
  return html`<ul class="same">${lines}${rest}</ul>`
}
