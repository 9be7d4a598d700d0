import { defineTexts } from '../../../core/text.ts'

/** Words of the pages that take a file of sites. */
export const sheetTexts = defineTexts('monitoring', {
  importSites: { en: 'Sites from a file', ar: 'مواقع من ملف' },
  importSitesIntro: {
    en: 'Add or change many sites at once. You see what each row would do before anything changes. Sites that are not in the file stay as they are.',
    ar: 'أضف مواقع كثيرة أو عدّلها دفعة واحدة. ترى ما سيفعله كل صف قبل أن يتغير شيء. المواقع التي ليست في الملف تبقى كما هي.',
  },
  importSitesLimits: {
    en: 'A CSV file in UTF-8, with commas or semicolons: at most {rows} rows and 1 MB.',
    ar: 'ملف CSV بترميز UTF-8 بفواصل أو فواصل منقوطة: {rows} صف و1 ميغابايت على الأكثر.',
  },
  sitesFile: { en: 'CSV file', ar: 'ملف CSV' },
  readSites: { en: 'Show what it would do', ar: 'اعرض ما سيفعله' },
  toChangeSites: { en: 'To change sites that are watched already', ar: 'لتعديل مواقع مراقَبة' },
  exportFirst: {
    en: 'Download the list, change it in your table program, and send it here. A site is known by its address: a row with a new address is a new site.',
    ar: 'نزّل القائمة وعدّلها في برنامج الجداول ثم أرسلها هنا. يُعرف الموقع بعنوانه: الصف الذي فيه عنوان جديد موقع جديد.',
  },
  exportSites: { en: 'Download the sites as they are', ar: 'نزّل المواقع كما هي' },
  sheetColumns: { en: 'Columns of the file', ar: 'أعمدة الملف' },
  sheetColumn: { en: 'Column', ar: 'العمود' },
  sheetMeaning: { en: 'What it says', ar: 'معناه' },
  sheetExample: { en: 'Example of a file', ar: 'مثال على ملف' },
  latestFiles: { en: 'Your latest files', ar: 'ملفاتك الأخيرة' },
  noFiles: { en: 'You have sent no file yet.', ar: 'لم ترسل أي ملف بعد.' },
  fileOf: { en: 'File of {time}', ar: 'ملف {time}' },
  fileState: { en: 'State', ar: 'الحالة' },
  previewed: { en: 'Waits for your word', ar: 'ينتظر تأكيدك' },
  applying: { en: 'Being applied', ar: 'قيد التطبيق' },
  finished: { en: 'Applied', ar: 'طُبّق' },
  dropped: { en: 'Dropped', ar: 'أُهمل' },
  rowsAdded: { en: 'New', ar: 'جديدة' },
  rowsChanged: { en: 'Changed', ar: 'معدّلة' },
  rowsUnchanged: { en: 'As they are', ar: 'كما هي' },
  rowsWrong: { en: 'Wrong', ar: 'خاطئة' },
  rowsOfFile: { en: 'Rows of the file', ar: 'صفوف الملف' },
  noRowsOfKind: { en: 'No such row.', ar: 'لا يوجد صف كهذا.' },
  rowNumber: { en: 'Row', ar: 'الصف' },
  rowSite: { en: 'Site', ar: 'الموقع' },
  rowAddress: { en: 'Address', ar: 'العنوان' },
  rowProblem: { en: 'What is wrong', ar: 'ما الخطأ' },
  rowChange: { en: 'What changes', ar: 'ما الذي يتغير' },
  rowDone: { en: 'Done', ar: 'تم' },
  becomes: { en: '{field}: {from} → {to}', ar: '{field}: {from} ← {to}' },
  becomesAuthorised: { en: 'The authorisation is written down', ar: 'يُدوَّن التفويض' },
  noValue: { en: 'nothing', ar: 'لا شيء' },
  ownInterval: { en: 'as usual in this node', ar: 'كالمعتاد في هذه العقدة' },
  phrases: { en: 'Phrases that must not stand on it', ar: 'عبارات يجب ألا تظهر فيه' },
  slowAfter: { en: 'Slow after, in milliseconds', ar: 'يُعد بطيئًا بعد، بالمللي ثانية' },
  wrongIn: { en: '{column}: {what}', ar: '{column}: {what}' },
  wrongHint: {
    en: 'Download these rows with “CSV”, mend them and send that file: what is wrong stands in its last column and is passed over.',
    ar: 'نزّل هذه الصفوف بزر CSV وأصلحها وأرسل ذلك الملف: الخطأ مكتوب في عموده الأخير ويُتجاوز عند القراءة.',
  },
  acceptSites: {
    en: { one: 'Apply 1 row', other: 'Apply {count} rows' },
    ar: {
      zero: 'لا صفوف للتطبيق',
      one: 'طبّق صفًا واحدًا',
      two: 'طبّق صفين',
      few: 'طبّق {count} صفوف',
      many: 'طبّق {count} صفًا',
      other: 'طبّق {count} صف',
    },
  },
  acceptSkipping: {
    en: {
      one: 'Apply 1 row and leave out the wrong ones',
      other: 'Apply {count} rows and leave out the wrong ones',
    },
    ar: {
      zero: 'اترك الصفوف الخاطئة',
      one: 'طبّق صفًا واحدًا واترك الخاطئة',
      two: 'طبّق صفين واترك الخاطئة',
      few: 'طبّق {count} صفوف واترك الخاطئة',
      many: 'طبّق {count} صفًا واترك الخاطئة',
      other: 'طبّق {count} صف واترك الخاطئة',
    },
  },
  dropSites: { en: 'Drop this file', ar: 'أهمل هذا الملف' },
  nothingToApply: {
    en: 'Nothing in this file is new: there is nothing to apply.',
    ar: 'لا جديد في هذا الملف: لا شيء للتطبيق.',
  },
  allSites: { en: 'All sites', ar: 'كل المواقع' },
  rowsApplied: { en: 'Rows applied', ar: 'صفوف طُبّقت' },
  saidRead: {
    en: 'The file was read. Nothing has changed yet.',
    ar: 'قُرئ الملف. لم يتغير شيء بعد.',
  },
  saidAccepted: { en: 'The file was accepted.', ar: 'اعتُمد الملف.' },
  saidDropped: {
    en: 'The file was dropped. Nothing was changed.',
    ar: 'أُهمل الملف. لم يتغير شيء.',
  },
})

