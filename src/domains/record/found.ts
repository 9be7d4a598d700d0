import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('recordFound', {
  records: {
    en: 'audit; audit trail; log; who did what; history; journal; checkpoint; proof',
    ar: 'تدقيق; أثر التدقيق; سجل; من فعل ماذا; تاريخ; يوميات; نقطة تحقق; إثبات',
  },
  lookouts: {
    en: 'watch the node; is the node up; mirror; watchdog; from another machine',
    ar: 'مراقبة العقدة; هل تعمل العقدة; نسخة مرآة; حارس; من جهاز آخر',
  },
  backups: {
    en: 'backup; restore; safety copy; age key; recover the node',
    ar: 'نسخة احتياطية; استعادة; نسخة أمان; مفتاح النسخ; استرداد العقدة',
  },
  capacity: {
    en: 'load; performance; disk space; disk full; memory; speed; how many stations',
    ar: 'حمل; أداء; مساحة القرص; امتلاء القرص; ذاكرة; سرعة; كم مركزًا',
  },
})
