import { defineTexts } from '../../../core/text.ts'

/** What waits for analysts. */
export const waitTexts = defineTexts('monitoring-waits', {
  finding: { en: 'Look into a finding', ar: 'النظر في نتيجة' },
})
