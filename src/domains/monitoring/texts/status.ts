import { defineTexts } from '../../../core/text.ts'

/** States of a watched site, also for the public. */
export const statusTexts = defineTexts('siteStatus', {
  ok: { en: 'OK', ar: 'سليم' },
  at_risk: { en: 'At risk', ar: 'معرّض للخطر' },
  degraded: { en: 'Degraded', ar: 'متدهور' },
  down: { en: 'Down', ar: 'متوقف' },
  suspect: { en: 'Being looked at', ar: 'قيد الفحص' },
  unknown: { en: 'Unknown', ar: 'غير معروف' },
})
