import { defineTexts } from '../../../core/text.ts'

/** What waits for analysts. */
export const waitTexts = defineTexts('monitoring-waits', {
  finding: { en: 'Look into a finding', ar: 'النظر في نتيجة' },
  change: { en: 'Look at a change of a page', ar: 'النظر في تغيير في صفحة' },
})
