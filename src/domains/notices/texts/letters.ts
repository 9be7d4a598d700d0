import { defineTexts } from '../../../core/text.ts'

/** What letters about notices say. */
export const letterTexts = defineTexts('notices-letters', {
  subject: { en: 'Notice {code}', ar: 'الإشعار {code}' },
  to: { en: 'To {name}', ar: 'إلى {name}' },
  noticeIntro: {
    en: 'In the name of {issuer}: on {day} you published the words below. A published check shows that they are not accurate.',
    ar: 'باسم {issuer}: نشرتم في {day} الكلام أدناه. يُظهر تحقق منشور أنه غير دقيق.',
  },
  asked: { en: 'What is asked for: {remedy}.', ar: 'المطلوب: {remedy}.' },
  mayReply: {
    en: 'You may answer. Your answer is published unedited beside the notice, as prominently. Nothing of yours is blocked. Until when you may answer is told at the address below from the service of this letter on.',
    ar: 'لكم أن تردّوا. يُنشر ردكم دون تعديل بجانب الإشعار وبالبروز نفسه. لا يُحجب شيء لكم. تجدون آخر موعد للرد في العنوان أدناه منذ تسليم هذه الرسالة.',
  },
  receipt: { en: 'What you sent came on {day}.', ar: 'وصلنا ما أرسلتم في {day}.' },
  decidedBy: {
    en: 'It is decided until {day}. If it is not, the office loses.',
    ar: 'يُبتّ فيه قبل {day}. إن لم يحدث ذلك خسر المكتب.',
  },
  decision: { en: 'The notice was decided: {outcome}.', ar: 'بُتّ في الإشعار: {outcome}.' },
  missed: {
    en: 'This office missed its own deadline, and so it ends in your favour.',
    ar: 'فوّت هذا المكتب مهلته، فانتهى الأمر لصالحكم.',
  },
  mayAppeal: {
    en: 'You may appeal until {day}. Another person decides the appeal.',
    ar: 'لكم الاستئناف حتى {day}. يبتّ في الاستئناف شخص آخر.',
  },
  appeal: { en: 'The appeal was decided: {outcome}.', ar: 'بُتّ في الاستئناف: {outcome}.' },
  withdrawn: { en: 'The notice was withdrawn.', ar: 'سُحب الإشعار.' },
  where: { en: 'Everything about it: {url}', ar: 'كل ما يتعلق به: {url}' },
})

/** Words of the desk about letters. */
export const letterDeskTexts = defineTexts('notices-letter-desk', {
  letters: { en: 'Letters', ar: 'الرسائل' },
  notice: { en: 'The notice', ar: 'الإشعار' },
  receipt: { en: 'Confirmation of receipt', ar: 'تأكيد الاستلام' },
  decision: { en: 'The decision', ar: 'القرار' },
  appeal: { en: 'The decision of the appeal', ar: 'قرار الاستئناف' },
  withdrawal: { en: 'The withdrawal', ar: 'السحب' },
  waits: { en: 'not sent yet', ar: 'لم تُرسل بعد' },
  mailing: { en: 'being mailed', ar: 'قيد الإرسال' },
  sent: { en: 'sent', ar: 'أُرسلت' },
  dueBy: { en: 'due by', ar: 'مستحقة قبل' },
  print: { en: 'Print it', ar: 'طباعة' },
  mail: { en: 'Mail it', ar: 'إرسالها بالبريد الإلكتروني' },
  to: { en: 'E-mail address', ar: 'عنوان البريد الإلكتروني' },
  hand: { en: 'Note that it was handed over', ar: 'تسجيل تسليمها' },
  channel: { en: 'By which way', ar: 'بأي طريق' },
  proof: { en: 'Proof', ar: 'الإثبات' },
  send: { en: 'Send a letter about a notice', ar: 'إرسال رسالة عن إشعار' },
})
