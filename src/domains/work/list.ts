import type { View } from '../../core/slice.ts'
import type { Work } from '../../core/waiting.ts'
import { type Content, type Html, html } from '../../ui/html.ts'
import { queue } from '../../ui/queue.ts'
import { holderOf, WORK_LOOK } from '../../ui/taking.ts'
import { written } from '../../ui/written.ts'
import { texts } from './texts.ts'

export const PATH = '/console/waiting'

/** Work as a list, the most urgent first; `aside` makes what else can be done with each. */
export function list(view: View, rows: readonly Work[], aside?: (work: Work) => Content): Html {
  const { t, base } = view
  return queue(
    view,
    rows.map((work) => ({
      what: work.several ? t(work.several.what, { count: work.several.count }) : t(work.what),
      more: html`<bdi>${written(work.about, t)}</bdi>${holderOf(view, work)}`,
      href: `${base}${work.path}`,
      act: t(work.act ?? texts.open),
      ...WORK_LOOK[work.severity],
      since: work.since,
      until: work.until,
      end: work.end,
      aside: aside?.(work),
    })),
  )
}
