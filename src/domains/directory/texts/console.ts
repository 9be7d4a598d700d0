import { defineTexts } from '../../../core/text.ts'

/** Words of the directory page. */
export const texts = defineTexts('directory-pages', {
  saidConfirmed: {
    en: 'The agency is confirmed; citizens find it on the public pages.',
    ar: 'تأكدت الجهة؛ يجدها المواطنون على الصفحات العامة.',
  },
  saidCorrected: { en: 'The agency is corrected.', ar: 'صُحّحت الجهة.' },
  saidAdded: { en: 'The agency is added.', ar: 'أُضيفت الجهة.' },
  askTitle: { en: 'Take this agency off the directory?', ar: 'حذف هذه الجهة من الدليل؟' },
  askWhat: {
    en: 'Nobody is led to it any more, and it is not proposed again. It does not come back by itself; it can be entered again.',
    ar: 'لا يُحال إليها أحد بعد الآن ولا تُقترح مجددًا. لا تعود من تلقاء نفسها، ويمكن إدخالها من جديد.',
  },
  askAct: { en: 'Take it off', ar: 'حذفها' },
  saidRemoved: { en: 'The agency is off the directory.', ar: 'حُذفت الجهة من الدليل.' },
  title: { en: 'Directory', ar: 'الدليل' },
  intro: {
    en: 'Whom this node turns to in {country}. What nobody has checked yet says so: confirm it only after you saw it at its source.',
    ar: 'الجهات التي تتوجه إليها هذه العقدة في {country}. ما لم يتحقق منه أحد بعد مذكور صراحةً: لا تؤكده إلا بعد أن تراه في مصدره.',
  },
  noNation: {
    en: 'No country is chosen for this node yet. {setup} fills the directory in.',
    ar: 'لم يُختر بلد لهذه العقدة بعد. {setup} يملأ الدليل.',
  },
  noNationYet: {
    en: 'No country is chosen for this node yet. An administrator does that in the set-up.',
    ar: 'لم يُختر بلد لهذه العقدة بعد. يقوم بذلك مسؤول العقدة عند التجهيز.',
  },
  setup: { en: 'Set-up', ar: 'التجهيز' },
  authority: { en: 'Election authority', ar: 'هيئة الانتخابات' },
  csirt: { en: 'National CSIRT', ar: 'الفريق الوطني للاستجابة للحوادث السيبرانية' },
  reporting: {
    en: 'Agencies that take reports of cybercrime',
    ar: 'الجهات التي تتلقى بلاغات الجرائم السيبرانية',
  },
  'point-24-7': {
    en: 'Point of contact for other States, day and night',
    ar: 'نقطة الاتصال للدول الأخرى على مدار الساعة',
  },
  'central-authority': {
    en: 'Central authority for mutual assistance',
    ar: 'السلطة المركزية للمساعدة المتبادلة',
  },
  overseer: { en: 'Who checks the administrator', ar: 'من يراقب مسؤول النظام' },
  overseerIs: { en: '{person}, {post}', ar: '{person}، {post}' },
  overseerFor: {
    en: 'Turn to this person where somebody is on the list of persons who does not belong there.',
    ar: 'توجّه إلى هذا الشخص إن كان في قائمة الأشخاص من لا ينتمي إليها.',
  },
  noOverseer: {
    en: 'Nobody is named who checks the administrator.',
    ar: 'لم يُسمَّ أحد يراقب مسؤول النظام.',
  },
  none: { en: 'Nothing is known here. Add one below.', ar: 'لا شيء معروف هنا. أضف جهة أدناه.' },
  name: { en: 'Name', ar: 'الاسم' },
  nameLocal: { en: 'Name in the own language', ar: 'الاسم باللغة المحلية' },
  reach: { en: 'How to reach', ar: 'وسيلة الاتصال' },
  noContact: { en: 'Not known', ar: 'غير معروف' },
  state: { en: 'State', ar: 'الحالة' },
  action: { en: 'Action', ar: 'الإجراء' },
  website: { en: 'Website', ar: 'الموقع' },
  websiteHint: { en: 'For example https://www.example.org', ar: 'مثلًا https://www.example.org' },
  phone: { en: 'Telephone', ar: 'الهاتف' },
  emergency: { en: 'Emergency number', ar: 'رقم الطوارئ' },
  mail: { en: 'E-mail', ar: 'البريد الإلكتروني' },
  languages: { en: 'Languages', ar: 'اللغات' },
  languagesHint: { en: 'Codes with spaces between: en fr', ar: 'رموز بينها مسافات: en fr' },
  kind: { en: 'What it does', ar: 'ما تقوم به' },
  desk: { en: 'What reports it takes', ar: 'ما تتلقاه من بلاغات' },
  unverified: { en: 'Unverified', ar: 'غير مؤكد' },
  confirmed: { en: 'Confirmed', ar: 'مؤكد' },
  confirmedBy: { en: '{name}, {time}', ar: '{name}، {time}' },
  fromSource: { en: 'Source: {source}', ar: 'المصدر: {source}' },
  confirm: { en: 'Confirm', ar: 'أكّد' },
  confirmButton: { en: 'Confirm that this is right', ar: 'أؤكد أن هذا صحيح' },
  source: { en: 'How you know', ar: 'كيف عرفت' },
  sourceHint: {
    en: 'For example: read on its own website today, or a letter of theirs',
    ar: 'مثلًا: قرأته اليوم على موقعها، أو في رسالة منها',
  },
  correct: { en: 'Correct', ar: 'صحّح' },
  correctTitle: { en: 'Correct {name}', ar: 'تصحيح {name}' },
  correctButton: { en: 'Keep the correction', ar: 'احفظ التصحيح' },
  remove: { en: 'Remove', ar: 'أزل' },
  add: { en: 'Add an agency', ar: 'أضف جهة' },
  addButton: { en: 'Add it', ar: 'أضفها' },
})

