import { defineTexts } from '../../../core/text.ts'

/** Items of the set-up's checklist. */
export const readinessTexts = defineTexts('record-readiness', {
  backup: { en: 'The newest backup is fresh', ar: 'أحدث نسخة احتياطية حديثة' },
  backupTodo: {
    en: 'Name a folder and the keys that may read the backups under Settings; the node then writes them by itself. On the machine: SCRUTINEER_BACKUP.',
    ar: 'سمِّ في الإعدادات مجلدًا والمفاتيح التي يحق لها قراءة النسخ، فتكتبها العقدة بنفسها. على الجهاز: SCRUTINEER_BACKUP.',
  },
  restoreDrill: { en: 'A restore was tried', ar: 'جُرّبت استعادة نسخة' },
  restoreDrillTodo: {
    en: 'Restore the newest backup on trial on the machine, at least every 90 days: npx scrutineer drill FILE',
    ar: 'جرّب استعادة أحدث نسخة على الجهاز كل 90 يومًا على الأقل: npx scrutineer drill FILE',
  },
  lookout: { en: 'A lookout watches this node', ar: 'راصد يراقب هذه العقدة' },
  lookoutTodo: {
    en: 'Start a lookout on a second machine, or ask a partner to: it raises the alarm when this node is silent.',
    ar: 'شغّل راصدًا على جهاز ثانٍ أو اطلب ذلك من شريك: ينبّه إذا صمتت هذه العقدة.',
  },
})
