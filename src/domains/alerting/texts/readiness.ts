import { defineTexts } from '../../../core/text.ts'

/** What alerting needs before the node is relied on, in words. */
export const readinessTexts = defineTexts('alerting-readiness', {
  secondPerson: {
    en: 'Two persons can release an alert',
    ar: 'يستطيع شخصان إصدار تنبيه',
  },
  secondPersonTodo: {
    en: 'Invite a second person who may release, from a neighbouring office where need be.',
    ar: 'ادعُ شخصًا ثانيًا يحق له الإصدار، من مكتب مجاور عند الحاجة.',
  },
  messages: { en: 'Mail or SMS reaches people', ar: 'البريد أو الرسائل القصيرة تصل إلى الناس' },
  messagesTodo: {
    en: 'Set a mail server or an SMS gateway under Settings. It is ready once an analyst or officer has typed the code that the node sent to an address of their own.',
    ar: 'اضبط في الإعدادات خادم بريد أو بوابة للرسائل القصيرة. يصير جاهزًا حين يكتب محلل أو مسؤول الرمز الذي أرسلته العقدة إلى عنوانه.',
  },
})
