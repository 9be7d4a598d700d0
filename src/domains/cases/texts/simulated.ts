import { defineTexts } from '../../../core/text.ts'

/** Words of what the exercise plays in a case. */
export const simulatedTexts = defineTexts('cases-simulated', {
  colleague: {
    en: 'the colleague whom the exercise plays',
    ar: 'الزميل الذي يمثّله التمرين',
  },
  colleagueHint: {
    en: 'Exercise: you have the seats that one person alone needs. The colleague beside you names explanations to compare, takes a second look, follows one link, scores by himself after you have handed in, and brings back what the court decided.',
    ar: 'تمرين: لك المقاعد التي يحتاجها من يعمل وحده. والزميل إلى جانبك يسمّي تفسيرات للمقارنة، ويراجع ثانيةً، ويتتبّع رابطًا واحدًا، ويقيّم بنفسه بعد أن تسلّم أنت، ويأتي بقرار المحكمة.',
  },
  organisation: { en: 'Office of elections', ar: 'مكتب الانتخابات' },
  team: { en: 'Colleagues', ar: 'الزملاء' },
  ownTeam: { en: 'Investigation', ar: 'التحقيق' },
  whyOpen: { en: 'Exercise: I work on this case.', ar: 'تمرين: أعمل على هذه القضية.' },
  declareHint: {
    en: 'Exercise: you also get the seats of a prosecutor and a reviewer, and a colleague whom the exercise plays sits beside you.',
    ar: 'تمرين: تحصل أيضًا على مقعدي المدعي العام والمراجع، ويجلس إلى جانبك زميل يمثّله التمرين.',
  },
  settled: {
    en: 'Exercise: the log that was handed in is all that the server kept.',
    ar: 'تمرين: السجل الذي سُلّم هو كل ما احتفظ به الخادم.',
  },
  action: { en: 'Exercise: bring the charge.', ar: 'تمرين: تُوجَّه التهمة.' },
  closing: {
    en: 'Exercise: every charge has its outcome.',
    ar: 'تمرين: لكل تهمة نتيجتها.',
  },
  sourceName: { en: 'The server of the site', ar: 'خادم الموقع' },
  lookedUp: { en: 'The server’s log', ar: 'سجل الخادم' },
  suspectName: { en: 'Exercise: whoever is in the log', ar: 'تمرين: صاحب ما في السجل' },
  courtName: { en: 'District court of Practica', ar: 'محكمة براكتيكا الابتدائية' },
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
