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
      zero: '{place}: لم تجب {count} محطة:',
      one: '{place}: لم تجب محطة واحدة:',
      two: '{place}: لم تجب محطتان:',
      few: '{place}: لم تجب {count} محطات:',
      many: '{place}: لم تجب {count} محطة:',
      other: '{place}: لم تجب {count} محطة:',
    },
  },
  help: { en: 'Station {place} needs help:', ar: 'المحطة {place} تحتاج إلى مساعدة:' },
})
