import { defineTexts } from '../../core/text.ts'

/** Words of the situation page itself; those of its parts stand in the slices. */
export const situationTexts = defineTexts('situation', {
  nav: { en: 'Situation', ar: 'الموقف' },
  title: { en: 'Situation', ar: 'الموقف' },
  pause: { en: 'Pause updates', ar: 'إيقاف التحديث مؤقتًا' },
  wall: { en: 'For the wall', ar: 'للشاشة الجدارية' },
  offWall: { en: 'Back to the desk', ar: 'العودة إلى المكتب' },
  day: { en: 'Report of the day', ar: 'تقرير اليوم' },
  notYours: {
    en: 'Your role sees no alerts and no sites here; what it looks after is in the menu. In the exercise everybody sees them.',
    ar: 'لا يرى دورك هنا تنبيهات ولا مواقع؛ وما يعنى به في القائمة. في التمرين يراها الجميع.',
  },
})
