import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('sourcesFound', {
  sources: {
    en: 'reference; bibliography; citation; cite; library; archived page; dead link; book; law',
    ar: 'مرجع; قائمة المراجع; استشهاد; اقتباس; مكتبة; صفحة مؤرشفة; رابط معطل; كتاب; قانون',
  },
})
