import { defineTexts } from '../../../core/text.ts'

/** The clause that this slice carries out. */
export const clauseTexts = defineTexts('sources-clause', {
  c6: {
    en: 'A shared database of reliable sources, ready to cite.',
    ar: 'قاعدة بيانات مشتركة للمصادر الموثوقة جاهزة للاستشهاد.',
  },
  figure: {
    en: {
      one: '{count} source or reference was looked at by people',
      other: '{count} sources and references were looked at by people',
    },
    ar: {
      zero: 'لم يُفحص أي مصدر أو مرجع',
      one: 'فُحص مصدر أو مرجع واحد',
      two: 'فُحص مصدران أو مرجعان',
      few: 'فُحصت {count} مصادر ومراجع',
      many: 'فُحص {count} مصدرًا ومرجعًا',
      other: 'فُحص {count} مصدر ومرجع',
    },
  },
})
