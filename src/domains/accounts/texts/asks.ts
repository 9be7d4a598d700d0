import { defineTexts } from '../../../core/text.ts'

/** What is asked before something that cannot be taken back, and what is said once it is done. */
export const asks = defineTexts('accounts-asks', {
  closed: { en: 'The session is ended.', ar: 'أُنهيت الجلسة.' },
  withdrawTitle: { en: 'Withdraw this role?', ar: 'هل تريد سحب هذا الدور؟' },
  withdrawWhat: {
    en: 'The person can do nothing with it from this moment on, and is told. Giving it again needs your passkey.',
    ar: 'لن يستطيع الشخص فعل شيء به من هذه اللحظة، وسيُخبَر بذلك. ومنحه من جديد يتطلب مفتاح مرورك.',
  },
  withdrawAct: { en: 'Withdraw the role', ar: 'اسحب الدور' },
  withdrawn: { en: 'The role was withdrawn.', ar: 'سُحب الدور.' },
  granted: { en: 'The role was given.', ar: 'مُنح الدور.' },
  invitationWithdrawn: { en: 'The invitation counts no more.', ar: 'لم تعد الدعوة سارية.' },
  sessionsTitle: {
    en: 'End all sessions of this person?',
    ar: 'هل تريد إنهاء كل جلسات هذا الشخص؟',
  },
  sessionsWhat: {
    en: 'Whoever uses them has to sign in again. What was typed there and not sent is lost.',
    ar: 'سيحتاج من يستخدمها إلى تسجيل الدخول من جديد. ويضيع ما كُتب فيها ولم يُرسَل.',
  },
  sessionsAct: { en: 'End the sessions', ar: 'أنهِ الجلسات' },
  sessionsEnded: { en: 'The sessions are ended.', ar: 'أُنهيت الجلسات.' },
  revokeTitle: { en: 'Revoke this device?', ar: 'هل تريد إلغاء هذا الجهاز؟' },
  revokeWhat: {
    en: 'It gets no alert any more and cannot answer. It comes back only by a new code. Do this at once where it was lost or stolen.',
    ar: 'لن يصله أي تنبيه ولن يستطيع الرد. ولا يعود إلا برمز جديد. افعل ذلك فورًا إن فُقد أو سُرق.',
  },
  revokeAct: { en: 'Revoke the device', ar: 'ألغِ الجهاز' },
  revoked: { en: 'The device is revoked.', ar: 'أُلغي الجهاز.' },
})
