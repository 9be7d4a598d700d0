import { defineTexts } from '../../../core/text.ts'

/** Words of the pages about inside systems. */
export const systemTexts = defineTexts('monitoring', {
  systems: { en: 'Inside systems', ar: 'الأنظمة الداخلية' },
  systemsIntro: {
    en: 'Registers, electronic poll books, results and their backups stand behind the firewall, where no visit reaches. They tell of themselves by signed signals; what is late, or not what it may be, opens a finding.',
    ar: 'السجلات وسجلات الاقتراع الإلكترونية والنتائج ونسخها الاحتياطية خلف الجدار الناري حيث لا تصل أي زيارة. وهي تبلّغ عن نفسها بإشارات موقّعة؛ وما يتأخر أو يخرج عن المسموح يفتح نتيجة.',
  },
  noSystems: { en: 'No system tells of itself yet.', ar: 'لا يبلّغ أي نظام عن نفسه بعد.' },
  addSystem: { en: 'Add a system', ar: 'إضافة نظام' },
  changeSystem: { en: 'Change the system', ar: 'تعديل النظام' },
  endSystem: { en: 'End the watch over this system', ar: 'إنهاء متابعة هذا النظام' },
  systemEnded: {
    en: 'This system is not expected to tell anything any more.',
    ar: 'لم يعد هذا النظام متوقعًا منه أن يبلّغ بشيء.',
  },
  systemName: { en: 'System', ar: 'النظام' },
  systemKindLabel: { en: 'What it is for', ar: 'الغرض منه' },
  'kind.register': { en: 'Voter register', ar: 'سجل الناخبين' },
  'kind.poll-books': { en: 'Electronic poll books', ar: 'سجلات الاقتراع الإلكترونية' },
  'kind.results': { en: 'Results', ar: 'النتائج' },
  'kind.backup-server': { en: 'Backup server', ar: 'خادم النسخ الاحتياطية' },
  'kind.sensor': { en: 'Sensor in the network', ar: 'مجس في الشبكة' },
  'kind.other': { en: 'Other', ar: 'غير ذلك' },
  systemAreas: { en: 'Areas that are told of its findings', ar: 'المناطق التي تُبلَّغ بنتائجه' },
  systemAreasHint: {
    en: 'A serious finding drafts an alert for them where stations have to do something. Nothing chosen: analysts only.',
    ar: 'النتيجة الخطيرة تُعدّ مسودة تنبيه لها حين يلزم المراكز فعل شيء. دون اختيار: للمحللين فقط.',
  },
  backupHours: {
    en: 'Oldest that a backup may be, hours',
    ar: 'أقصى عمر للنسخة الاحتياطية، بالساعات',
  },
  restoreDays: {
    en: 'Oldest that a tested restore may be, days',
    ar: 'أقصى عمر لتجربة الاستعادة، بالأيام',
  },
  policyHint: {
    en: 'Empty: none is asked for. A register, poll books or results without both are not ready.',
    ar: 'فارغ: لا يُطلب شيء. ولا يُعد السجل أو سجلات الاقتراع أو النتائج جاهزة من دونهما معًا.',
  },
  sensorLeast: {
    en: 'Sensor alerts open findings from this severity on',
    ar: 'تفتح إنذارات المجسات نتائج بدءًا من هذه الشدة',
  },

  readinessLabel: { en: 'Ready?', ar: 'هل هو جاهز؟' },
  'state.ready': { en: 'Ready', ar: 'جاهز' },
  'state.not_ready': { en: 'Not ready', ar: 'غير جاهز' },
  'state.silent': { en: 'Silent', ar: 'صامت' },
  'unready.no_policy': {
    en: 'Nobody has said how old its backup and its restore test may be.',
    ar: 'لم يحدد أحد أقصى عمر لنسخته الاحتياطية ولتجربة استعادته.',
  },
  'unready.no_backup': {
    en: 'It has never told of a backup: an attack that encrypts it would end it.',
    ar: 'لم يبلّغ قط عن نسخة احتياطية: أي هجوم يشفّره يقضي عليه.',
  },
  'unready.backup_too_old': {
    en: 'Its newest backup is too old: what came since would be lost.',
    ar: 'أحدث نسخة له قديمة جدًا: وسيضيع كل ما جاء بعدها.',
  },
  'unready.restore_never': {
    en: 'No restore was ever tested: a backup that nobody restored is a hope.',
    ar: 'لم تُجرَّب استعادته قط: فالنسخة التي لم يستعدها أحد مجرد أمل.',
  },
  'unready.restore_too_old': {
    en: 'The last test of a restore is too long ago.',
    ar: 'مضى وقت طويل على آخر تجربة استعادة.',
  },
  'unready.restore_failed': {
    en: 'The last test of a restore failed.',
    ar: 'فشلت آخر تجربة استعادة.',
  },
  'unready.silent': {
    en: 'Something that it is expected to tell is late, so nobody knows how it is.',
    ar: 'تأخر شيء متوقع منه، فلا أحد يعلم حاله.',
  },
  heardAt: { en: 'Last heard', ar: 'آخر إشارة' },
  backupAt: { en: 'Newest backup', ar: 'أحدث نسخة احتياطية' },
  restoreAt: { en: 'Last tested restore', ar: 'آخر استعادة مجرَّبة' },
  keyMadeAt: { en: 'Key made', ar: 'صدور المفتاح' },

  expected: { en: 'What it is expected to tell', ar: 'ما يُتوقع أن يبلّغ به' },
  nothingExpected: {
    en: 'Nothing is expected: nobody would notice if it fell silent.',
    ar: 'لا شيء متوقع: لن يلاحظ أحد صمته.',
  },
  'signal.heartbeat': { en: 'Heartbeat', ar: 'نبضة' },
  'signal.backup-finished': { en: 'Backup finished', ar: 'اكتملت نسخة احتياطية' },
  'signal.restore-tested': { en: 'Restore tested', ar: 'جُرّبت استعادة' },
  'signal.register-exported': { en: 'Register exported', ar: 'صُدّر السجل' },
  'signal.poll-books-synchronised': {
    en: 'Poll books synchronised',
    ar: 'تزامنت سجلات الاقتراع',
  },
  'signal.results-sent': { en: 'Results sent', ar: 'أُرسلت النتائج' },
  'signal.sensor-alert': { en: 'Alert of a sensor', ar: 'إنذار مجس' },
  signalKindLabel: { en: 'Signal', ar: 'الإشارة' },
  every: { en: 'Every', ar: 'كل' },
  grace: { en: 'May be late by', ar: 'مهلة التأخر' },
  dueAt: { en: 'Late from', ar: 'متأخر ابتداءً من' },
  expectButton: { en: 'Expect it', ar: 'توقّعها' },
  dropExpected: { en: 'Expect it no more', ar: 'لا تتوقعها بعد الآن' },
  seconds: {
    en: { one: '{count} second', other: '{count} seconds' },
    ar: {
      zero: '{count} ثانية',
      one: 'ثانية واحدة',
      two: 'ثانيتان',
      few: '{count} ثوانٍ',
      many: '{count} ثانية',
      other: '{count} ثانية',
    },
  },
  hours: {
    en: { one: '{count} hour', other: '{count} hours' },
    ar: {
      zero: '{count} ساعة',
      one: 'ساعة واحدة',
      two: 'ساعتان',
      few: '{count} ساعات',
      many: '{count} ساعة',
      other: '{count} ساعة',
    },
  },

  valueRules: { en: 'What its values may be', ar: 'ما يجوز لقيمه' },
  noRules: { en: 'No value is watched.', ar: 'لا قيمة تحت المراقبة.' },
  ruleValue: { en: 'Name of the value', ar: 'اسم القيمة' },
  ruleValueHint: {
    en: 'As it is sent: rows, count, bytes.',
    ar: 'كما يُرسل: rows أو count أو bytes.',
  },
  least: { en: 'At least', ar: 'على الأقل' },
  most: { en: 'At most', ar: 'على الأكثر' },
  mostDrop: { en: 'Largest drop, percent', ar: 'أكبر انخفاض، بالمئة' },
  sameAsValue: {
    en: 'Equal to this value of the same signal',
    ar: 'مساوية لهذه القيمة في الإشارة نفسها',
  },
  sameAsSystem: {
    en: 'Equal to the same value of this system',
    ar: 'مساوية للقيمة نفسها في هذا النظام',
  },
  addRuleButton: { en: 'Add the rule', ar: 'أضف القاعدة' },
  dropRule: { en: 'Take the rule off', ar: 'أزل القاعدة' },

  told: { en: 'What it told', ar: 'ما أبلغ به' },
  nothingTold: {
    en: 'It has told nothing yet but heartbeats, or nothing at all.',
    ar: 'لم يبلّغ بعد إلا بالنبضات، أو لم يبلّغ بشيء.',
  },
  newest: { en: 'Newest', ar: 'الأحدث' },
  action: { en: 'Do', ar: 'الإجراء' },
  values: { en: 'Values', ar: 'القيم' },
  course: { en: 'How it went', ar: 'مسارها' },
  sensorEvents: {
    en: { one: '{count} alert', other: '{count} alerts' },
    ar: {
      zero: '{count} إنذار',
      one: 'إنذار واحد',
      two: 'إنذاران',
      few: '{count} إنذارات',
      many: '{count} إنذارًا',
      other: '{count} إنذار',
    },
  },
  signalNumber: { en: 'Number', ar: 'الرقم' },
  systemFindings: { en: 'Findings', ar: 'النتائج' },

  howToSend: { en: 'How it sends', ar: 'كيف يرسل' },
  howToTry: {
    en: 'To try it: one line in a shell with curl and openssl. Put the key in place of KEY.',
    ar: 'للتجربة: سطر واحد في صدفة فيها curl وopenssl. ضع المفتاح مكان KEY.',
  },
  howToScript: {
    en: 'For a timer: save the script as /usr/local/bin/scrutineer-signal, make it executable, and save these settings as /etc/scrutineer-signal.conf, readable by its user only.',
    ar: 'لمؤقّت: احفظ البرنامج النصي باسم ‎/usr/local/bin/scrutineer-signal‎ واجعله قابلًا للتنفيذ، واحفظ هذه الإعدادات باسم ‎/etc/scrutineer-signal.conf‎ بحيث لا يقرؤها إلا مستخدمه.',
  },
  theScript: { en: 'The script', ar: 'البرنامج النصي' },
  keyOnce: {
    en: 'This is the key. It is shown this once: put it on the system now.',
    ar: 'هذا هو المفتاح. يظهر هذه المرة فقط: ضعه في النظام الآن.',
  },
  keyMade: { en: 'The key is made', ar: 'صدر المفتاح' },
  renewKey: { en: 'Make a new key', ar: 'إصدار مفتاح جديد' },
  renewKeyHint: {
    en: 'The old key counts no more from that moment on: the system is silent until it has the new one.',
    ar: 'يبطل المفتاح القديم من تلك اللحظة، ويبقى النظام صامتًا حتى يحصل على الجديد.',
  },
  openSystem: { en: 'Open the page of the system', ar: 'افتح صفحة النظام' },
  shownSignal: {
    en: 'Shown by the signal {kind} with number {number}, received {time}.',
    ar: 'أظهرتها الإشارة {kind} ذات الرقم {number} المستلمة {time}.',
  },
})
