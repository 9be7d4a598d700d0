import { defineTexts } from '../../../core/text.ts'

/** Words of what the exercise plays in a case. */
export const simulatedTexts = defineTexts('cases-simulated', {
  colleague: {
    en: 'the colleague whom the exercise plays',
    ar: 'الزميل الذي يمثّله التمرين',
  },
  colleagueHint: {
    en: 'Exercise: give the colleague whom it plays the seat of an investigator, and he names explanations to compare, and scores by himself after you have handed in. Give him the seat of a prosecutor, and he brings back what the court decided once the case is in court.',
    ar: 'تمرين: امنح الزميل الذي يمثّله التمرين مقعد المحقق فيسمّي تفسيرات للمقارنة ويقيّم بنفسه بعد أن تسلّم أنت. وامنحه مقعد المدعي العام فيأتي بقرار المحكمة متى صارت القضية أمامها.',
  },
  convicted: {
    en: 'Exercise: the court followed the evidence.',
    ar: 'تمرين: أخذت المحكمة بالأدلة.',
  },
  mistake: {
    en: 'Exercise: the court found a mistake and nobody’s intention.',
    ar: 'تمرين: رأت المحكمة أن ما حدث خطأ من غير قصد.',
  },
  untold: {
    en: 'Exercise: nothing that the court was shown tells who it was.',
    ar: 'تمرين: لا شيء مما عُرض على المحكمة يدل على الفاعل.',
  },
  reason: { en: 'Exercise: analyses the case', ar: 'تمرين: يحلّل القضية' },
  truth: { en: 'Show what really happened', ar: 'اعرض ما حدث حقًا' },
  truthHint: {
    en: 'Exercise: this tells the answer. Write your attribution first.',
    ar: 'تمرين: تكشف هذه الصفحة الجواب، فاكتب إسنادك أولًا.',
  },
})
