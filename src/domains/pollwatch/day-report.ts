import { type DaySection, daySection, linesWithin } from '../../core/page-parts.ts'
import { named } from '../../ui/name.ts'
import { table } from '../../ui/table.ts'
import { clockMark } from '../../ui/time.ts'
import { issuesOfDay } from './actions/issue.ts'
import { issuePath } from './pages/look.ts'
import { elsewhereTexts as texts } from './texts/office.ts'

/** Voting issues that were opened, confirmed or answered on a day. */
export const sections: readonly DaySection[] = [
  daySection({
    name: 'issues',
    after: 'incidents',
    title: texts.day,
    permission: 'pollwatch:read',
    load: (ctx, stretch) => ctx.call(issuesOfDay, stretch),
    render: ({ items }, { t, base, node: { zone } }) => {
      const mark = (at: string | null) => at !== null && clockMark(t, { at, zone })
      return table(t, {
        caption: t(texts.day),
        isCaptionHidden: true,
        empty: t(texts.dayNone),
        rows: items,
        columns: [
          {
            label: t(texts.issue),
            cell: (row) => named({ base }, issuePath(row.code), row.summary),
          },
          { label: t(texts.opened), cell: (row) => mark(row.openedAt) },
          { label: t(texts.confirmed), cell: (row) => mark(row.confirmedAt) },
          { label: t(texts.answered), cell: (row) => mark(row.answeredAt) },
        ],
      })
    },
    lines: ({ items, ...stretch }, { t }) =>
      items.flatMap(({ summary, openedAt, confirmedAt, answeredAt }) =>
        linesWithin(stretch, summary, [
          { at: openedAt, what: t(texts.opened) },
          { at: confirmedAt, what: t(texts.confirmed) },
          { at: answeredAt, what: t(texts.answered) },
        ]),
      ),
  }),
]
