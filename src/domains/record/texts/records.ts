import { defineTexts } from '../../../core/text.ts'

export const texts = defineTexts('record-pages', {
  nav: { en: 'Records', ar: 'القيود' },
  title: { en: 'Records', ar: 'القيود' },
  intro: {
    en: 'Everything that was done on this node, newest first. Records are never edited.',
    ar: 'كل ما جرى على هذه العقدة، الأحدث أولًا. لا تُعدَّل القيود أبدًا.',
  },
  inAll: {
    en: { one: '{count} record in the log.', other: '{count} records in the log.' },
    ar: {
      zero: 'لا قيود في السجل.',
      one: 'قيد واحد في السجل.',
      two: 'قيدان في السجل.',
      few: '{count} قيود في السجل.',
      many: '{count} قيدًا في السجل.',
      other: '{count} قيد في السجل.',
    },
  },
  none: { en: 'No record fits.', ar: 'لا يوجد قيد مطابق.' },
  filter: { en: 'Show', ar: 'عرض' },
  type: { en: 'What happened', ar: 'ما الذي جرى' },
  anything: { en: 'Everything', ar: 'كل شيء' },
  anybody: { en: 'Everybody', ar: 'الجميع' },
  from: { en: 'From', ar: 'من يوم' },
  until: { en: 'Until', ar: 'حتى يوم' },
  actor: { en: 'Who', ar: 'من' },
  subject: { en: 'About', ar: 'بشأن' },
  at: { en: 'When', ar: 'متى' },
  number: { en: 'Number', ar: 'الرقم' },
  area: { en: 'Area', ar: 'المنطقة' },
  action: { en: 'Action', ar: 'الإجراء' },
  marking: { en: 'Marking', ar: 'التصنيف' },
  body: { en: 'Body', ar: 'المحتوى' },
  erased: { en: 'Erased; a later record says why.', ar: 'مُحي، ويبيّن قيد لاحق السبب.' },
  hash: { en: 'Leaf hash', ar: 'بصمة القيد' },
  recordTitle: { en: 'Record {number}', ar: 'القيد {number}' },
  checkpoint: { en: 'Signed checkpoint of the log', ar: 'نقطة التحقق الموقّعة للسجل' },
})

/** What a hit of the search is called. */
export const searchTexts = defineTexts('record-search', { record: { en: 'Record', ar: 'قيد' } })
