import { defineTexts } from '../../../core/text.ts'

/** Words of its sections of the day's report. */
export const dayTexts = defineTexts('record-day', {
  events: { en: 'What happened at the node', ar: 'ما حدث في العقدة' },
  noEvents: { en: 'Nothing else happened.', ar: 'لم يحدث شيء آخر.' },
  event: { en: 'Event', ar: 'الحدث' },
  at: { en: 'Time', ar: 'الوقت' },
  record: { en: 'Record', ar: 'القيد' },
  counts: { en: 'Records of the day by type', ar: 'قيود اليوم حسب النوع' },
  type: { en: 'Type', ar: 'النوع' },
  count: { en: 'Number', ar: 'العدد' },
  log: {
    en: 'The log had {before} records when the day began and {after} at its end or now.',
    ar: 'كان في السجل {before} قيدًا عند بدء اليوم و{after} عند نهايته أو الآن.',
  },
  recordsFile: { en: 'records', ar: 'القيود' },
})
