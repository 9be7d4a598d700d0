import { defineTexts } from '../../core/text.ts'

/** Words of the settings page. */
export const settingsTexts = defineTexts('settings-page', {
  title: { en: 'Settings', ar: 'الإعدادات' },
  intro: {
    en: 'What you change here is recorded and holds at once, without a restart. What the machine sets in its environment goes before it, and stands beside the setting.',
    ar: 'ما تغيّره هنا يُسجَّل ويسري فورًا دون إعادة تشغيل. أما ما يضبطه الجهاز في بيئته فيتقدّم عليه، ويُذكر بجانب الإعداد.',
  },
  notHere: {
    en: 'The address of the node, its port, its certificate and its database are set on the machine only: passkeys, links and the record log hang on them.',
    ar: 'عنوان العقدة ومنفذها وشهادتها وقاعدة بياناتها تُضبط على الجهاز فقط: تتوقف عليها مفاتيح المرور والروابط وسجل القيود.',
  },
  fromMachine: {
    en: 'If a setting locks people out, whoever works on the machine lists all by {list} and takes one off by {reset}.',
    ar: 'إذا منع إعداد الناس من الدخول، فمن يعمل على الجهاز يعرضها كلها بالأمر {list} ويزيل أحدها بالأمر {reset}.',
  },
  // What holds of every part.
  setByMachine: { en: 'set on the machine by {name}', ar: 'يضبطه الجهاز عبر {name}' },
  allByMachine: {
    en: 'The machine sets this, so nothing of it can be changed here.',
    ar: 'يضبط الجهاز هذا، فلا يمكن تغيير شيء منه هنا.',
  },
  holds: { en: 'Saved. It holds from now on.', ar: 'حُفظ، ويسري من الآن.' },
  isTried: {
    en: 'It is being tried. What came of it stands below.',
    ar: 'تجري تجربته. تظهر النتيجة أدناه.',
  },
  notSet: { en: 'not set', ar: 'غير مضبوط' },
  isHidden: { en: 'set, and shown to nobody', ar: 'مضبوطة ولا تُعرض على أحد' },
  changed: { en: 'Changed {time} by {person}.', ar: 'تغيّر {time} بواسطة {person}.' },
  undo: { en: 'Undo the last change', ar: 'تراجع عن آخر تغيير' },
  undoUntil: { en: 'It can be undone here until {time}.', ar: 'يمكن التراجع عنه هنا حتى {time}.' },
  reset: { en: 'Take this off', ar: 'أزل هذا الضبط' },
  setting: { en: 'Setting', ar: 'الإعداد' },
  now: { en: 'Now', ar: 'الآن' },
  isUndone: { en: 'What held before holds again.', ar: 'عاد ما كان ساريًا من قبل.' },
  isReset: { en: 'Taken off: the default holds.', ar: 'أُزيل: يسري الإعداد الافتراضي.' },
  keep: { en: 'Save', ar: 'احفظ' },
  tryAndKeep: { en: 'Try it, and save it if it works', ar: 'جرّبه، واحفظه إن نجح' },
  tryIt: { en: 'Try it', ar: 'جرّبه' },
  inForce: { en: 'In force now', ar: 'الساري الآن' },
  // What came of a try.
  beingTried: { en: 'Being tried since {time} …', ar: 'قيد التجربة منذ {time} …' },
  kept: { en: 'Saved: it works.', ar: 'حُفظ: إنه يعمل.' },
  showIt: { en: 'Show what holds now', ar: 'اعرض ما هو سارٍ الآن' },
  notKept: { en: 'Not saved:', ar: 'لم يُحفظ:' },
  triedAt: { en: 'Tried {time}.', ar: 'جُرّب {time}.' },
  answered: { en: 'The answer: {answer}', ar: 'الجواب: {answer}' },
  reached: {
    en: 'The server was reached and let the node in. No message was sent: you have no confirmed address or number of your own.',
    ar: 'وصلت العقدة إلى الخادم وسمح لها. لم تُرسل رسالة: ليس لك عنوان أو رقم مؤكد.',
  },
  reachedOnly: {
    en: 'The server was reached and let the node in.',
    ar: 'وصلت العقدة إلى الخادم وسمح لها.',
  },
  sent: {
    en: 'A test was taken for your own confirmed address or number. Look whether it arrives.',
    ar: 'قُبلت رسالة اختبار إلى عنوانك أو رقمك المؤكد. تحقق من وصولها.',
  },
  written: {
    en: 'A backup was written there and read back whole.',
    ar: 'كُتبت نسخة احتياطية هناك وقُرئت كاملة.',
  },
  noSetting: { en: 'Nothing is set.', ar: 'لا شيء مضبوط.' },
  unreachable: {
    en: 'No server answers there. Check the name and the port, and that the firewall lets the node out.',
    ar: 'لا يجيب خادم هناك. تحقق من الاسم والمنفذ ومن أن الجدار الناري يسمح للعقدة بالخروج.',
  },
  closedNetwork: {
    en: 'It stands in a private network or on a port that is not opened for the node. Open it first under “Addresses that may be looked at”.',
    ar: 'يقع في شبكة خاصة أو على منفذ لم يُفتح للعقدة. افتحه أولًا ضمن «العناوين التي يجوز النظر إليها».',
  },
  notEncrypted: {
    en: 'The server does not encrypt, or its certificate does not hold: a password would be readable on its way.',
    ar: 'الخادم لا يشفّر، أو شهادته غير صالحة: تكون كلمة المرور مقروءة في الطريق.',
  },
  notSignedIn: {
    en: 'The server refuses user and password.',
    ar: 'يرفض الخادم المستخدم وكلمة المرور.',
  },
  refused: { en: 'The server refused it.', ar: 'رفض الخادم ذلك.' },
  badFolder: {
    en: 'Nothing can be written there. Make the folder on the machine and give it to the user of the node.',
    ar: 'لا يمكن الكتابة هناك. أنشئ المجلد على الجهاز وامنحه لمستخدم العقدة.',
  },
  ownFolder: {
    en: 'This folder lies inside the data or the mirror of the node. A backup belongs on another disk.',
    ar: 'يقع هذا المجلد داخل بيانات العقدة أو مرآتها. مكان النسخة الاحتياطية قرص آخر.',
  },
  badRecipients: { en: 'A recipient is not a key.', ar: 'أحد المستلمين ليس مفتاحًا.' },
  notWritten: {
    en: 'What was read back is not what was written. Look at the disk.',
    ar: 'ما قُرئ ليس ما كُتب. افحص القرص.',
  },
  stale: {
    en: 'Somebody changed this while it was tried.',
    ar: 'غيّر شخص هذا أثناء التجربة.',
  },
  testSubject: { en: 'Test from {node}', ar: 'اختبار من {node}' },
  testText: {
    en: 'This is a test from {node}. Nothing is to be done.',
    ar: 'هذا اختبار من {node}. لا يلزم فعل شيء.',
  },
  // Name and seal
  nameTitle: { en: 'Name and seal', ar: 'الاسم والختم' },
  nameIntro: {
    en: 'They stand at the top of every page, also of those that citizens read.',
    ar: 'يظهران أعلى كل صفحة، بما فيها ما يقرؤه المواطنون.',
  },
  name: { en: 'Name of the office', ar: 'اسم الجهة' },
  png: { en: 'Seal', ar: 'الختم' },
  pngHint: {
    en: 'A PNG picture of at most 64 KB and 1,024 pixels a side. Only the picture is kept, not what else is in the file.',
    ar: 'صورة PNG لا تتجاوز 64 كيلوبايت و1024 بكسل لكل ضلع. تُحفظ الصورة وحدها دون ما في الملف سواها.',
  },
  keepSeal: { en: 'Save the seal', ar: 'احفظ الختم' },
  markSet: { en: 'a picture', ar: 'صورة' },
  // Zone
  zoneTitle: { en: 'Time zone', ar: 'المنطقة الزمنية' },
  zone: { en: 'Time zone', ar: 'المنطقة الزمنية' },
  zoneHint: { en: 'For example Africa/Nairobi', ar: 'مثلًا Africa/Nairobi' },
  zoneNow: { en: 'In {zone} it is now {time}.', ar: 'الوقت الآن في {zone}: {time}.' },
  noZone: { en: 'There is no time zone {zone}.', ar: 'لا توجد منطقة زمنية {zone}.' },
  zoneTry: { en: 'Which time is it there?', ar: 'كم الساعة هناك؟' },
  tryZone: { en: 'Time zone to try', ar: 'منطقة زمنية للتجربة' },
  // Languages
  languagesTitle: { en: 'Languages', ar: 'اللغات' },
  interfaceLanguages: { en: 'Languages of the interface', ar: 'لغات الواجهة' },
  first: { en: 'First language', ar: 'اللغة الأولى' },
  firstHint: {
    en: 'Spoken with readers whose own language is none of these.',
    ar: 'تُستخدم مع القرّاء الذين ليست لغتهم بينها.',
  },
  others: { en: 'Further languages of the interface', ar: 'لغات أخرى للواجهة' },
  alert: { en: 'Further languages of alerts', ar: 'لغات أخرى للتنبيهات' },
  alertHint: {
    en: 'Tags such as sw or sr-Latn; the languages of the interface are among them anyway.',
    ar: 'رموز مثل sw أو sr-Latn؛ لغات الواجهة بينها في كل حال.',
  },
  mandatory: {
    en: 'Languages that every Actual alert must have',
    ar: 'لغات يجب أن تكون في كل تنبيه فعلي',
  },
  mandatoryHint: {
    en: 'Tags; the first language when empty.',
    ar: 'رموز؛ اللغة الأولى إن تُرك فارغًا.',
  },
  wholeness: { en: 'How whole each language is', ar: 'مدى اكتمال كل لغة' },
  language: { en: 'Language', ar: 'اللغة' },
  missing: { en: 'Texts that are missing', ar: 'نصوص ناقصة' },
  missingOf: { en: '{missing} of {all}', ar: '{missing} من {all}' },
  moreWords: { en: 'Languages and texts', ar: 'اللغات والنصوص' },
  // Mail
  mailTitle: { en: 'Mail', ar: 'البريد' },
  mailIntro: {
    en: 'Codes, news of accounts and alerts go by mail. The server is asked before anything is saved.',
    ar: 'تُرسل الرموز وأخبار الحسابات والتنبيهات بالبريد. يُسأل الخادم قبل حفظ أي شيء.',
  },
  server: { en: 'Mail server', ar: 'خادم البريد' },
  serverHint: {
    en: 'For example smtp://mail.example.org:587, or smtps:// for port 465',
    ar: 'مثلًا smtp://mail.example.org:587، أو \u200esmtps://\u200e للمنفذ 465',
  },
  user: { en: 'User', ar: 'المستخدم' },
  password: { en: 'Password', ar: 'كلمة المرور' },
  passwordHint: {
    en: 'Leave it empty to keep the one that is set. It is sealed, and never shown again.',
    ar: 'اتركها فارغة لإبقاء المضبوطة. تُختم ولا تُعرض ثانية.',
  },
  sender: { en: 'Sender', ar: 'المرسِل' },
  senderHint: { en: 'Address that mail comes from', ar: 'العنوان الذي يأتي منه البريد' },
  sendTest: { en: 'Try it: send me a test', ar: 'جرّبه: أرسل لي اختبارًا' },
  myContacts: { en: 'Your own addresses and numbers', ar: 'عناوينك وأرقامك' },
  // SMS
  smsTitle: { en: 'SMS', ar: 'الرسائل القصيرة' },
  smsIntro: {
    en: 'Alerts reach telephones by the gateway of your provider. It is asked before anything is saved.',
    ar: 'تصل التنبيهات إلى الهواتف عبر بوابة مزودكم. تُسأل قبل حفظ أي شيء.',
  },
  gateway: { en: 'Kind of gateway', ar: 'نوع البوابة' },
  url: { en: 'Address of the gateway', ar: 'عنوان البوابة' },
  urlHint: { en: 'As your provider names it', ar: 'كما يسميه مزودكم' },
  smsFrom: {
    en: 'Number or name that messages come from',
    ar: 'الرقم أو الاسم الذي تأتي منه الرسائل',
  },
  rate: { en: 'Messages a second', ar: 'رسائل في الثانية' },
  rateHint: { en: 'What your contract allows', ar: 'ما يسمح به عقدكم' },
  json: { en: 'JSON, with the password as a token', ar: 'JSON، وكلمة المرور رمزًا' },
  form: { en: 'Form', ar: 'نموذج' },
  query: { en: 'Address with parameters', ar: 'عنوان بمعاملات' },
  kannel: { en: 'Kannel', ar: 'Kannel' },
  jasmin: { en: 'Jasmin', ar: 'Jasmin' },
  twilio: { en: 'Twilio', ar: 'Twilio' },
  // Backups
  backupTitle: { en: 'Backups', ar: 'النسخ الاحتياطية' },
  backupIntro: {
    en: 'Before anything is saved, a backup is written into the folder and read back.',
    ar: 'قبل حفظ أي شيء تُكتب نسخة في المجلد ثم تُقرأ.',
  },
  folder: { en: 'Folder on the machine', ar: 'مجلد على الجهاز' },
  folderHint: {
    en: 'The whole path, best on another disk: /var/backups/scrutineer',
    ar: 'المسار كاملًا، والأفضل على قرص آخر: /var/backups/scrutineer',
  },
  hours: { en: 'Hours between two', ar: 'الساعات بين نسختين' },
  keepCount: { en: 'How many are kept', ar: 'كم نسخة تُحفظ' },
  keepCountHint: {
    en: 'Besides the last one of each day',
    ar: 'إضافة إلى آخر نسخة من كل يوم',
  },
  recipients: { en: 'Who may read them', ar: 'من يحق له قراءتها' },
  recipientsHint: {
    en: 'age1… keys, one a line; made on the machine by npx scrutineer age-key FILE. Or the word plain: then anybody who has the file reads it, and the keys of the node are left out.',
    ar: 'مفاتيح age1… كل مفتاح في سطر؛ تُصنع على الجهاز بالأمر npx scrutineer age-key FILE. أو الكلمة plain: عندها يقرؤها كل من يملك الملف، وتُترك مفاتيح العقدة خارجها.',
  },
  backUpNow: { en: 'Try it: write one and read it back', ar: 'جرّبه: اكتب نسخة واقرأها' },
  allBackups: { en: 'All backups', ar: 'كل النسخ الاحتياطية' },
  // Addresses
  placesIntro: {
    en: 'Private networks and low ports, for looks at sites and for servers that are set here:',
    ar: 'الشبكات الخاصة والمنافذ الدنيا، للنظر إلى المواقع وللخوادم المضبوطة هنا:',
  },
  places: { en: 'Private networks and ports', ar: 'الشبكات الخاصة والمنافذ' },
})
