import { defineTexts } from '../../../core/text.ts'

/** A grade for those who only hear it. */
export const gradeTexts = defineTexts('siteGrade', {
  letter: { en: 'Grade {grade}', ar: 'الدرجة {grade}' },
})
