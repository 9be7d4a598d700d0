import { defineTexts } from '../../../core/text.ts'

export const backupTexts = defineTexts('record-backup', {
  saidNow: {
    en: 'The backup is asked for; this page shows what becomes of it.',
    ar: 'طُلبت النسخة الاحتياطية؛ تُظهر هذه الصفحة ما آلت إليه.',
  },
  title: { en: 'Backups', ar: 'النسخ الاحتياطية' },
  intro: {
    en: 'A backup holds everything that this node knows, encrypted to keys that are kept elsewhere. Only a backup that was restored on trial can be relied on.',
    ar: 'تضم النسخة الاحتياطية كل ما تعرفه هذه العقدة، مشفّرًا لمفاتيح محفوظة في مكان آخر. ولا يُعوَّل إلا على نسخة جُرّبت استعادتها.',
  },
  never: {
    en: 'There is no backup yet. Name a folder under {settings}, or run on the machine: {command}',
    ar: 'لا توجد نسخة احتياطية بعد. سمِّ مجلدًا في {settings} أو شغّل على الجهاز: {command}',
  },
  settings: { en: 'Settings', ar: 'الإعدادات' },
  old: {
    en: 'The last good backup is older than {hours} hours.',
    ar: 'مضى على آخر نسخة احتياطية سليمة أكثر من {hours} ساعة.',
  },
  newest: { en: 'Last good backup', ar: 'آخر نسخة سليمة' },
  drill: { en: 'Last restore on trial', ar: 'آخر استعادة تجريبية' },
  none: { en: 'Never', ar: 'لم يحدث قط' },
  empty: {
    en: 'No backup was written and none failed.',
    ar: 'لم تُنشأ أي نسخة احتياطية ولم تخفق أي منها.',
  },
  took: { en: '{seconds} seconds', ar: '{seconds} ثانية' },
  now: { en: 'Back up now', ar: 'إنشاء نسخة الآن' },
  list: { en: 'Backups and failures, newest first', ar: 'النسخ والإخفاقات، الأحدث أولًا' },
  at: { en: 'When', ar: 'متى' },
  file: { en: 'File', ar: 'الملف' },
  size: { en: 'Megabytes', ar: 'ميغابايت' },
  records: { en: 'Records', ar: 'القيود' },
  state: { en: 'State', ar: 'الحالة' },
  encrypted: { en: 'Encrypted', ar: 'مشفّرة' },
  plain: { en: 'Not encrypted', ar: 'غير مشفّرة' },
  failed: { en: 'Failed: {reason}', ar: 'أخفقت: {reason}' },
})
