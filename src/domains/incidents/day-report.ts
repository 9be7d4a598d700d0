import { type DaySection, daySection, linesWithin } from '../../core/page-parts.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'
import { plainWords } from '../../ui/erasure.ts'
import { named } from '../../ui/name.ts'
import { table } from '../../ui/table.ts'
import { clockMark } from '../../ui/time.ts'
import { day } from './actions/day.ts'
import { pathOf } from './pages/look.ts'

/** What was opened and what ended on a day. */
export const sections: readonly DaySection[] = [
  daySection({
    name: 'incidents',
    after: 'findings',
    title: texts.dayTitle,
    permission: 'incidents:read',
    load: (ctx, stretch) => ctx.call(day, stretch),
    render: ({ items }, { t, base, node: { zone } }) =>
      table(t, {
        caption: t(texts.dayTitle),
        isCaptionHidden: true,
        empty: t(texts.dayEmpty),
        rows: items,
        columns: [
          {
            label: t(texts.incident),
            cell: (row) => named({ base }, pathOf(row.id), plainWords(t, row.title)),
          },
          {
            label: t(texts.opened),
            cell: (row) => clockMark(t, { at: row.openedAt, zone }),
          },
          {
            label: t(texts.ended),
            cell: (row) => (row.endedAt === null ? '–' : clockMark(t, { at: row.endedAt, zone })),
          },
        ],
      }),
    lines: ({ items, ...stretch }, { t }) =>
      items.flatMap(({ title, openedAt, endedAt }) =>
        linesWithin(stretch, plainWords(t, title), [
          { at: openedAt, what: t(texts.opened) },
          { at: endedAt, what: t(texts.ended) },
        ]),
      ),
  }),
]
