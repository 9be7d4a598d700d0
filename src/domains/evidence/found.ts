import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('evidenceFound', {
  evidence: {
    en: 'exhibit; chain of custody; seal; hand in a file; upload a file; preserve; forensics; disk image; screenshot; bundle',
    ar: 'بيّنة; سلسلة الحيازة; ختم; تسليم ملف; رفع ملف; حفظ الأدلة; تحليل جنائي; صورة قرص; لقطة شاشة; حزمة أدلة',
  },
})
