import { namesOf } from '../../core/names.ts'
import { typed } from '../../ui/code.ts'
import { named, personName, plainName } from '../../ui/name.ts'
import { type DaySection, daySection } from '../../core/page-parts.ts'
import { table } from '../../ui/table.ts'
import { html } from '../../ui/html.ts'
import { clockMark, shortMoment } from '../../ui/time.ts'
import type { View } from '../../core/slice.ts'
import { day } from './actions/finding.ts'
import { maintenances } from './actions/maintenance.ts'
import { reminders } from './actions/unsettled.ts'
import { KINDS } from './pages/maintenance.ts'
import { checkText } from './report.ts'
import { dayTexts as texts } from './texts/day.ts'
import { maintenanceTexts } from './texts/maintenance.ts'

/** Why people were reminded. */
function reminderWords({ t, node }: Pick<View, 't' | 'node'>, of: string): string {
  return of === 'age' ? t(texts.ofAge) : t(texts.ofFreeze, { time: t.dateTime(of, node.zone) })
}

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
    name: 'unsettled',
    after: 'findings',
    title: texts.unsettled,
    permission: 'monitoring:read',
    load: (ctx, stretch) => ctx.call(reminders, stretch),
    render: ({ items: rows }, view) => {
      const { t, base, node } = view
      return table(t, {
        caption: t(texts.unsettled),
        isCaptionHidden: true,
        empty: t(texts.noUnsettled),
        rows,
        columns: [
          {
            label: t(texts.where),
            cell: (row) => named({ base }, `/console/findings/${row.finding}`, row.siteName),
          },
          { label: t(texts.severity), cell: (row) => checkText(t, `severity.${row.severity}`) },
          { label: t(texts.firstSeen), cell: ({ since }) => shortMoment(view, since) },
          {
            label: t(texts.reminded),
            cell: ({ at, of }) =>
              html`${clockMark(t, { at, zone: node.zone })} ${reminderWords(view, of)}`,
          },
        ],
      })
    },
    lines: ({ items }, view) =>
      items.map(({ at, siteName: where, severity, since, of }) => ({
        at,
        what: view.t(texts.unsettledOne),
        where,
        more: [
          checkText(view.t, `severity.${severity}`),
          `${view.t(texts.firstSeen)}: ${since}`,
          reminderWords(view, of),
        ].join('; '),
      })),
  }),
  daySection({
    name: 'maintenance',
    after: 'unsettled',
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
          { label: t(maintenanceTexts.windowKind), cell: ({ kind }) => t(KINDS[kind]) },
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
      items.map(({ kind, fromAt: at, untilAt, endedAt, name: where, reason, openedBy }) => ({
        at,
        what: view.t(KINDS[kind]),
        where,
        who: plainName(view, names, openedBy),
        more: view.t(endedAt === null ? texts.untilWhy : texts.earlyWhy, {
          until: untilAt,
          reason,
        }),
      })),
  }),
]
