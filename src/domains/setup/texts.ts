import { defineTexts } from '../../core/text.ts'

/** Words of the set-up page. */
export const setupTexts = defineTexts('setup', {
  saidNation: {
    en: 'The country is chosen; what is known of it is filled in below.',
    ar: 'اختير البلد؛ وما يُعرف عنه مُدخل أدناه.',
  },
  saidElection: { en: 'The election is entered.', ar: 'أُدخلت الانتخابات.' },
  saidPhase: { en: 'The phase is set.', ar: 'حُدّدت المرحلة.' },
  saidOverseer: { en: 'It is noted who checks the administrator.', ar: 'سُجّل من يراقب المدير.' },
  saidWaived: { en: 'It is noted that you go without.', ar: 'سُجّل أنكم تستغنون عنها.' },
  saidRequired: { en: 'It is on the list again.', ar: 'عاد إلى القائمة.' },
  title: { en: 'Set-up', ar: 'التجهيز' },
  intro: {
    en: 'Five steps make this node yours. Everything filled in for you is a proposal until somebody of yours confirms it, and every step can be changed later.',
    ar: 'خمس خطوات تجعل هذه العقدة عقدتكم. كل ما مُلئ لكم اقتراح إلى أن يؤكده شخص منكم، ويمكن تغيير كل خطوة لاحقًا.',
  },
  tryFirst: {
    en: 'To look around first, start an {exercise}: it touches nothing real.',
    ar: 'للتجربة أولًا ابدأ {exercise}: لا يمس شيئًا حقيقيًا.',
  },
  exercise: { en: 'exercise', ar: 'تمرينًا' },
  readyCount: {
    en: '{ready} of {all} items are ready or do not apply.',
    ar: '{ready} من {all} من البنود جاهزة أو لا تنطبق.',
  },
  allReady: {
    en: 'Everything on the checklist is ready.',
    ar: 'كل ما في القائمة جاهز.',
  },
  // Step 1
  countryTitle: { en: '1. Your country', ar: '1. بلدكم' },
  country: { en: 'Country', ar: 'البلد' },
  showFacts: { en: 'Show what is known', ar: 'اعرض المعروف عنه' },
  chosen: { en: 'This node works for {country}.', ar: 'تعمل هذه العقدة لأجل {country}.' },
  languages: {
    en: 'Languages that officials and citizens read',
    ar: 'اللغات التي يقرؤها المسؤولون والمواطنون',
  },
  languagesHint: {
    en: 'The first ones are official, by a reference fact to confirm.',
    ar: 'الأولى منها رسمية بحسب معلومة مرجعية ينبغي تأكيدها.',
  },
  choose: {
    en: {
      one: 'Take {country} and propose 1 agency',
      other: 'Take {country} and propose {count} agencies',
    },
    ar: {
      zero: 'اختر {country}',
      one: 'اختر {country} واقترح جهة واحدة',
      two: 'اختر {country} واقترح جهتين',
      few: 'اختر {country} واقترح {count} جهات',
      many: 'اختر {country} واقترح {count} جهة',
      other: 'اختر {country} واقترح {count} جهة',
    },
  },
  keepLanguages: { en: 'Keep the languages', ar: 'احفظ اللغات' },
  factsTitle: { en: 'What is known, unverified', ar: 'المعروف، غير مؤكد' },
  noFacts: {
    en: 'Nothing ships with the product about its election days, polling stations and voting technology.',
    ar: 'لا يُرفق بالمنتج شيء عن أيام الاقتراع فيه ولا عن مراكزه وتقنية التصويت.',
  },
  fact: { en: 'Fact', ar: 'المعلومة' },
  source: { en: 'Source', ar: 'المصدر' },
  knownElection: { en: 'Day of polling: {office}, {date}', ar: 'يوم الاقتراع: {office}، {date}' },
  knownStations: { en: 'Polling stations: {number}', ar: 'مراكز الاقتراع: {number}' },
  knownTechnology: { en: 'Voting technology: {parts}', ar: 'تقنية التصويت: {parts}' },
  otherCountry: { en: 'Choose another country', ar: 'اختر بلدًا آخر' },
  speakOther: {
    en: 'The node speaks {now}. {change}',
    ar: 'تتكلم العقدة {now}. {change}',
  },
  speakChange: { en: 'Have it speak what you chose', ar: 'اجعلها تتكلم ما اخترته' },
  speakMachine: {
    en: 'The node speaks {now}, as its machine sets it. To have it speak what you chose, set {setting} there and start it again.',
    ar: 'تتكلم العقدة {now} كما يضبطها جهازها. لتتكلم ما اخترته اضبط {setting} هناك وأعد تشغيلها.',
  },
  cannotSpeak: {
    en: 'The product is not translated yet into: {languages}.',
    ar: 'لم يُترجم المنتج بعد إلى: {languages}.',
  },
  // Step 2
  electionTitle: { en: '2. The election', ar: '2. الانتخاب' },
  electionIntro: {
    en: 'Its day and time zone tell everybody when polls open. A known day is filled in: check it.',
    ar: 'يبيّن يومه ومنطقته الزمنية للجميع موعد فتح المراكز. مُلئ يوم معروف: تحقق منه.',
  },
  electionName: { en: 'Name', ar: 'الاسم' },
  electionDate: { en: 'Day of polling', ar: 'يوم الاقتراع' },
  zone: { en: 'Time zone', ar: 'المنطقة الزمنية' },
  zoneHint: { en: 'Zones of this country: {zones}', ar: 'مناطق هذا البلد: {zones}' },
  zonePlain: { en: 'For example Africa/Cairo', ar: 'مثلًا Africa/Cairo' },
  createElection: { en: 'Note the election', ar: 'سجّل الانتخاب' },
  electionIs: { en: '{name}: {date}, {zone}', ar: '{name}: {date}، {zone}' },
  phasesMissing: {
    en: 'It has no phases yet. Say when polls open and close.',
    ar: 'لم تُحدَّد مراحله بعد. حدّد متى تفتح المراكز ومتى تغلق.',
  },
  phases: { en: 'Phases that are set: {phases}.', ar: 'المراحل المحددة: {phases}.' },
  polling: { en: 'Polling', ar: 'الاقتراع' },
  registration: { en: 'Registration', ar: 'التسجيل' },
  campaign: { en: 'Campaign', ar: 'الحملة' },
  silence: { en: 'Silence', ar: 'الصمت الانتخابي' },
  counting: { en: 'Counting', ar: 'الفرز' },
  results: { en: 'Results', ar: 'النتائج' },
  phase: { en: 'Phase', ar: 'المرحلة' },
  from: { en: 'Begins', ar: 'تبدأ' },
  until: { en: 'Ends', ar: 'تنتهي' },
  setPhase: { en: 'Set the phase', ar: 'حدّد المرحلة' },
  territory: { en: 'Elections, areas and polling stations', ar: 'الانتخابات والمناطق والمراكز' },
  zoneDiffers: {
    en: 'The node shows times in {now}. {change}',
    ar: 'تعرض العقدة الأوقات بتوقيت {now}. {change}',
  },
  zoneChange: { en: 'Show them in {zone}', ar: 'اعرضها بتوقيت {zone}' },
  zoneMachine: {
    en: 'The node shows times in {now}, as its machine sets it. Set {setting} there and start it again.',
    ar: 'تعرض العقدة الأوقات بتوقيت {now} كما يضبطها جهازها. اضبط {setting} هناك وأعد تشغيلها.',
  },
  // Steps 3 to 5
  directoryTitle: { en: '3. Whom you turn to', ar: '3. الجهات التي تتوجهون إليها' },
  directoryWaits: {
    en: {
      one: '1 agency is unverified: confirm, correct or remove it.',
      other: '{count} agencies are unverified: confirm, correct or remove each.',
    },
    ar: {
      zero: 'لا جهة غير مؤكدة.',
      one: 'جهة واحدة غير مؤكدة: أكّدها أو صحّحها أو أزلها.',
      two: 'جهتان غير مؤكدتين: أكّد كلًا منهما أو صحّحها أو أزلها.',
      few: '{count} جهات غير مؤكدة: أكّد كلًا منها أو صحّحها أو أزلها.',
      many: '{count} جهة غير مؤكدة: أكّد كلًا منها أو صحّحها أو أزلها.',
      other: '{count} جهة غير مؤكدة: أكّد كلًا منها أو صحّحها أو أزلها.',
    },
  },
  directoryDone: {
    en: 'Every agency in the directory is confirmed.',
    ar: 'كل الجهات في الدليل مؤكدة.',
  },
  directoryEmpty: {
    en: 'The directory is empty. Choose the country first, or add agencies by hand.',
    ar: 'الدليل فارغ. اختر البلد أولًا أو أضف الجهات يدويًا.',
  },
  openDirectory: { en: 'Open the directory', ar: 'افتح الدليل' },
  officeTitle: { en: '4. Who does what', ar: '4. من يفعل ماذا' },
  officeIntro: {
    en: 'A preset gives each person of your office the right roles, and keeps the release of an alert with two different persons. Persons who may release now: {count}.',
    ar: 'يمنح النموذج الجاهز كل شخص في مكتبكم الأدوار المناسبة، ويُبقي إصدار التنبيه بيد شخصين مختلفين. عدد من يحق لهم الإصدار الآن: {count}.',
  },
  office: {
    en: { one: 'Office of 1 person', other: 'Office of {count} people' },
    ar: {
      zero: 'مكتب فارغ',
      one: 'مكتب من شخص واحد',
      two: 'مكتب من شخصين',
      few: 'مكتب من {count} أشخاص',
      many: 'مكتب من {count} شخصًا',
      other: 'مكتب من {count} شخص',
    },
  },
  overseerTitle: { en: 'Who checks the administrator', ar: 'من يراقب مسؤول النظام' },
  overseerWhy: {
    en: 'The node cannot know whether an account is a person: whoever invites could invite invented names and then release an alert alone. Somebody who is not an administrator, best from outside the office, compares the list of persons with the people of the office after each invitation and before polls open. With the role of auditor they read in the records who invited whom and when.',
    ar: 'لا تعرف العقدة هل الحساب شخص حقيقي: فمن يدعو قد يدعو أسماء وهمية ثم يصدر تنبيهًا وحده. لذا يقارن شخص ليس مسؤول نظام، ويفضّل أن يكون من خارج المكتب، قائمة الأشخاص بالعاملين في المكتب بعد كل دعوة وقبل فتح المراكز. وبدور المدقق يقرأ في القيود من دعا من ومتى.',
  },
  overseerIs: { en: '{person}, {post}', ar: '{person}، {post}' },
  overseerSince: { en: 'Named {time}.', ar: 'سُمّي {time}.' },
  overseerOther: { en: 'Somebody else checks now', ar: 'يراقب الآن شخص آخر' },
  overseerPerson: {
    en: 'Person who checks the administrator',
    ar: 'الشخص الذي يراقب مسؤول النظام',
  },
  overseerPost: { en: 'Post and organisation', ar: 'المنصب والجهة' },
  overseerPhone: { en: 'Telephone', ar: 'الهاتف' },
  overseerKept: {
    en: 'Ask them first. These lines are kept in the node and its backups until others take their place, and everybody with a role in the console sees them. The record says who entered them and when, but not whom they are about.',
    ar: 'استأذنه أولًا. تُحفظ هذه البيانات في العقدة ونسخها الاحتياطية إلى أن تحل محلها غيرها، ويراها كل من له دور في لوحة التحكم. ويذكر القيد من أدخلها ومتى، ولا يذكر عمّن هي.',
  },
  overseerKeep: { en: 'Keep this person', ar: 'احفظ هذا الشخص' },
  checklistTitle: { en: '5. What is not ready yet', ar: '5. ما ليس جاهزًا بعد' },
  item: { en: 'Item', ar: 'البند' },
  state: { en: 'State', ar: 'الحالة' },
  ready: { en: 'Ready', ar: 'جاهز' },
  missing: { en: 'Not ready', ar: 'غير جاهز' },
  waived: { en: 'Does not apply', ar: 'لا ينطبق' },
  whatToDo: { en: 'What to do', ar: 'ما العمل' },
  open: { en: 'Open the page', ar: 'افتح الصفحة' },
  waive: { en: 'Does not apply here', ar: 'لا ينطبق هنا' },
  reason: { en: 'Why', ar: 'لماذا' },
  waiveButton: { en: 'Mark as not applicable', ar: 'علّم بأنه لا ينطبق' },
  endWaiver: { en: 'It applies after all', ar: 'ينطبق بعد كل شيء' },
  // The situation page
  asideTitle: { en: 'Not ready yet', ar: 'ليس جاهزًا بعد' },
  asideMore: { en: 'The whole set-up', ar: 'التجهيز كله' },
})

