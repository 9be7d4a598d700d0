import { defineTexts } from '../../../core/text.ts'

/** Titles of notifications. */
export const pushWords = defineTexts('push', {
  exercise: { en: 'EXERCISE', ar: 'تمرين' },
  alert: { en: 'Alert', ar: 'تنبيه' },
  updated: { en: 'Alert, new version', ar: 'تنبيه، نسخة جديدة' },
  cancelled: { en: 'Alert CANCELLED', ar: 'أُلغي التنبيه' },
  cleared: { en: 'All-clear', ar: 'زال الخطر' },
  help: { en: 'A station needs help', ar: 'مركز يحتاج إلى مساعدة' },
  silent: { en: 'Stations have not answered', ar: 'مراكز لم تجب' },
  review: { en: 'Released by one person alone', ar: 'أصدره شخص واحد' },
})
