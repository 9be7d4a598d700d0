import { type DaySection, daySection, type Stretch } from '../../core/page-parts.ts'
import type { PageContext } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'
import { html } from '../../ui/html.ts'
import { table } from '../../ui/table.ts'
import { clockMark } from '../../ui/time.ts'
import { day } from './actions/day.ts'
import { checkTitles } from './actions/titles.ts'
import { titleOf } from './situation.ts'

const texts = defineTexts('monitoring-day', {
  findings: { en: 'Findings', ar: 'النتائج' },
  noFindings: { en: 'Nothing was found.', ar: 'لم يُكتشف شيء.' },
  opened: { en: 'Opened', ar: 'فُتحت' },
  closed: { en: 'Closed', ar: 'أُغلقت' },
  stillOpen: { en: 'still open', ar: 'ما زالت مفتوحة' },
  where: { en: 'Where', ar: 'المكان' },
  check: { en: 'Check', ar: 'الفحص' },
  critical: { en: 'Critical', ar: 'حرجة' },
  high: { en: 'High', ar: 'عالية' },
  medium: { en: 'Medium', ar: 'متوسطة' },
  low: { en: 'Low', ar: 'منخفضة' },
  hint: { en: 'Hint', ar: 'ملاحظة' },
  severity: { en: 'Severity', ar: 'الخطورة' },
  findingsFile: { en: 'findings', ar: 'النتائج' },
})

const SEVERITIES = {
  C: texts.critical,
  H: texts.high,
  M: texts.medium,
  L: texts.low,
  i: texts.hint,
}

async function load(ctx: PageContext, stretch: Stretch) {
  const report = await ctx.call(day, stretch)
  return { ...report, titles: (await ctx.call(checkTitles, {})).titles }
}

/** What monitoring says of a day: what was found. */
export const sections: readonly DaySection[] = [
  daySection({
    name: 'findings',
    after: 'problems',
    title: texts.findings,
    permission: 'monitoring:read',
    file: { query: day.name, label: texts.findingsFile },
    load,
    render: ({ findings, titles }, { t, base, node }) =>
      table(t, {
        caption: t(texts.findings),
        isCaptionHidden: true,
        empty: t(texts.noFindings),
        rows: findings,
        columns: [
          {
            label: t(texts.where),
            cell: (row) =>
              html`<a href="${base}/console/findings/${row.finding}"><bdi>${row.siteName}</bdi></a>`,
          },
          { label: t(texts.check), cell: ({ check }) => titleOf(check, titles, t) },
          { label: t(texts.severity), cell: (row) => t(SEVERITIES[row.severity]) },
          {
            label: t(texts.opened),
            cell: (row) => clockMark(t, { at: row.openedAt, zone: node.zone }),
          },
          {
            label: t(texts.closed),
            cell: ({ closedAt: at }) =>
              at === null ? t(texts.stillOpen) : clockMark(t, { at, zone: node.zone }),
          },
        ],
      }),
  }),
]
