import { defineTexts } from '../../../core/text.ts'

/** What the programme asks for and alerting does, in words. */
export const clauseTexts = defineTexts('alerting-clauses', {
  c12: {
    en: 'Alert voting officials and polling stations when there is a breach or a risk, and count their answers.',
    ar: 'تنبيه مسؤولي الاقتراع ومراكزه عند وقوع خرق أو خطر، وإحصاء إجاباتهم.',
  },
  alerts: {
    en: { one: '{count} alert issued', other: '{count} alerts issued' },
    ar: {
      zero: 'لم تصدر تنبيهات',
      one: 'صدر تنبيه واحد',
      two: 'صدر تنبيهان',
      few: 'صدرت {count} تنبيهات',
      many: 'صدر {count} تنبيهًا',
      other: 'صدر {count} تنبيه',
    },
  },
})
