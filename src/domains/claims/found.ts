import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('claimsFound', {
  claims: {
    en: 'fact-check; rumour; rumor; fake news; false news; disinformation; misinformation; hoax; is it true; deepfake',
    ar: 'تدقيق الحقائق; شائعة; إشاعة; خبر كاذب; أخبار زائفة; تضليل; معلومات مضللة; خدعة; هل هذا صحيح; تزييف عميق',
  },
})
