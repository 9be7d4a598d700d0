import { defineTexts } from '../../../core/text.ts'

/** Words of its parts of the situation. */
export const situationTexts = defineTexts('accounts-situation', {
  accountChanged: {
    en: 'Passkeys or recovery codes of your account changed in the last seven days. {account}',
    ar: 'تغيّرت مفاتيح المرور أو رموز الاسترداد في حسابك خلال الأيام السبعة الماضية. {account}',
  },
  accountCheck: { en: 'See whether it was you', ar: 'تحقق من أنك أنت من فعل ذلك' },
})
