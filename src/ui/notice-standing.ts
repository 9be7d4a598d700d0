// How a notice stands and how it ended, in the words of every page that tells it.
import { defineTexts } from '../core/text.ts'

/** How a notice ended. */
export const outcomeTexts = defineTexts('notices-outcomes', {
  no_action: { en: 'No action', ar: 'لا إجراء' },
  correction_agreed: { en: 'A correction was agreed', ar: 'اتُّفق على تصحيح' },
  reply_published: { en: 'The reply is published', ar: 'نُشر الرد' },
  unresolved_disagreement: {
    en: 'They disagree, and it ends so',
    ar: 'بقي الخلاف وانتهى الأمر به',
  },
  referred: { en: 'Referred to another body', ar: 'أُحيل إلى جهة أخرى' },
})

/** How an appeal ended. */
export const appealTexts = defineTexts('notices-appeals', {
  upheld: { en: 'The decision stands', ar: 'القرار باقٍ' },
  modified: { en: 'The decision was changed', ar: 'عُدّل القرار' },
  overturned: { en: 'The decision was overturned', ar: 'نُقض القرار' },
})

/** Where a notice stands. */
export const standsTexts = defineTexts('notices-stands', {
  open: { en: 'Not decided yet', ar: 'لم يُبتّ فيه بعد' },
  decided: { en: 'Decided', ar: 'بُتّ فيه' },
  appealed: { en: 'Under appeal', ar: 'قيد الاستئناف' },
  annulled: { en: 'Annulled: it was wrong', ar: 'أُلغي: كان خطأ' },
  withdrawn: { en: 'Withdrawn', ar: 'سُحب' },
})
