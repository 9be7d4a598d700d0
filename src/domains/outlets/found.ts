import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('outletsFound', {
  outlets: {
    en: 'newspaper; broadcaster; media house; platform; social media; editor',
    ar: 'صحيفة; هيئة بث; مؤسسة إعلامية; منصة; وسائل التواصل; محرر',
  },
  own: {
    en: 'our outlet; our commitment; answer a notice; what our outlet promised',
    ar: 'وسيلتنا; التزامنا; الرد على إشعار; ما تعهدت به وسيلتنا',
  },
})
