import { defineTexts } from '../../../core/text.ts'

/** What waits for officers, in words. */
export const waitTexts = defineTexts('alerting-waits', {
  draft: { en: 'Check a draft that a finding made', ar: 'فحص مسودة أنشأتها نتيجة مراقبة' },
  checkIt: { en: 'Check', ar: 'فحص' },
  release: { en: 'Read a proposed release', ar: 'قراءة إصدار مقترح' },
  review: { en: 'Review what one person released alone', ar: 'مراجعة ما أصدره شخص منفردًا' },
  order: { en: 'Read a proposed standing order', ar: 'قراءة أمر دائم مقترح' },
  readIt: { en: 'Read and release', ar: 'القراءة والإصدار' },
  reviewIt: { en: 'Review', ar: 'مراجعة' },
  read: { en: 'Read', ar: 'قراءة' },
  help: {
    en: 'A station asked for help and nobody has taken it',
    ar: 'طلب مركز مساعدة ولم يتولّه أحد',
  },
  helpOfSeveral: {
    en: {
      one: '{count} station asked for help and nobody has taken it',
      other: '{count} stations asked for help and nobody has taken it',
    },
    ar: {
      zero: 'لا مركز ينتظر مساعدة',
      one: 'طلب مركز مساعدة ولم يتولّه أحد',
      two: 'طلب مركزان مساعدة ولم يتولّهما أحد',
      few: 'طلبت {count} مراكز مساعدة ولم يتولّها أحد',
      many: 'طلب {count} مركزًا مساعدة ولم يتولّها أحد',
      other: 'طلب {count} مركز مساعدة ولم يتولّها أحد',
    },
  },
  takeHelp: { en: 'Take and settle', ar: 'تولّيه وحلّه' },
  problem: { en: 'Take a station’s problem in hand', ar: 'تولّي مشكلة مركز' },
})
