import { type DaySection, daySection, linesWithin } from '../../core/page-parts.ts'
import { named } from '../../ui/name.ts'
import { table } from '../../ui/table.ts'
import { clockMark } from '../../ui/time.ts'
import { statementsOfDay } from './actions/read.ts'
import { wordPath } from './pages/look.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'

/** First words that were due on a day, and when they were said. */
export const sections: readonly DaySection[] = [
  daySection({
    name: 'statements',
    after: 'incidents',
    title: texts.day,
    permission: 'statements:read',
    load: (ctx, stretch) => ctx.call(statementsOfDay, stretch),
    render: ({ items }, { t, base, node: { zone } }) => {
      const mark = (at: string | null) => at !== null && clockMark(t, { at, zone })
      return table(t, {
        caption: t(texts.day),
        isCaptionHidden: true,
        empty: t(texts.dayNone),
        rows: items,
        columns: [
          {
            label: t(texts.incident),
            cell: (row) => named({ base }, wordPath(row.incident), row.incidentCode),
          },
          { label: t(texts.opened), cell: (row) => mark(row.openedAt) },
          { label: t(texts.due), cell: (row) => mark(row.dueAt) },
          { label: t(texts.said), cell: (row) => mark(row.firstAt) },
          { label: t(texts.changed), cell: (row) => mark(row.releasedAt) },
        ],
      })
    },
    lines: ({ items, ...stretch }, { t }) =>
      items.flatMap(({ incidentCode, firstAt, releasedAt }) =>
        linesWithin(stretch, incidentCode, [
          { at: firstAt, what: t(texts.said) },
          { at: releasedAt === firstAt ? null : releasedAt, what: t(texts.changed) },
        ]),
      ),
  }),
]
