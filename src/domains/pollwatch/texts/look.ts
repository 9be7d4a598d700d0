import { defineTexts } from '../../../core/text.ts'

/** Words of the look at a site that an observer says does not work. */
export const lookTexts = defineTexts('pollwatch-look', {
  begun: { en: 'is being looked at', ar: 'يجري فحصه' },
  joined: { en: 'is being looked at already', ar: 'يجري فحصه بالفعل' },
  refused: { en: 'nobody may look at it: no authorisation', ar: 'لا يجوز فحصه: لا تفويض' },
  unknown: { en: 'is no site that is watched here', ar: 'ليس موقعًا مراقبًا هنا' },
  ok: { en: 'The site works', ar: 'الموقع يعمل' },
  at_risk: { en: 'The site works, with a risk', ar: 'الموقع يعمل مع خطر' },
  suspect: {
    en: 'Something was seen at the site, and it is being looked at',
    ar: 'رُصد شيء في الموقع وهو قيد الفحص',
  },
  degraded: {
    en: 'Something grave is wrong with the site',
    ar: 'في الموقع خلل جسيم',
  },
  down: { en: 'The site is down', ar: 'الموقع متوقف' },
})
