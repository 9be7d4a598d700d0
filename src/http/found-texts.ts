import { defineTexts } from '../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('doorFound', {
  situation: {
    en: 'overview; dashboard; home; how things stand; what is going on; control room; map',
    ar: 'نظرة عامة; لوحة المتابعة; الصفحة الرئيسية; ما يجري الآن; غرفة العمليات; الخريطة',
  },
  day: {
    en: 'Report of the day; daily report; end of the day; what happened today; summary of the day',
    ar: 'تقرير اليوم; التقرير اليومي; نهاية اليوم; ماذا حدث اليوم; ملخص اليوم',
  },
})
