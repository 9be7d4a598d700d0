import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('settingsFound', {
  settings: {
    en: 'mail server; SMTP; SMS gateway; SMS provider; logo; name of the node; time zone; configuration; time stamp authority',
    ar: 'خادم البريد; بوابة الرسائل القصيرة; مزود الرسائل القصيرة; شعار; اسم العقدة; المنطقة الزمنية; ضبط; جهة أختام الوقت',
  },
})