/** How exactly a number of polling stations is known. */
export const precisionWords = defineTexts('setup-precision', {
  exact: { en: '{number}', ar: '{number}' },
  approximate: { en: 'about {number}', ar: 'نحو {number}' },
  'lower bound': { en: 'at least {number}', ar: '{number} على الأقل' },
  inYear: { en: '{number}, in {year}', ar: '{number} في عام {year}' },
})

/** What shipped facts say of voting technology, as far as they say it in fixed words. */
export const technologyWords = defineTexts('setup-technology', {
  EVM: { en: 'voting machines', ar: 'آلات تصويت' },
  'EVM (partial)': { en: 'voting machines in places', ar: 'آلات تصويت في بعض الأماكن' },
  'EVM (expanding)': { en: 'voting machines, more and more', ar: 'آلات تصويت يتوسع استخدامها' },
  'EVM pilot': { en: 'voting machines on trial', ar: 'آلات تصويت قيد التجربة' },
  DRE: { en: 'voting machines without paper', ar: 'آلات تصويت من دون ورق' },
  internet: { en: 'voting by internet', ar: 'التصويت عبر الإنترنت' },
  'internet (app)': { en: 'voting by an app', ar: 'التصويت عبر تطبيق' },
  'internet (partial)': { en: 'voting by internet for some', ar: 'التصويت عبر الإنترنت للبعض' },
  'none found': { en: 'none was found', ar: 'لم يُعثر على أي منها' },
  binding: { en: 'its result counts', ar: 'نتيجته ملزمة' },
  'binding, national': {
    en: 'its result counts, in the whole nation',
    ar: 'نتيجته ملزمة في البلد كله',
  },
  'binding, cantonal trials': {
    en: 'its result counts, in trials of some cantons',
    ar: 'نتيجته ملزمة في تجارب بعض الكانتونات',
  },
  'some voters abroad': { en: 'for some voters abroad', ar: 'لبعض الناخبين في الخارج' },
  'some regions': { en: 'in some regions', ar: 'في بعض الأقاليم' },
  'parliamentary, some cities': {
    en: 'for parliament, in some cities',
    ar: 'للانتخابات البرلمانية في بعض المدن',
  },
  'state-run': { en: 'run by the state', ar: 'تديره الدولة' },
  paper: { en: 'on paper', ar: 'على الورق' },
  planned: { en: 'planned', ar: 'مخطط له' },
  past: { en: 'in the past', ar: 'في الماضي' },
  'in use': { en: 'in use', ar: 'مستخدم' },
  'in use (partial)': { en: 'in use in places', ar: 'مستخدم في بعض الأماكن' },
  introducing: { en: 'being introduced', ar: 'قيد الإدخال' },
  pilot: { en: 'on trial', ar: 'قيد التجربة' },
  discontinued: { en: 'given up', ar: 'أُوقف' },
  dropped: { en: 'given up', ar: 'أُوقف' },
  conflicting: { en: 'sources disagree', ar: 'المصادر متضاربة' },
  'no evidence': { en: 'no source was found', ar: 'لم يُعثر على مصدر' },
})
