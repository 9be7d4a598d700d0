import { defineTexts } from '../../../core/text.ts'

/** Words of the public front page about alerts. */
export const frontTexts = defineTexts('alerting-front', {
  alerts: { en: 'Alerts in force', ar: 'التنبيهات السارية' },
  noAlerts: { en: 'No public alert is in force.', ar: 'لا يوجد تنبيه عام سارٍ.' },
})
