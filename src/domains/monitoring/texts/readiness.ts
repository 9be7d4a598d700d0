import { defineTexts } from '../../../core/text.ts'

/** Words of the set-up’s checklist. */
export const readinessTexts = defineTexts('monitoring-readiness', {
  sites: { en: 'Sites are watched', ar: 'مواقع قيد المراقبة' },
  sitesTodo: {
    en: 'An analyst adds the election’s websites and services.',
    ar: 'يضيف محلل مواقع الانتخابات وخدماتها.',
  },
})
