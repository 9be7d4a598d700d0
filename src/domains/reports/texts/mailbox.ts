import { defineTexts } from '../../../core/text.ts'

/** Words of the mailbox for what officers do besides. */
export const mailboxTexts = defineTexts('report-mailbox', {
  forwarded: {
    en: 'The agency offered your report to another one.',
    ar: 'عرضت الجهة بلاغك على جهة أخرى.',
  },
  sent: { en: 'It went to {agency}, {at}.', ar: 'وصل إلى {agency}، {at}.' },
  offered: {
    en: 'It was offered to {agency}, {at}, which has not said yet whether it takes it over.',
    ar: 'عُرض على {agency}، {at}، ولم تقل بعد هل تتولاه.',
  },
  accepted: { en: '{agency} took it over, {at}.', ar: 'تولته {agency}، {at}.' },
  refused: { en: '{agency} did not take it over, {at}.', ar: 'لم تتولَّه {agency}، {at}.' },
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
  fileGone: {
    en: 'A file that you sent is not kept any more. Your words are. Where it still matters, send it again.',
    ar: 'لم يعد أحد الملفات التي أرسلتها محفوظًا، أما كلماتك فمحفوظة. إن كان لا يزال مهمًا فأرسله من جديد.',
  },
  dropped: {
    en: 'So much came that there was no room: what you sent was removed before anybody read it. Please report it again.',
    ar: 'ورد الكثير فلم يبق مكان: أُزيل ما أرسلته قبل أن يقرأه أحد. يُرجى أن تبلّغ عنه من جديد.',
  },
  purged: {
    en: 'What is written here is removed on {at}.',
    ar: 'يُزال ما هو مكتوب هنا في {at}.',
  },
})
