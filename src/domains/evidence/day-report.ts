import { daySection, type DaySection } from '../../core/page-parts.ts'
import { named } from '../../ui/name.ts'
import { table } from '../../ui/table.ts'
import { clockMark } from '../../ui/time.ts'
import { day } from './actions/told.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'
import { pathOf } from './pages/list.ts'

/** What was preserved on a day. */
export const sections: readonly DaySection[] = [
  daySection({
    name: 'evidence',
    after: 'findings',
    title: texts.dayTitle,
    permission: 'evidence:read',
    file: { query: day.name, label: texts.dayFile },
    load: (ctx, stretch) => ctx.call(day, stretch),
    render: ({ items: rows }, { t, base, node: { zone } }) =>
      table(t, {
        caption: t(texts.dayTitle),
        isCaptionHidden: true,
        empty: t(texts.dayEmpty),
        rows,
        columns: [
          {
            label: t(texts.item),
            cell: (row) => named({ base }, pathOf(row.id), row.title || row.code),
          },
          { label: t(texts.preserved), cell: (row) => clockMark(t, { at: row.heldAt, zone }) },
        ],
      }),
    lines: ({ items: rows }, { t }) =>
      rows.map(({ heldAt, title, code }) => ({
        at: heldAt,
        what: t(texts.preserved),
        where: title || code,
      })),
  }),
]