/** What each column of a file of sites says. */
export const columnTexts = defineTexts('monitoring-columns', {
  address: {
    en: 'Address of the site, such as vote.example or https://vote.example/results; needed',
    ar: 'عنوان الموقع، مثل vote.example أو https://vote.example/results؛ لازم',
  },
  name: {
    en: 'Name as voters know it; needed for a new site',
    ar: 'الاسم كما يعرفه الناخبون؛ لازم للموقع الجديد',
  },
  organization: {
    en: 'Organization whose site it is; needed for a new site',
    ar: 'الجهة صاحبة الموقع؛ لازمة للموقع الجديد',
  },
  area: {
    en: 'Area from the top down, such as North/District 4, or / for the whole nation; needed for a new site',
    ar: 'المنطقة من الأعلى إلى الأسفل، مثل North/District 4، أو / للبلد كله؛ لازمة للموقع الجديد',
  },
  affected: {
    en: 'Areas whose voters rely on it, with | between them; empty: its own area',
    ar: 'المناطق التي يعتمد ناخبوها عليه، وبينها |؛ الفارغ: منطقته وحدها',
  },
  http_port: { en: 'Port for http; usually 80', ar: 'منفذ http؛ عادة 80' },
  words: { en: 'Words that must stand on the page', ar: 'كلمات يجب أن تظهر في الصفحة' },
  phrases: {
    en: 'Phrases that must not stand on the page, with | between them',
    ar: 'عبارات يجب ألا تظهر في الصفحة، وبينها |',
  },
  seconds: {
    en: 'Seconds between two looks, 5 to 86,400; empty: as usual in this node',
    ar: 'الثواني بين فحصين، من 5 إلى 86400؛ الفارغ: كالمعتاد في هذه العقدة',
  },
  slow_ms: {
    en: 'Milliseconds after which an answer is slow, 100 to 60,000; usually 5,000',
    ar: 'المللي ثانية التي يُعد الرد بعدها بطيئًا، من 100 إلى 60000؛ عادة 5000',
  },
  moves_addresses: {
    en: 'yes where a delivery network answers with changing addresses',
    ar: 'yes حيث تجيب شبكة توصيل بعناوين متغيرة',
  },
  private: {
    en: 'yes where it stands in a private network of ours',
    ar: 'yes حيث يقع في شبكة خاصة تابعة لنا',
  },
  public: { en: 'no where its state is not public', ar: 'no حيث لا تُعلن حالته' },
  legal_basis: {
    en: 'Legal basis of the authorisation to look at it, where none is in force yet',
    ar: 'الأساس القانوني لتفويض فحصه، حيث لا تفويض ساريًا بعد',
  },
  granted_by: { en: 'Who granted the authorisation', ar: 'مانح التفويض' },
  days: {
    en: 'Days for which the authorisation is valid; usually 90',
    ar: 'أيام صلاحية التفويض؛ عادة 90',
  },
})

