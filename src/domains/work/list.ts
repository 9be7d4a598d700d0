import type { View } from '../../core/slice.ts'
import type { Work } from '../../core/waiting.ts'
import type { Shape, Tone } from '../../ui/badge.ts'
import { type Content, type Html, html } from '../../ui/html.ts'
import { queue } from '../../ui/queue.ts'
import { written } from '../../ui/written.ts'
import { texts } from './texts.ts'

export const PATH = '/console/waiting'

const LOOK: Readonly<Record<Work['severity'], { tone: Tone; shape: Shape }>> = {
  extreme: { tone: 'extreme', shape: 'block' },
  severe: { tone: 'bad', shape: 'triangle' },
  moderate: { tone: 'warn', shape: 'diamond' },
  minor: { tone: 'info', shape: 'circle' },
}

/** Work as a list, the most urgent first; `aside` makes what else can be done with each. */
export function list(view: View, rows: readonly Work[], aside?: (work: Work) => Content): Html {
  const { t, base } = view
  return queue(
    view,
    rows.map((work) => ({
      what: work.several ? t(work.several.what, { count: work.several.count }) : t(work.what),
      more: html`<bdi>${written(work.about, t)}</bdi>${holder(work, view)}`,
      href: `${base}${work.path}`,
      act: t(work.act ?? texts.open),
      ...LOOK[work.severity],
      since: work.since,
      until: work.until,
      aside: aside?.(work),
    })),
  )
}

/** Who has it in hand, where somebody has. */
function holder({ takenBy, takenName, isOwn }: Work, { t }: View): Content {
  if (takenBy === null) return null
  if (isOwn) return html` · <strong>${t(texts.yours)}</strong>`
  return html` · ${t.parts(texts.inHand, { name: html`<bdi>${takenName ?? t(texts.somebody)}</bdi>` })}`
}
