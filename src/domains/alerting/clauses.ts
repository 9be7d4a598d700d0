import type { ClausePart } from '../../core/clause.ts'
import { defineTexts } from '../../core/text.ts'
import { records } from './records.ts'

const texts = defineTexts('alerting-clauses', {
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

/** What the programme asks for and alerting does. */
export const clauses: readonly ClausePart[] = [
  {
    number: 12,
    text: texts.c12,
    pages: ['/alerts'],
    counted: [records['alert.issued']],
    figure: texts.alerts,
  },
]
