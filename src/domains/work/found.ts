import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('workFound', {
  waiting: {
    en: 'second person; four eyes; approve; approval; release; my tasks; to-do; what is to be done; inbox',
    ar: 'شخص ثانٍ; أربع عيون; وافق; موافقة; إطلاق; مهامي; قائمة المهام; ما العمل; صندوق الوارد',
  },
})
