import { defineTexts } from '../core/text.ts'

/** What a page says that opens letters to whoever has a receipt. */
export const mailboxTexts = defineTexts('mailbox', {
  working: { en: 'Opening your mailbox…', ar: 'يجري فتح صندوقك…' },
  mistyped: {
    en: 'This is no receipt. Look for a wrong digit or word, or two that changed places.',
    ar: 'ليس هذا إيصالًا. ابحث عن رقم أو كلمة خاطئة، أو اثنين تبادلا مكانيهما.',
  },
  failed: {
    en: 'This browser could not open the mailbox or send your words. Nothing is lost.',
    ar: 'لم يستطع هذا المتصفح فتح الصندوق أو إرسال كلامك. لم يضع شيء.',
  },
  choice: {
    en: 'You can try again. Or have this website’s server open it: then it reads the letters for a moment.',
    ar: 'يمكنك أن تحاول مرة أخرى، أو أن يفتحه خادم هذا الموقع: فيقرأ الرسائل لحظة.',
  },
  again: { en: 'Back', ar: 'رجوع' },
  unsealed: { en: 'Let the server open it', ar: 'دع الخادم يفتحه' },
  title: { en: 'Your report', ar: 'بلاغك' },
  fromAgency: { en: 'The agency wrote, {at}', ar: 'كتبت الجهة، {at}' },
  fromYou: { en: 'You wrote, {at}', ar: 'كتبت أنت، {at}' },
  unreadable: {
    en: 'This letter does not open with your receipt.',
    ar: 'لا تُفتح هذه الرسالة بإيصالك.',
  },
  reply: { en: 'Write to the agency', ar: 'اكتب إلى الجهة' },
  replyHint: {
    en: 'Sealed in this browser: only the officers can read it.',
    ar: 'يُختم في هذا المتصفح: لا يقرؤه إلا الموظفون.',
  },
  send: { en: 'Seal and send', ar: 'اختم وأرسل' },
  sent: {
    en: 'It is sealed and sent. What you wrote stands above.',
    ar: 'خُتم وأُرسل. ما كتبته موجود في الأعلى.',
  },
})
