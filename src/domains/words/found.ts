import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('wordsFound', {
  words: {
    en: 'translation; translate; wording; language; translator; change a text',
    ar: 'ترجمة; ترجم; صياغة الكلمات; لغة; مترجم; تغيير نص',
  },
})
