import { defineTexts } from '../../core/text.ts'

/** Words of short messages. Kept short: Arabic has 134 places in two parts. */
export const smsWords = defineTexts('sms', {
  exercise: { en: 'EXERCISE', ar: 'تمرين' },
  answer: {
    en: 'Reply: card code and 1 done, 2 cannot, 3 help',
    ar: 'الرد: رمز البطاقة ثم 1 تم 2 لا نستطيع 3 مساعدة',
  },
  silent: {
    en: {
      one: '{place}: {count} station has not answered:',
      other: '{place}: {count} stations have not answered:',
    },
    ar: {
      zero: '{place}: لم يجب {count} مركز:',
      one: '{place}: لم يجب مركز واحد:',
      two: '{place}: لم يجب مركزان:',
      few: '{place}: لم تجب {count} مراكز:',
      many: '{place}: لم يجب {count} مركز:',
      other: '{place}: لم يجب {count} مركز:',
    },
  },
  review: {
    en: 'One person alone released this, a review is due:',
    ar: 'أصدر هذا شخص واحد والمراجعة مستحقة:',
  },
  help: { en: 'Station {place} needs help:', ar: 'المركز {place} يحتاج إلى مساعدة:' },
})
