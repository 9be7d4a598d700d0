import { defineTexts } from '../../../core/text.ts'

/** What the calendar of elections says to everybody. */
export const calendarTexts = defineTexts('territory-calendar', {
  title: { en: 'Elections, {name}', ar: 'الانتخابات، {name}' },
  phase: { en: '{election}: {phase}', ar: '{election}: {phase}' },
  exercise: { en: 'EXERCISE: {title}', ar: 'تمرين: {title}' },
  registration: { en: 'voters can register', ar: 'تسجيل الناخبين' },
  campaign: { en: 'campaign', ar: 'الحملة' },
  silence: { en: 'election silence', ar: 'الصمت الانتخابي' },
  polling: { en: 'polls are open', ar: 'مراكز الاقتراع مفتوحة' },
  counting: { en: 'votes are counted', ar: 'فرز الأصوات' },
  results: { en: 'results', ar: 'النتائج' },
})
