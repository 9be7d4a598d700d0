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
  maintenance: { en: 'Maintenance of sites', ar: 'صيانة المواقع' },
  maintenanceFile: { en: 'maintenance', ar: 'الصيانة' },
  noMaintenance: { en: 'No site was worked on.', ar: 'لم يجرِ العمل على أي موقع.' },
  from: { en: 'From', ar: 'من' },
  until: { en: 'Until', ar: 'حتى' },
  endedEarly: { en: '{time}, ended early', ar: '{time}، أُنهيت مبكرًا' },
  untilWhy: { en: 'until {until}: {reason}', ar: 'حتى {until}: {reason}' },
  earlyWhy: { en: 'ended early, at {until}: {reason}', ar: 'أُنهيت مبكرًا في {until}: {reason}' },
  why: { en: 'Why', ar: 'لماذا' },
  by: { en: 'Opened by', ar: 'فتحها' },
  findingsFile: { en: 'findings', ar: 'النتائج' },
})
