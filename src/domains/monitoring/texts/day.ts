import { defineTexts } from '../../../core/text.ts'

/** Words of the day’s report. */
export const dayTexts = defineTexts('monitoring-day', {
  findings: { en: 'Findings', ar: 'النتائج' },
  noFindings: { en: 'Nothing was found.', ar: 'لم يُكتشف شيء.' },
  opened: { en: 'Opened', ar: 'فُتحت' },
  closed: { en: 'Closed', ar: 'أُغلقت' },
  stillOpen: { en: 'still open', ar: 'ما زالت مفتوحة' },
  where: { en: 'Where', ar: 'المكان' },
  check: { en: 'Check', ar: 'الفحص' },
  severity: { en: 'Severity', ar: 'الخطورة' },
  findingsFile: { en: 'findings', ar: 'النتائج' },
})
