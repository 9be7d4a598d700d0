import { type DaySection, daySection, linesWithin } from '../../core/page-parts.ts'
import { code } from '../../ui/code.ts'
import { html } from '../../ui/html.ts'
import { table } from '../../ui/table.ts'
import { clockMark } from '../../ui/time.ts'
import { day } from './actions/read.ts'
import { casePath } from './pages/look.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'

/** Which cases were declared and which ended on a day, by their codes. */
export const sections: readonly DaySection[] = [
  daySection({
    name: 'cases',
    after: 'incidents',
    title: texts.dayTitle,
    permission: 'cases:list',
    load: (ctx, stretch) => ctx.call(day, stretch),
    render: ({ items }, { t, base, node: { zone } }) =>
      table(t, {
        caption: t(texts.dayTitle),
        isCaptionHidden: true,
        empty: t(texts.dayEmpty),
        rows: items,
        columns: [
          {
            label: t(texts.case),
            cell: (row) => html`<a href="${base}${casePath(row.id)}">${code(row.code)}</a>`,
          },
          { label: t(texts.declared), cell: (row) => clockMark(t, { at: row.openedAt, zone }) },
          {
            label: t(texts.ended),
            cell: (row) => (row.endedAt === null ? '–' : clockMark(t, { at: row.endedAt, zone })),
          },
        ],
      }),
    lines: ({ items, ...stretch }, { t }) =>
      items.flatMap(({ code: where, openedAt, endedAt }) =>
        linesWithin(stretch, where, [
          { at: openedAt, what: t(texts.declared) },
          { at: endedAt, what: t(texts.ended) },
        ]),
      ),
  }),
]
