import { namesOf } from '../../core/names.ts'
import { typed } from '../../ui/code.ts'
import { named, personName, plainName } from '../../ui/name.ts'
import { type DaySection, daySection } from '../../core/page-parts.ts'
import { table } from '../../ui/table.ts'
import { clockMark } from '../../ui/time.ts'
import { day } from './actions/finding.ts'
import { maintenances } from './actions/maintenance.ts'
import { checkText } from './report.ts'
import { dayTexts as texts } from './texts/day.ts'

/** What monitoring says of a day: what was found, and what was worked on. */
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
  daySection({
    name: 'maintenance',
    after: 'findings',
    title: texts.maintenance,
    permission: 'monitoring:read',
    file: { query: maintenances.name, label: texts.maintenanceFile },
    load: async (ctx, stretch) => {
      const { items } = await ctx.call(maintenances, stretch)
      return { items, names: await namesOf(ctx, { persons: items.map((one) => one.openedBy) }) }
    },
    render: ({ items: rows, names }, view) => {
      const { t, base, node } = view
      const clock = (at: string) => clockMark(t, { at, zone: node.zone })
      return table(t, {
        caption: t(texts.maintenance),
        isCaptionHidden: true,
        empty: t(texts.noMaintenance),
        rows,
        columns: [
          {
            label: t(texts.where),
            cell: (row) => named({ base }, `/console/sites/${row.site}`, row.name),
          },
          { label: t(texts.from), cell: (row) => clock(row.fromAt) },
          {
            label: t(texts.until),
            cell: ({ untilAt, endedAt }) =>
              endedAt === null
                ? clock(untilAt)
                : t.parts(texts.endedEarly, { time: clock(untilAt) }),
          },
          { label: t(texts.why), cell: ({ reason }) => typed(reason) },
          { label: t(texts.by), cell: ({ openedBy }) => personName(view, names, openedBy) },
        ],
      })
    },
    lines: ({ items, names }, view) =>
      items.map(({ fromAt: at, untilAt, endedAt, name: where, reason, openedBy }) => ({
        at,
        what: view.t(texts.maintenance),
        where,
        who: plainName(view, names, openedBy),
        more: view.t(endedAt === null ? texts.untilWhy : texts.earlyWhy, {
          until: untilAt,
          reason,
        }),
      })),
  }),
]
