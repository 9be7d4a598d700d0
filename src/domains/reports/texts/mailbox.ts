import { defineTexts } from '../../../core/text.ts'

/** Words of the mailbox for what officers do besides. */
export const mailboxTexts = defineTexts('report-mailbox', {
  forwarded: {
    en: 'The agency offered your report to another one.',
    ar: 'عرضت الجهة بلاغك على جهة أخرى.',
  },
  reopened: { en: 'Your report is open again.', ar: 'فُتح بلاغك من جديد.' },
  checked: {
    en: 'Because of your report a site was looked at.',
    ar: 'فُحص موقع بسبب بلاغك.',
  },
  alerted: {
    en: 'Because of your report polling stations were alerted.',
    ar: 'نُبّهت مراكز اقتراع بسبب بلاغك.',
  },
  answered: {
    en: 'A claim that came up in your report was checked. Everybody can read the answer: {claims}',
    ar: 'جرى التحقق من ادعاء ورد في بلاغك. الجواب متاح للجميع: {claims}',
  },
  purged: {
    en: 'What is written here is removed on {at}.',
    ar: 'يُزال ما هو مكتوب هنا في {at}.',
  },
})
