import { type DaySection, daySection, linesWithin } from '../../core/page-parts.ts'
import { named } from '../../ui/name.ts'
import { table } from '../../ui/table.ts'
import { clockMark } from '../../ui/time.ts'
import { day } from './actions/read.ts'
import { formPath } from './pages/look.ts'
import { officeTexts as texts } from './texts/office.ts'

/** Attacks that were explained on a day, or whose explanation was withdrawn. */
export const sections: readonly DaySection[] = [
  daySection({
    name: 'attacks',
    after: 'incidents',
    title: texts.day,
    permission: 'attacks:read',
    load: (ctx, stretch) => ctx.call(day, stretch),
    render: ({ items }, { t, base, node: { zone } }) => {
      const mark = (at: string | null) => at !== null && clockMark(t, { at, zone })
      return table(t, {
        caption: t(texts.day),
        isCaptionHidden: true,
        empty: t(texts.dayNone),
        rows: items,
        columns: [
          { label: t(texts.text), cell: (row) => named({ base }, formPath(row.id), row.title) },
          { label: t(texts.dayPublished), cell: (row) => mark(row.publishedAt) },
          { label: t(texts.dayWithdrawn), cell: (row) => mark(row.endedAt) },
        ],
      })
    },
    lines: ({ items, ...stretch }, { t }) =>
      items.flatMap(({ title, publishedAt, endedAt }) =>
        linesWithin(stretch, title, [
          { at: publishedAt, what: t(texts.dayPublished) },
          { at: endedAt, what: t(texts.dayWithdrawn) },
        ]),
      ),
  }),
]
