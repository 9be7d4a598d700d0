import { defineTexts } from '../core/text.ts'

/** Words that a mirror adds to the node's pages. */
export const mirrorTexts = defineTexts('mirror', {
  status: { en: 'Copy', ar: 'نسخة' },
  banner: {
    en: 'This is a copy of {origin} as of {time}. The node itself may have something newer.',
    ar: 'هذه نسخة من {origin} بتاريخ {time}. قد يكون لدى العقدة نفسها ما هو أحدث.',
  },
  choose: { en: 'Choose a language', ar: 'اختر لغة' },
})
