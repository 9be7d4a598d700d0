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
  unsettled: {
    en: 'Changes of pages that nobody settled',
    ar: 'تغييرات في صفحات لم يبتّ فيها أحد',
  },
  unsettledOne: {
    en: 'A reminder of a change of a page',
    ar: 'تذكير بتغيير في صفحة',
  },
  noUnsettled: { en: 'Nothing had to be reminded of.', ar: 'لم يلزم التذكير بشيء.' },
  firstSeen: { en: 'First seen', ar: 'شوهد أول مرة' },
  reminded: { en: 'Reminded', ar: 'التذكير' },
  ofAge: { en: 'open for 30 days or more', ar: 'مفتوح منذ 30 يومًا أو أكثر' },
  ofFreeze: {
    en: 'days in which nothing may change begin {time}',
    ar: 'الأيام التي لا يجوز فيها تغيير شيء تبدأ {time}',
  },
  maintenance: {
    en: 'Maintenance and announced changes',
    ar: 'الصيانة والتغييرات المعلنة',
  },
  maintenanceFile: { en: 'maintenance', ar: 'الصيانة' },
  noMaintenance: {
    en: 'No site was worked on, and no change was announced.',
    ar: 'لم يجرِ العمل على أي موقع ولم يُعلن أي تغيير.',
  },
  from: { en: 'From', ar: 'من' },
  until: { en: 'Until', ar: 'حتى' },
  endedEarly: { en: '{time}, ended early', ar: '{time}، أُنهيت مبكرًا' },
  untilWhy: { en: 'until {until}: {reason}', ar: 'حتى {until}: {reason}' },
  earlyWhy: { en: 'ended early, at {until}: {reason}', ar: 'أُنهيت مبكرًا في {until}: {reason}' },
  why: { en: 'Why', ar: 'لماذا' },
  by: { en: 'Opened by', ar: 'فتحها' },
  findingsFile: { en: 'findings', ar: 'النتائج' },
})