/** Words of the page about treaties and points of contact in other States. */
export const treatyTexts = defineTexts('directory-treaties', {
  title: { en: 'Treaties and points of contact', ar: 'المعاهدات ونقاط الاتصال' },
  intro: {
    en: 'Which States the Convention on Cybercrime (Budapest, 2001; ETS 185) binds, as far as this node knows. Requests under its Articles 29 and 30 need both States to be bound on that day. Look at the Treaty Office of the Council of Europe before you confirm.',
    ar: 'الدول الملزمة باتفاقية الجرائم الإلكترونية (بودابست 2001، رقم 185) بحسب ما تعرفه هذه العقدة. تتطلب الطلبات بموجب المادتين 29 و30 أن تكون الدولتان ملزمتين بها في ذلك اليوم. راجع مكتب المعاهدات في مجلس أوروبا قبل التأكيد.',
  },
  find: { en: 'State', ar: 'الدولة' },
  show: { en: 'Show', ar: 'اعرض' },
  all: { en: 'All States', ar: 'كل الدول' },
  status: { en: 'Standing', ar: 'الموقف' },
  inForce: { en: 'In force from', ar: 'نافذة منذ' },
  inForceHint: {
    en: 'The first day, for a Party only.',
    ar: 'اليوم الأول، للدولة الطرف فقط.',
  },
  ended: { en: 'In force until', ar: 'نافذة حتى' },
  endedHint: {
    en: 'The last day, only where the State withdrew.',
    ar: 'اليوم الأخير، فقط إن انسحبت الدولة.',
  },
  certainty: { en: 'How sure', ar: 'مدى التأكد' },
  notKnown: { en: 'not known', ar: 'غير معروف' },
  party: { en: 'Party', ar: 'طرف' },
  signed: { en: 'Signed, not bound', ar: 'موقّعة غير ملزمة' },
  invited: { en: 'Invited, not bound', ar: 'مدعوة غير ملزمة' },
  none: { en: 'Not bound', ar: 'غير ملزمة' },
  empty: { en: 'Nothing is known here.', ar: 'لا شيء معروف هنا.' },
  confirm: { en: 'Confirm the standing', ar: 'أكّد الموقف' },
  confirmButton: { en: 'Confirm this standing', ar: 'أؤكد هذا الموقف' },
  saidConfirmed: { en: 'The standing is confirmed.', ar: 'تأكد الموقف.' },
  points: { en: 'Whom to reach there', ar: 'من يُتصل به هناك' },
  noPoint: {
    en: 'No point of contact is known here. Ask your ministry of justice, or the Treaty Office of the Council of Europe, whom that State has named, and add it with the source and its date.',
    ar: 'لا نقطة اتصال معروفة هنا. اسأل وزارة العدل في بلدك أو مكتب المعاهدات في مجلس أوروبا عمّن سمّته تلك الدولة، وأضفه مع المصدر وتاريخه.',
  },
  byTwo: {
    en: 'A point of contact is unverified until a second person has confirmed it by a source of their own.',
    ar: 'تبقى نقطة الاتصال غير مؤكدة حتى يؤكدها شخص ثانٍ بمصدر من عنده.',
  },
  sourceOf: { en: 'Where from', ar: 'المصدر' },
  asOf: { en: 'Day of the source', ar: 'يوم المصدر' },
  addPoint: { en: 'Add a point of contact', ar: 'أضف نقطة اتصال' },
  saidPoint: { en: 'The point of contact is kept.', ar: 'حُفظت نقطة الاتصال.' },
  saidChecked: { en: 'The point of contact is confirmed.', ar: 'تأكدت نقطة الاتصال.' },
})

