import { defineTexts } from '../../../core/text.ts'

/** Words of the situation page about alerts and stations. */
export const situationTexts = defineTexts('alerting-situation', {
  alerts: { en: 'Alerts', ar: 'التنبيهات' },
  allAlerts: { en: 'All alerts', ar: 'كل التنبيهات' },
  noAlerts: { en: 'No alert is drafted or out.', ar: 'لا تنبيه قيد الإعداد أو صادر.' },
  reviewDue: {
    en: 'Review due: one person alone released a version of this',
    ar: 'المراجعة مستحقة: أصدر شخص واحد نسخة منه منفردًا',
  },
  answered: { en: 'Stations that answered', ar: 'مراكز أجابت' },
  noneOut: { en: 'no alert is in force', ar: 'لا تنبيه سارٍ' },
  byAnswer: { en: 'Stations by answer', ar: 'المراكز بحسب الرد' },
  aboutAlert: {
    en: 'The newest alert in force: {headline}',
    ar: 'أحدث تنبيه سارٍ: {headline}',
  },
  lastDay: { en: 'Last 24 hours', ar: 'آخر 24 ساعة' },
  inForce: { en: 'Alerts in force', ar: 'تنبيهات سارية' },
  dayLabel: {
    en: 'Alerts in force in the last 24 hours: {alerts}. Requests for help and problems: {help}.',
    ar: 'تنبيهات سارية في آخر 24 ساعة: {alerts}. طلبات مساعدة ومشكلات: {help}.',
  },
})
