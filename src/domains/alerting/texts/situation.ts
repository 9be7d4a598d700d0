import { defineTexts } from '../../../core/text.ts'

/** Words of the situation page about alerts and problems. */
export const situationTexts = defineTexts('alerting-situation', {
  alerts: { en: 'Alerts', ar: 'التنبيهات' },
  noAlerts: { en: 'No alert is drafted or out.', ar: 'لا تنبيه قيد الإعداد أو صادر.' },
  problems: { en: 'Stations that have a problem', ar: 'مراكز لديها مشكلة' },
  noProblems: { en: 'No station reports a problem.', ar: 'لا مركز يبلّغ عن مشكلة.' },
  reviewDue: {
    en: 'Review due: one person alone released a version of this',
    ar: 'المراجعة مستحقة: أصدر شخص واحد نسخة منه منفردًا',
  },
  alertsOut: { en: 'Alerts out', ar: 'تنبيهات صادرة' },
  silent: { en: 'Stations silent', ar: 'مراكز صامتة' },
  problemsOpen: { en: 'Station problems', ar: 'مشكلات المراكز' },
  needHelp: {
    en: { one: '{count} station needs help', other: '{count} stations need help' },
    ar: {
      zero: 'لا مركز يحتاج إلى مساعدة',
      one: 'مركز واحد يحتاج إلى مساعدة',
      two: 'مركزان يحتاجان إلى مساعدة',
      few: '{count} مراكز تحتاج إلى مساعدة',
      many: '{count} مركزًا يحتاج إلى مساعدة',
      other: '{count} مركز يحتاج إلى مساعدة',
    },
  },
  station: { en: 'Station', ar: 'المركز' },
  symptom: { en: 'What is wrong', ar: 'ما المشكلة' },
  since: { en: 'Since', ar: 'منذ' },
  state: { en: 'State', ar: 'الحالة' },
  taken: { en: 'Taken', ar: 'قيد المعالجة' },
  untaken: { en: 'Nobody yet', ar: 'لا أحد بعد' },
})
