import { defineTexts } from '../../../core/text.ts'

/** Words of what the exercise plays in a case. */
export const simulatedTexts = defineTexts('cases-simulated', {
  analyst: {
    en: 'the simulated analyst (seat: investigator)',
    ar: 'المحلل الذي يحاكيه البرنامج (مقعد المحقق)',
  },
  analystHint: {
    en: 'Exercise: give the simulated analyst the seat of an investigator. He names explanations to compare, and scores by himself after you have handed in.',
    ar: 'تمرين: امنح المحلل الذي يحاكيه البرنامج مقعد المحقق. سيسمّي تفسيرات للمقارنة، ويقيّم بنفسه بعد أن تسلّم أنت.',
  },
  reason: { en: 'Exercise: analyses the case', ar: 'تمرين: يحلّل القضية' },
  truth: { en: 'Show what really happened', ar: 'اعرض ما حدث حقًا' },
  truthHint: {
    en: 'Exercise: this tells the answer. Write your attribution first.',
    ar: 'تمرين: تكشف هذه الصفحة الجواب، فاكتب إسنادك أولًا.',
  },
})
