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
    en: 'Your role looks after people, devices and territory. Alerts and sites are seen by analysts and officers, and by everybody in the exercise.',
    ar: 'يعنى دورك بالأشخاص والأجهزة والمناطق. يرى المحللون والمسؤولون التنبيهات والمواقع، ويراها الجميع في التمرين.',
  },
})
