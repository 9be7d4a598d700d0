import { named } from '../../ui/name.ts'
import { type DaySection, daySection } from '../../core/page-parts.ts'
import { table } from '../../ui/table.ts'
import { clockMark } from '../../ui/time.ts'
import { day } from './actions/finding.ts'
import { checkText } from './report.ts'
import { dayTexts as texts } from './texts/day.ts'

/** What monitoring says of a day: what was found. */
export const sections: readonly DaySection[] = [
  daySection({
    name: 'findings',
    after: 'problems',
    title: texts.findings,
    permission: 'monitoring:read',
    file: { query: day.name, label: texts.findingsFile },
    load: (ctx, stretch) => ctx.call(day, stretch),
    render: ({ findings: rows }, { t, base, node: { zone } }) =>
      table(t, {
        caption: t(texts.findings),
        isCaptionHidden: true,
        empty: t(texts.noFindings),
        rows,
        columns: [
          {
            label: t(texts.where),
            cell: (row) => named({ base }, `/console/findings/${row.finding}`, row.siteName),
          },
          { label: t(texts.check), cell: ({ check }) => checkText(t, `${check}.title`) },
          { label: t(texts.severity), cell: (row) => checkText(t, `severity.${row.severity}`) },
          { label: t(texts.opened), cell: ({ openedAt: at }) => clockMark(t, { at, zone }) },
          {
            label: t(texts.closed),
            cell: ({ closedAt: at }) =>
              at === null ? t(texts.stillOpen) : clockMark(t, { at, zone }),
          },
        ],
      }),
    lines: ({ findings }, { t }) =>
      findings.map(({ openedAt, closedAt, siteName, check, severity }) => ({
        at: openedAt,
        what: checkText(t, `${check}.title`),
        where: siteName,
        more: [
          checkText(t, `severity.${severity}`),
          closedAt === null ? t(texts.stillOpen) : `${t(texts.closed)}: ${closedAt}`,
        ].join('; '),
      })),
  }),
]
