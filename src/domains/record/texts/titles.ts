/** Titles of what it writes into the record log. */
export const recordTitles = {
  'record.erased': { en: 'The body of a record was erased', ar: 'مُحي محتوى قيد' },
  'log.broken': { en: 'A break of the log was named', ar: 'سُمّي انقطاع في السجل' },
  'log.damageFound': { en: 'Damage of the log was found', ar: 'اكتُشف ضرر في السجل' },
  'log.damageNamed': { en: 'Damage of the log was named', ar: 'سُمّي ضرر في السجل' },
  'log.stamped': { en: 'An authority time-stamped the log', ar: 'ختمت جهةٌ السجلَّ بختم وقت' },
  'log.stampMissed': {
    en: 'The authority gave no time-stamp',
    ar: 'لم تعطِ الجهة ختم وقت',
  },
  'scripts.served': {
    en: 'Scripts that browsers get were named',
    ar: 'سُمّيت البرامج التي تحصل عليها المتصفحات',
  },
  'backup.asked': { en: 'A backup was asked for', ar: 'طُلبت نسخة احتياطية' },
  'backup.finished': { en: 'A backup was written', ar: 'كُتبت نسخة احتياطية' },
  'backup.failed': { en: 'A backup failed', ar: 'فشلت نسخة احتياطية' },
  'backup.drilled': { en: 'A restore was tried', ar: 'جُرّبت استعادة نسخة' },
  'node.restored': {
    en: 'The node was restored from a backup',
    ar: 'استُعيدت العقدة من نسخة احتياطية',
  },
  'capacity.measured': { en: 'The machine was measured', ar: 'قيست قدرة الجهاز' },
  'aside.settled': {
    en: 'A record that a workflow had set aside was settled',
    ar: 'سُوّي قيد كان سير عمل قد وضعه جانبًا',
  },
  'lookout.appeared': { en: 'A lookout appeared', ar: 'ظهر راصد' },
  'lookout.returned': { en: 'A lookout reports again', ar: 'عاد راصد إلى التبليغ' },
  'lookout.judged': { en: 'A lookout sees the node otherwise', ar: 'تغيّر حكم راصد على العقدة' },
  'lookout.fellSilent': { en: 'A lookout fell silent', ar: 'صمت راصد' },
  'lookout.removed': { en: 'A lookout was taken off the list', ar: 'حُذف راصد من القائمة' },
  'surplus.counted': { en: 'What was beyond a limit was counted', ar: 'عُدّ ما تجاوز الحد' },
}