/** Words of the items of the set-up's checklist. */
export const readinessTexts = defineTexts('directory-readiness', {
  country: { en: 'The country is chosen', ar: 'البلد مختار' },
  countryTodo: {
    en: 'Choose it on the set-up page; authority, CSIRT and reporting agencies are then proposed.',
    ar: 'اختره في صفحة التجهيز، فتُقترح هيئة الانتخابات وفريق الاستجابة وجهات الإبلاغ.',
  },
  directory: { en: 'The directory is confirmed', ar: 'الدليل مؤكد' },
  directoryTodo: {
    en: 'Confirm, correct or remove every agency that is still unverified.',
    ar: 'أكّد كل جهة لم يُتحقق منها بعد أو صحّحها أو أزلها.',
  },
  authorityNumber: {
    en: 'Voters can call the election authority',
    ar: 'يستطيع الناخبون الاتصال بهيئة الانتخابات',
  },
  authorityNumberTodo: {
    en: 'Enter a telephone number of the election authority, or confirm it anew: it is what voters are told when a page names another one.',
    ar: 'أدخل رقم هاتف لهيئة الانتخابات أو أكّده من جديد: هذا ما يُقال للناخبين حين تذكر صفحة رقمًا آخر.',
  },
  overseer: { en: 'Somebody checks the administrator', ar: 'شخص يراقب مسؤول النظام' },
  overseerTodo: {
    en: 'Name somebody on the set-up page, step 4, who compares the list of persons with the people of the office.',
    ar: 'سمِّ في صفحة التجهيز، الخطوة 4، شخصًا يقارن قائمة الأشخاص بالعاملين في المكتب.',
  },
})

/** What the permissions allow, in words. */
export const permissionTexts = defineTexts('directory-permissions', {
  'directory:read': { en: 'read the directory of agencies', ar: 'قراءة دليل الجهات' },
  'directory:point': {
    en: 'say whom to reach in other States, and confirm what others said',
    ar: 'ذكر من يُتصل به في الدول الأخرى وتأكيد ما ذكره غيره',
  },
  'directory:write': {
    en: 'set the node up and keep the directory',
    ar: 'تجهيز العقدة وإدارة الدليل',
  },
})

/** Titles of what it writes into the record log. */
export const recordTitles = {
  'nation.chosen': { en: 'The country was chosen', ar: 'اختير البلد' },
  'agency.proposed': { en: 'Agencies were proposed from the facts', ar: 'اقتُرحت جهات من الوقائع' },
  'agency.added': { en: 'An agency was added', ar: 'أضيفت جهة' },
  'agency.corrected': { en: 'An agency was corrected', ar: 'صُحّحت جهة' },
  'agency.confirmed': { en: 'An agency was confirmed', ar: 'أُكّدت جهة' },
  'agency.removed': { en: 'An agency was removed', ar: 'حُذفت جهة' },
  'accession.confirmed': {
    en: 'How a State stands to a treaty was confirmed',
    ar: 'أُكّد موقف دولة من معاهدة',
  },
  'agency.imported': { en: 'Agencies were imported', ar: 'استوردت جهات' },
  'channel.put': {
    en: 'A way to reach an agency was entered',
    ar: 'أُدخلت وسيلة اتصال بجهة',
  },
  'channel.removed': {
    en: 'A way to reach an agency was removed',
    ar: 'حُذفت وسيلة اتصال بجهة',
  },
  'channel.confirmed': {
    en: 'A way to reach an agency was confirmed',
    ar: 'أُكّدت وسيلة اتصال بجهة',
  },
  'channel.imported': {
    en: 'Ways to reach agencies were taken from a file',
    ar: 'أُدخلت وسائل اتصال بالجهات من ملف',
  },
  'agencyRoute.imported': {
    en: 'Routes to agencies were taken from a file',
    ar: 'أُدخلت مسارات إلى الجهات من ملف',
  },
  'agencyRoute.added': { en: 'A route to an agency was added', ar: 'أُضيف مسار إلى جهة' },
  'agencyRoute.removed': { en: 'A route to an agency was removed', ar: 'حُذف مسار إلى جهة' },
  'directory.takenBack': {
    en: 'A change of the directory was taken back',
    ar: 'جرى التراجع عن تغيير في الدليل',
  },
  'finder.counted': {
    en: 'It was counted whom citizens were sent to',
    ar: 'أُحصيت الجهات التي أُرشد إليها المواطنون',
  },
  'overseer.named': {
    en: 'Who checks the administrator was named',
    ar: 'سُمّي من يراقب مسؤول النظام',
  },
  'waiver.given': { en: 'An item of the set-up was waived', ar: 'أُعفي بند من التجهيز' },
  'waiver.ended': { en: 'A waiver was ended', ar: 'انتهى إعفاء' },
}

/** Words of the public front page. */
export const frontTexts = defineTexts('directory-front', {
  country: { en: 'For voters in {country}', ar: 'للناخبين في {country}' },
  authority: { en: '{authority}, {country}', ar: '{authority}، {country}' },
  title: { en: 'Whom to tell', ar: 'بمن تتصل' },
  all: { en: 'All telephone numbers and addresses', ar: 'كل أرقام الهاتف والعناوين' },
})
