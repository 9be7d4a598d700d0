import { defineTexts } from '../../../core/text.ts'

/** A grade for those who only hear it, and what stands behind the letters that are no marks. */
export const gradeTexts = defineTexts('siteGrade', {
  letter: { en: 'Grade {grade}', ar: 'الدرجة {grade}' },
  T: { en: 'the certificate is not trusted', ar: 'الشهادة غير موثوقة' },
  M: { en: 'the certificate is for another name', ar: 'الشهادة لاسم آخر' },
  tooLittle: {
    en: 'Only {tested} of {all} checks had something to look at, too few for a grade.',
    ar: 'لم يجد ما ينظر فيه إلا {tested} من {all} من الفحوص، وهذا أقل من أن يكفي لدرجة.',
  },
  open: { en: 'a finding is open', ar: 'توجد نتيجة مفتوحة' },
  suspected: { en: 'something is being looked at', ar: 'أمر قيد الفحص' },
  choice: { en: '{letter}: {meaning}', ar: '{letter}: {meaning}' },
})
