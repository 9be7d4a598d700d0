import { defineTexts } from '../../../core/text.ts'

/** Words of the page of all short messages. */
export const messageTexts = defineTexts('pollwatch-message', {
  title: { en: 'Short messages', ar: 'الرسائل القصيرة' },
  intro: {
    en: 'Every message that was kept, as it came, understood or not. Dots stand for the letters of a card, which are kept nowhere.',
    ar: 'كل رسالة حُفظت كما وردت، فُهمت أو لم تُفهم. تحل النقاط محل أحرف البطاقة التي لا تُحفظ في أي مكان.',
  },
  own: { en: 'From observers of the group', ar: 'من مراقبي الجماعة' },
  unknown: {
    en: 'Under a number that no accredited observer has',
    ar: 'برقم لا يملكه أي مراقب معتمد',
  },
  text: { en: 'The message as it came', ar: 'الرسالة كما وردت' },
  understood: { en: 'What was understood', ar: 'ما فُهم منها' },
  nothing: { en: 'Nothing was understood', ar: 'لم يُفهم منها شيء' },
  answer: { en: 'What was answered', ar: 'الجواب المرسل' },
  noAnswer: { en: 'Nothing was answered', ar: 'لم يُرسل جواب' },
})
