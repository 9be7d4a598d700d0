import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('casesFound', {
  cases: {
    en: 'court; prosecutor; prosecution; judge; trial; charge; suspect; who did it; attribution; investigation; hypothesis; mutual legal assistance; extradition',
    ar: 'محكمة; مدّعٍ عام; نيابة; قاضٍ; محاكمة; تهمة; مشتبه به; من الفاعل; إسناد; تحقيق; فرضية; مساعدة قانونية متبادلة; تسليم المطلوبين',
  },
  counsel: {
    en: 'disclosure; defence; defence lawyer; defense counsel; evidence for the defence',
    ar: 'إفصاح; دفاع; محامي الدفاع; مستشار الدفاع; أدلة الدفاع',
  },
  outcomes: {
    en: 'conviction; sentence; acquittal; outcome of a case; statistics of cases; verdict',
    ar: 'إدانة; عقوبة; براءة; نتيجة قضية; إحصاءات القضايا; حكم قضائي',
  },
})
