import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('statementsFound', {
  statements: {
    en: 'press; press statement; press release; spokesperson; media; announcement; tell the public; statement',
    ar: 'صحافة; بيان صحفي; نشرة صحفية; متحدث رسمي; إعلاميون; إعلان; إخبار الجمهور; بيان',
  },
})
