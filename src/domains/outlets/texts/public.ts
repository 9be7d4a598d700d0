import { defineTexts } from '../../../core/text.ts'

/** What everybody reads of an outlet. */
export const publicTexts = defineTexts('outlets-public', {
  says: { en: 'What it says it does', ar: 'ما تقول إنها تفعله' },
  saysHint: {
    en: 'In its own words. This office changes none of them.',
    ar: 'بكلماتها. لا يغيّر هذا المكتب شيئًا منها.',
  },
  saysNothing: {
    en: 'It has said nothing yet of what it does to be accurate.',
    ar: 'لم تقل بعد شيئًا عما تفعله لتكون دقيقة.',
  },
  saidOn: { en: 'Version {number}, {date}', ar: 'النسخة {number}، {date}' },
  source: { en: 'Who is behind it', ar: 'من يقف وراءها' },
  moved: { en: 'This outlet is now {link}.', ar: 'هذه الوسيلة هي الآن {link}.' },
  measured: { en: 'What was measured', ar: 'ما جرى قياسه' },
  corrected: {
    en: 'Corrections in time, of those agreed: {count} of {of}.',
    ar: 'تصحيحات في وقتها مما اتُّفق عليه: {count} من {of}.',
  },
  correctedShare: {
    en: 'Corrections in time, of those agreed: {count} of {of} ({share}).',
    ar: 'تصحيحات في وقتها مما اتُّفق عليه: {count} من {of} ({share}).',
  },
  noneDue: {
    en: 'No correction that was agreed was due yet.',
    ar: 'لم يحن بعد موعد أي تصحيح متفق عليه.',
  },
  few: { en: 'Below ten cases no share is given.', ar: 'لا تُعطى نسبة دون عشر حالات.' },
  stated: { en: 'Corrections that it says it made', ar: 'تصحيحات تقول إنها أجرتها' },
  statedOn: {
    en: '{date}: it says that it corrected the words of notice {link} on {day}.',
    ar: '{date}: تقول إنها صحّحت كلام الإشعار {link} في {day}.',
  },
  looked: { en: 'This office found it.', ar: 'وجده هذا المكتب.' },
  missing: { en: 'This office did not find it.', ar: 'لم يجده هذا المكتب.' },
  unlooked: { en: 'This office has not looked yet.', ar: 'لم ينظر هذا المكتب في ذلك بعد.' },
  notices: { en: 'Notices to it', ar: 'الإشعارات إليها' },
  noNotices: { en: 'There is none.', ar: 'لا توجد.' },
  annulled: { en: 'Annulled: it was wrong.', ar: 'أُلغي: كان خطأ.' },
  withdrawn: { en: 'The office withdrew it.', ar: 'سحبه المكتب.' },
  lost: {
    en: 'It fell: the office missed its own time.',
    ar: 'سقط: فوّت المكتب مهلته.',
  },
  all: { en: 'All of them', ar: 'كلها' },
})
