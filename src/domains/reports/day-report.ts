import { type DaySection, daySection } from '../../core/page-parts.ts'
import { table } from '../../ui/table.ts'
import { day } from './actions/queue.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'

const KINDS = ['received', 'acknowledged', 'answered', 'overdue'] as const

/** What came to the reader's desks on a day, and what was done. */
export const sections: readonly DaySection[] = [
  daySection({
    name: 'reports',
    after: 'evidence',
    title: texts.dayTitle,
    permission: 'reports:read',
    load: (ctx, stretch) => ctx.call(day, stretch),
    render: (data, { t }) =>
      table(t, {
        caption: t(texts.dayTitle),
        isCaptionHidden: true,
        empty: t(texts.dayEmpty),
        rows: KINDS,
        columns: [
          { label: t(texts.what), cell: (kind) => t(texts[kind]) },
          { label: t(texts.count), cell: (kind) => t.number(data[kind]) },
        ],
      }),
    lines: () => [],
  }),
]
