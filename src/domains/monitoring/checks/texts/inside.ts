import { defineTexts } from '../../../../core/text.ts'

/** Texts of the checks of inside systems. */
export const insideTexts = defineTexts('monitoring', {
  'heartbeat-late.title': { en: 'Expected signal is late', ar: 'إشارة متوقعة تأخرت' },
  'heartbeat-late.why': {
    en: 'A system that falls silent may be down, cut off or taken over: what it would have told of is not seen any more.',
    ar: 'النظام الذي يصمت قد يكون متوقفًا أو معزولًا أو مُستولى عليه، فلا يُرى ما كان سيبلّغ عنه.',
  },
  'heartbeat-late.remedy': {
    en: 'Look whether the system runs, then whether its timer runs and its clock is right, then whether it reaches this node. “Signals refused” in the record names wrong keys and stale times.',
    ar: 'تحقق من عمل النظام، ثم من عمل مؤقّته وصحة ساعته، ثم من وصوله إلى هذه العقدة. وتبيّن الإشارات المرفوضة في السجل المفاتيح الخاطئة والأوقات القديمة.',
  },
  'heartbeat-late.never': {
    en: '“{signal}” is expected every {minutes} minutes and never came.',
    ar: 'الإشارة «{signal}» متوقعة كل {minutes} دقيقة ولم تأتِ قط.',
  },
  'heartbeat-late.late': {
    en: '“{signal}” is expected every {minutes} minutes and came last at {lastAt}.',
    ar: 'الإشارة «{signal}» متوقعة كل {minutes} دقيقة وكان آخرها في {lastAt}.',
  },

  'value-out-of-range.title': { en: 'Value is not what it may be', ar: 'قيمة خارج المسموح' },
  'value-out-of-range.why': {
    en: 'A register that loses rows overnight, or results that do not add up, were changed by somebody: an attacker, a broken program, or a person who may not.',
    ar: 'السجل الذي يفقد صفوفًا بين ليلة وضحاها، أو النتائج التي لا تتطابق، غيّرها أحد: مهاجم أو برنامج معطوب أو شخص لا يحق له ذلك.',
  },
  'value-out-of-range.remedy': {
    en: 'Stop what depends on the value, compare the system with its last good backup or with paper, and find out who changed what. Change the rule only when the change was ordered.',
    ar: 'أوقف ما يعتمد على القيمة، وقارن النظام بآخر نسخة سليمة أو بالورق، واعرف من غيّر ماذا. ولا تغيّر القاعدة إلا إذا كان التغيير مأمورًا به.',
  },
  'value-out-of-range.below': {
    en: '{name} is {value}; at least {least} is expected.',
    ar: '{name} هو {value}، والمتوقع {least} على الأقل.',
  },
  'value-out-of-range.above': {
    en: '{name} is {value}; at most {most} is expected.',
    ar: '{name} هو {value}، والمتوقع {most} على الأكثر.',
  },
  'value-out-of-range.dropped': {
    en: '{name} is {value}; it was {before}. This is {percent} % less, and {most} % is allowed.',
    ar: '{name} هو {value} وكان {before}، أي أقل بنسبة {percent} ٪ والمسموح {most} ٪.',
  },
  'value-out-of-range.differs': {
    en: '{name} is {value}, but {other} is {otherValue}; they should be equal.',
    ar: '{name} هو {value} بينما {other} هو {otherValue}، وينبغي أن يتساويا.',
  },
  'value-out-of-range.differs_from_system': {
    en: '{name} is {value} here and {otherValue} in “{system}”; they should be equal.',
    ar: '{name} هو {value} هنا و{otherValue} في «{system}»، وينبغي أن يتساويا.',
  },
  'value-out-of-range.missing': {
    en: '“{signal}” came without {name}.',
    ar: 'جاءت الإشارة «{signal}» بلا {name}.',
  },

  'backup-too-old.title': { en: 'Backup is too old', ar: 'النسخة الاحتياطية قديمة' },
  'backup-too-old.why': {
    en: 'An attack that encrypts or deletes the system is survived only from a backup. What was entered since the last one is lost.',
    ar: 'لا يُنجى من هجوم يشفّر النظام أو يمحوه إلا بنسخة احتياطية، ويضيع ما أُدخل بعد آخر نسخة.',
  },
  'backup-too-old.remedy': {
    en: 'Make a backup now, keep a copy where the system itself cannot delete it, and find out why the planned one did not run.',
    ar: 'أنشئ نسخة الآن، واحفظ نسخة حيث لا يستطيع النظام نفسه محوها، واعرف لماذا لم تُنشأ النسخة المقررة.',
  },
  'backup-too-old.none': {
    en: 'No backup was ever told of; one every {hours} hours is the policy.',
    ar: 'لم يُبلَّغ عن أي نسخة، والمقرر نسخة كل {hours} ساعة.',
  },
  'backup-too-old.too_old': {
    en: 'The newest backup is from {lastAt}; one every {hours} hours is the policy.',
    ar: 'أحدث نسخة من {lastAt}، والمقرر نسخة كل {hours} ساعة.',
  },

  'restore-untested.title': { en: 'Restore is not tested', ar: 'الاستعادة غير مجرَّبة' },
  'restore-untested.why': {
    en: 'A backup that nobody ever restored is a hope. Many turn out empty, encrypted with a lost key, or too slow on the day they are needed.',
    ar: 'النسخة التي لم يستعدها أحد قط مجرد أمل؛ فكثير منها يتبيّن فارغًا أو مشفّرًا بمفتاح ضائع أو بطيئًا يوم الحاجة.',
  },
  'restore-untested.remedy': {
    en: 'Restore the newest backup on another machine, compare rows and hashes, note how long it took, and tell of it with “restore-tested result=ok”.',
    ar: 'استعد أحدث نسخة على جهاز آخر، وقارن عدد الصفوف والبصمات، وسجّل المدة، وأبلغ عنها بالإشارة restore-tested result=ok.',
  },
  'restore-untested.never': {
    en: 'No restore was ever tested; one every {days} days is the policy.',
    ar: 'لم تُجرَّب الاستعادة قط، والمقرر تجربة كل {days} يومًا.',
  },
  'restore-untested.too_old': {
    en: 'A restore was tested last at {lastAt}; one every {days} days is the policy.',
    ar: 'جُرّبت الاستعادة آخر مرة في {lastAt}، والمقرر تجربة كل {days} يومًا.',
  },
  'restore-untested.failed': {
    en: 'The test of {lastAt} failed: the backup could not be restored.',
    ar: 'فشلت تجربة {lastAt}: لم تُستعد النسخة.',
  },

  'sensor-alert.title': { en: 'Sensor raised an alert', ar: 'مجس أطلق إنذارًا' },
  'sensor-alert.why': {
    en: 'Sensors inside the network see what no visitor sees: spreading programs, stolen passwords at work, files being encrypted.',
    ar: 'ترى المجسات داخل الشبكة ما لا يراه أي زائر: برامج تنتشر، وكلمات مرور مسروقة تُستعمل، وملفات تُشفَّر.',
  },
  'sensor-alert.remedy': {
    en: 'Find the machines named, take them off the network without switching them off, and keep what the sensor recorded.',
    ar: 'حدّد الأجهزة المذكورة واعزلها عن الشبكة دون إطفائها، واحتفظ بما سجّله المجس.',
  },
  'sensor-alert.critical': {
    en: '“{title}” (rule {rule}), seen {count} times. From {source} to {destination}.',
    ar: '«{title}» (القاعدة {rule})، عدد المرات {count}. من {source} إلى {destination}.',
  },
  'sensor-alert.high': {
    en: '“{title}” (rule {rule}), seen {count} times. From {source} to {destination}.',
    ar: '«{title}» (القاعدة {rule})، عدد المرات {count}. من {source} إلى {destination}.',
  },
  'sensor-alert.medium': {
    en: '“{title}” (rule {rule}), seen {count} times. From {source} to {destination}.',
    ar: '«{title}» (القاعدة {rule})، عدد المرات {count}. من {source} إلى {destination}.',
  },
  'sensor-alert.low': {
    en: '“{title}” (rule {rule}), seen {count} times. From {source} to {destination}.',
    ar: '«{title}» (القاعدة {rule})، عدد المرات {count}. من {source} إلى {destination}.',
  },
  'sensor-alert.many': {
    en: 'More different alerts are open than are kept apart; the last was “{title}”, seen {count} times.',
    ar: 'الإنذارات المختلفة المفتوحة أكثر مما يُفصل بينها؛ كان آخرها «{title}»، عدد المرات {count}.',
  },
})