/** What may be wrong with a row, for the person who mends the file. */
export const sheetErrorTexts = defineTexts('monitoring-rows', {
  missing: { en: 'is missing', ar: 'ناقص' },
  too_long: { en: 'is too long', ar: 'طويل جدًا' },
  bad_characters: {
    en: 'holds a line end or an invisible character',
    ar: 'فيه نهاية سطر أو رمز غير مرئي',
  },
  bad_address: {
    en: 'is no address of a web page; write vote.example or https://vote.example/results',
    ar: 'ليس عنوان صفحة ويب؛ اكتب vote.example أو https://vote.example/results',
  },
  bad_number: { en: 'is not such a number', ar: 'ليس رقمًا من هذا النوع' },
  bad_answer: { en: 'is neither yes nor no', ar: 'ليس yes ولا no' },
  bad_phrase: {
    en: 'holds a phrase of fewer than 3 or more than 100 characters',
    ar: 'فيه عبارة أقل من 3 أحرف أو أكثر من 100',
  },
  bad_area: {
    en: 'is neither names like North/District 4 nor a path like /1/4/',
    ar: 'ليس أسماء مثل North/District 4 ولا مسارًا مثل /1/4/',
  },
  unknown_area: { en: 'names no area of this node', ar: 'لا يسمّي منطقة في هذه العقدة' },
  other_area: {
    en: 'lies outside the areas in which you may change sites',
    ar: 'يقع خارج المناطق التي يجوز لك تعديل مواقعها',
  },
  other_organization: {
    en: 'is not the organization of this site, which a file cannot change',
    ar: 'ليست جهة هذا الموقع، والملف لا يغيّرها',
  },
  private_address: {
    en: 'stands in a private network. Write yes in the column private, and have an administrator open the network under Private networks',
    ar: 'يقع في شبكة خاصة. اكتب yes في العمود private واطلب من المسؤول فتح الشبكة من صفحة الشبكات الخاصة',
  },
  private_in_exercise: {
    en: 'cannot be yes in an exercise, which looks at practice sites only',
    ar: 'لا يمكن أن يكون yes في التمرين الذي لا يفحص إلا مواقع التمرين',
  },
  never_address: {
    en: 'stands in a network that is never looked at; write the public address or name of the site',
    ar: 'يقع في شبكة لا تُفحص أبدًا؛ اكتب العنوان العام للموقع أو اسمه',
  },
  closed_port: {
    en: 'has a port below 1024 that is kept for other services. An administrator opens it under Private networks',
    ar: 'فيه منفذ أقل من 1024 مخصص لخدمات أخرى. يفتحه المسؤول من صفحة الشبكات الخاصة',
  },
  may_not_authorise: {
    en: 'cannot be recorded: your role does not allow authorisations there',
    ar: 'لا يمكن تدوينه: لا يسمح دورك بتسجيل التفويضات هناك',
  },
  duplicate_in_file: {
    en: 'stands in an earlier row of the file as well',
    ar: 'موجود في صف سابق من الملف أيضًا',
  },
  too_many_fields: { en: 'The row has too many fields', ar: 'في الصف حقول أكثر من اللازم' },
  changed_since: {
    en: 'was changed by somebody since the preview, and was left as it is',
    ar: 'عدّله شخص آخر بعد المعاينة، فتُرك كما هو',
  },
  known_since: {
    en: 'was added by somebody since the preview, and was left as it is',
    ar: 'أضافه شخص آخر بعد المعاينة، فتُرك كما هو',
  },
  removed_since: {
    en: 'is not watched any more since the preview',
    ar: 'لم يعد مراقبًا منذ المعاينة',
  },
})

/** A file of sites, as the page that takes one shows it. */
export const EXAMPLE_SITES = `address,name,organization,area,legal_basis,granted_by
https://results.example/,Results,Electoral Commission,/,Order 7,Head of the commission
vote.north.example,"Voter register, North",Northern Office,North,Order 7,Head of the office`
