import { defineTexts } from '../../../core/text.ts'

export const lookoutTexts = defineTexts('record-lookout', {
  askTitle: { en: 'Take this lookout off the list?', ar: 'حذف هذا المراقب من القائمة؟' },
  askWhat: {
    en: 'Nobody misses it any more when it falls silent. If it still runs, it is on the list again with its next look.',
    ar: 'لن يفتقده أحد إذا سكت. إن كان يعمل بعد، عاد إلى القائمة مع نظرته التالية.',
  },
  askAct: { en: 'Take it off', ar: 'حذفه' },
  saidRemoved: { en: 'The lookout is off the list.', ar: 'حُذف المراقب من القائمة.' },
  nav: { en: 'Lookouts', ar: 'الراصدون' },
  title: { en: 'Who looks out for this node', ar: 'من يرصد هذه العقدة' },
  intro: {
    en: 'A lookout is another machine that checks this node’s log, alert stream and pages every few seconds and wakes people when it is silent or wrong. Who is silent here for five minutes has stopped looking, or cannot reach this node.',
    ar: 'الراصد جهاز آخر يفحص سجل هذه العقدة وبث تنبيهاتها وصفحاتها كل بضع ثوانٍ، ويوقظ الناس إذا صمتت أو أخطأت. ومن صمت هنا خمس دقائق فقد توقف عن الرصد أو تعذّر عليه الوصول إلى هذه العقدة.',
  },
  none: {
    en: 'Nobody looks out for this node. Start one on another machine:',
    ar: 'لا أحد يرصد هذه العقدة. شغّل راصدًا على جهاز آخر:',
  },
  name: { en: 'Lookout', ar: 'الراصد' },
  says: { en: 'Says', ar: 'يقول' },
  well: { en: 'All is well', ar: 'كل شيء على ما يرام' },
  silent: { en: 'Silent', ar: 'صامت' },
  since: { en: 'Since', ar: 'منذ' },
  looked: { en: 'Last look', ar: 'آخر رصد' },
  size: { en: 'Records it checked', ar: 'القيود التي تحقق منها' },
  action: { en: 'Take off the list', ar: 'الحذف من القائمة' },
  remove: { en: 'Remove', ar: 'إزالة' },
})
