import { type DaySection, daySection } from '../../core/page-parts.ts'
import { disclosure } from '../../ui/details.ts'
import { html } from '../../ui/html.ts'
import { table } from '../../ui/table.ts'
import { clockMark } from '../../ui/time.ts'
import { day } from './actions/day.ts'
import { dayTexts as texts } from './texts/day.ts'

/** What the record says of a day: what happened at the node itself, and what the log grew by. */
export const sections: readonly DaySection[] = [
  daySection({
    name: 'events',
    after: 'findings',
    title: texts.events,
    permission: 'record:day',
    file: { query: day.name, label: texts.recordsFile },
    load: (ctx, stretch) => ctx.call(day, stretch),
    render(log, { t, node }) {
      const happened = table(t, {
        caption: t(texts.events),
        isCaptionHidden: true,
        empty: t(texts.noEvents),
        rows: log.events,
        columns: [
          { label: t(texts.event), cell: (row) => html`<code>${row.type}</code>` },
          { label: t(texts.at), cell: (row) => clockMark(t, { at: row.at, zone: node.zone }) },
          { label: t(texts.record), isNumber: true, cell: (row) => t.number(row.seq) },
        ],
      })
      const counts = table(t, {
        caption: t(texts.counts),
        isCaptionHidden: true,
        rows: log.counts,
        columns: [
          { label: t(texts.type), cell: (row) => html`<code>${row.type}</code>` },
          { label: t(texts.count), isNumber: true, cell: (row) => t.number(row.count) },
        ],
      })
      const size = t(texts.log, { before: t.number(log.before), after: t.number(log.after) })
      return html`${happened}<p>${size}</p>${disclosure(t(texts.counts), counts)}`
    },
  }),
]
