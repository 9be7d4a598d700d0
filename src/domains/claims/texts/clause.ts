import { defineTexts } from '../../../core/text.ts'

/** The clause that this slice carries out, with notices and outlets. */
export const clauseTexts = defineTexts('claims-clause', {
  c1: {
    en: 'Answer falsified claims about the election by due process: check facts, ask outlets to correct, block nobody’s speech.',
    ar: 'الرد على الادعاءات المزيّفة حول الانتخابات وفق الأصول: التحقق من الوقائع وطلب التصحيح دون حجب كلام أحد.',
  },
  figure: {
    en: { one: '{count} check was published', other: '{count} checks were published' },
    ar: {
      zero: 'لم يُنشر أي تحقق',
      one: 'نُشر تحقق واحد',
      two: 'نُشر تحققان',
      few: 'نُشرت {count} تحققات',
      many: 'نُشر {count} تحققًا',
      other: 'نُشر {count} تحقق',
    },
  },
})
