import { defineTexts } from '../../../core/text.ts'

/** Words of the desk about a copy that is to be taken away although something rests on it. */
export const removalTexts = defineTexts('sources-removal', {
  rests: { en: 'What rests on this copy', ar: 'ما يستند إلى هذه النسخة' },
  restsHint: {
    en: 'It is not taken away by one person. If a court, a threat to somebody or personal data leaves no time, ask now: the copy is withheld at once, and its title and words are hidden from everybody. Then call a colleague, who reads it and takes it away or gives it back. Nothing is deleted before.',
    ar: 'لا يزيلها شخص واحد. إن لم يترك أمر محكمة أو خطر على أحد أو بيانات شخصية وقتًا فاطلب الآن: تُحجب النسخة فورًا ويُخفى عنوانها وكلماتها عن الجميع. ثم اتصل بزميل يقرؤها فيزيلها أو يعيدها. لا يُحذف شيء قبل ذلك.',
  },
  restsCheck: { en: 'Published check {code}', ar: 'تحقق منشور {code}' },
  restsNotice: { en: 'Notice {code}', ar: 'إشعار {code}' },
  restsWaiting: {
    en: {
      one: '{count} check that waits for a second person and cites this page',
      other: '{count} checks that wait for a second person and cite this page',
    },
    ar: {
      zero: 'لا تحققات تنتظر شخصًا ثانيًا',
      one: 'تحقق واحد ينتظر شخصًا ثانيًا ويستشهد بهذه الصفحة',
      two: 'تحققان ينتظران شخصًا ثانيًا ويستشهدان بهذه الصفحة',
      few: '{count} تحققات تنتظر شخصًا ثانيًا وتستشهد بهذه الصفحة',
      many: '{count} تحققًا ينتظر شخصًا ثانيًا ويستشهد بهذه الصفحة',
      other: '{count} تحقق ينتظر شخصًا ثانيًا ويستشهد بهذه الصفحة',
    },
  },
  restsPrepared: {
    en: {
      one: '{count} notice that is being prepared',
      other: '{count} notices that are being prepared',
    },
    ar: {
      zero: 'لا إشعارات قيد الإعداد',
      one: 'إشعار واحد قيد الإعداد',
      two: 'إشعاران قيد الإعداد',
      few: '{count} إشعارات قيد الإعداد',
      many: '{count} إشعارًا قيد الإعداد',
      other: '{count} إشعار قيد الإعداد',
    },
  },
  askRemoval: { en: 'Withhold it and ask that it go', ar: 'حجبها وطلب إزالتها' },
  askRemovalWhat: {
    en: 'It is withheld at once and your reason is public. Another person decides whether it is deleted; those who work on what rests on it are told.',
    ar: 'تُحجب فورًا ويكون السبب الذي تكتبه علنيًّا. يقرر شخص آخر ما إذا كانت تُحذف، ويُبلَّغ من يعملون على ما يستند إليها.',
  },
  saidWithheld: {
    en: 'The copy is withheld. Another person decides whether it goes.',
    ar: 'النسخة محجوبة. يقرر شخص آخر ما إذا كانت ستُزال.',
  },
  ownAsking: {
    en: 'You asked for it: another person takes it away. You may take your request back.',
    ar: 'أنت من طلب ذلك: يزيلها شخص آخر. يمكنك سحب طلبك.',
  },
  agreeRemoval: { en: 'Agree: take the copy away', ar: 'موافقة: إزالة النسخة' },
  refuseRemoval: { en: 'Give the copy back', ar: 'إعادة النسخة' },
  whyStays: { en: 'Why it stays', ar: 'لماذا تبقى' },
  saidReturned: { en: 'The copy stays and can be opened.', ar: 'تبقى النسخة ويمكن فتحها.' },
  waitRemove: { en: 'Decide whether a copy goes', ar: 'قرّر ما إذا كانت نسخة ستُزال' },
})
