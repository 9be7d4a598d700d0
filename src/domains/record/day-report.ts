import { type DaySection, daySection } from '../../core/page-parts.ts'
import { disclosure } from '../../ui/details.ts'
import { html } from '../../ui/html.ts'
import { table } from '../../ui/table.ts'
import { code } from '../../ui/code.ts'
import { clockMark } from '../../ui/time.ts'
import { day } from './actions/day.ts'
import { dayTexts as texts } from './texts/day.ts'
import { titleOf } from './title.ts'

/** What the record says of a day: what happened at the node itself, and what the log grew by. */
export const sections: readonly DaySection[] = [
  daySection({
    name: 'events',
    after: 'findings',
    title: texts.events,
    permission: 'record:day',
    file: { query: day.name, label: texts.recordsFile },
    load: (ctx, stretch) => ctx.call(day, stretch),
    lines: ({ events }, view) =>
      events.map(({ at, type, seq }) => ({
        at,
        what: titleOf(type, view) ?? type,
        more: `${view.t(texts.record)} ${seq}`,
      })),
    render(log, view) {
      const { t, node, base } = view
      const name = (type: string) => titleOf(type, view) ?? code(type)
      const happened = table(t, {
        caption: t(texts.events),
        isCaptionHidden: true,
        empty: t(texts.noEvents),
        rows: log.events,
        columns: [
          {
            label: t(texts.event),
            cell: (row) =>
              html`<a href="${base}/console/records/${row.record}">${name(row.type)}</a>`,
          },
          { label: t(texts.at), cell: (row) => clockMark(t, { at: row.at, zone: node.zone }) },
          { label: t(texts.record), isNumber: true, cell: (row) => t.number(row.seq) },
        ],
      })
      const counts = table(t, {
        caption: t(texts.counts),
        isCaptionHidden: true,
        rows: log.counts,
        columns: [
          { label: t(texts.type), cell: (row) => name(row.type) },
          { label: t(texts.count), isNumber: true, cell: (row) => t.number(row.count) },
        ],
      })
      const size = t(texts.log, { before: t.number(log.before), after: t.number(log.after) })
      return html`${happened}<p>${size}</p>${disclosure(t(texts.counts), counts)}`
    },
  }),
]
