import { defineTexts } from '../../../core/text.ts'
import { ENTRY_PROBLEMS } from '../../../lib/csl/index.ts'

/** Words of the desk of sources. */
export const officeTexts = defineTexts('sources', {
  title: { en: 'Sources', ar: 'المصادر' },
  views: { en: 'Views', ar: 'العروض' },
  sources: { en: 'Sources', ar: 'المصادر' },
  kept: { en: 'References', ar: 'المراجع' },
  proposed: { en: 'Proposed references', ar: 'المراجع المقترحة' },
  assessments: { en: 'Assessments that wait', ar: 'تقييمات تنتظر' },
  none: { en: 'Nothing is here.', ar: 'لا شيء هنا.' },
  noSources: {
    en: 'No source is here yet. Add the first one.',
    ar: 'لا يوجد مصدر بعد. أضف الأول.',
  },
  add: { en: 'Add a source', ar: 'إضافة مصدر' },
  cite: { en: 'Add a reference', ar: 'إضافة مرجع' },
  import: { en: 'Take in a file', ar: 'أخذ من ملف' },
  search: { en: 'Search', ar: 'بحث' },
  open: { en: 'As everybody reads it', ar: 'كما يقرؤه الجميع' },
  found: { en: 'Source', ar: 'مصدر' },
  foundItem: { en: 'Reference', ar: 'مرجع' },
  acts: { en: 'What you can do', ar: 'ما يمكنك فعله' },
  saidSaved: { en: 'It is saved.', ar: 'حُفظ.' },
  saidSavedOrAsked: {
    en: 'It is noted. Where another person must decide, nothing has changed yet: what was asked waits on this page.',
    ar: 'سُجّل ذلك. وحيث يجب أن يقرر شخص آخر لم يتغيّر شيء بعد: ما طُلب ينتظر في هذه الصفحة.',
  },

  name: { en: 'Name', ar: 'الاسم' },
  kind: { en: 'What it is', ar: 'ما هو' },
  publisher: { en: 'Publisher', ar: 'الناشر' },
  country: { en: 'Country', ar: 'البلد' },
  languages: { en: 'Languages', ar: 'اللغات' },
  languagesHint: { en: 'Codes with spaces between: en ar', ar: 'رموز بينها مسافات: en ar' },
  domains: { en: 'Names on the net', ar: 'الأسماء على الشبكة' },
  domainsHint: {
    en: 'Those that are its own, with spaces between: news.example www.news.example',
    ar: 'الخاصة به، بينها مسافات: news.example www.news.example',
  },
  issn: { en: 'ISSN', ar: 'ISSN' },
  contact: { en: 'Where it asks for corrections', ar: 'أين يُطلب منه التصحيح' },
  contactHint: {
    en: 'An address of the office. Everybody reads it: no private address.',
    ar: 'عنوان مكتب. يقرؤه الجميع: لا عنوان شخصي.',
  },
  save: { en: 'Save', ar: 'حفظ' },
  correct: { en: 'Correct it', ar: 'تصحيحه' },

  type: { en: 'Kind of work', ar: 'صنف العمل' },
  itemTitle: { en: 'Title', ar: 'العنوان' },
  authors: { en: 'Authors', ar: 'المؤلفون' },
  authorsHint: {
    en: 'One on each line: Family name, Given name. The name of a body as it is.',
    ar: 'واحد في كل سطر: اسم العائلة، الاسم بفاصلة لاتينية. اسم الهيئة كما هو.',
  },
  issued: { en: 'Date', ar: 'التاريخ' },
  issuedHint: { en: '2026, 2026-11 or 2026-11-24', ar: '2026 أو 2026-11 أو 2026-11-24' },
  containerTitle: { en: 'Journal, book or site it stands in', ar: 'المجلة أو الكتاب أو الموقع' },
  doi: { en: 'DOI', ar: 'DOI' },
  isbn: { en: 'ISBN', ar: 'ISBN' },
  url: { en: 'Address on the net', ar: 'العنوان على الشبكة' },
  accessed: { en: 'Read there on', ar: 'قُرئ هناك في' },
  language: { en: 'Language', ar: 'اللغة' },
  ofWork: { en: 'Language of the work', ar: 'لغة العمل' },
  ofWorkHint: { en: 'A code like en or pt-BR', ar: 'رمز مثل en أو pt-BR' },
  source: { en: 'Code of the source it comes from', ar: 'رمز المصدر الذي جاء منه' },
  sourceHint: { en: 'SRC- and eight letters', ar: 'رمز يبدأ بـ SRC وبعده ثمانية أحرف' },
  isOther: {
    en: 'It is another work, though title and year are the same',
    ar: 'هو عمل آخر وإن تطابق العنوان والسنة',
  },
  urlWithheld: {
    en: 'The address is withheld, since it names a private person. Leave this empty and it is gone from the reference once you save.',
    ar: 'العنوان الشبكي محجوب لأنه يسمّي شخصًا عاديًّا. إن تركته فارغًا زال من المرجع عند الحفظ.',
  },
  file: { en: 'BibTeX, RIS or CSL-JSON', ar: 'BibTeX أو RIS أو CSL-JSON' },
  fileHint: {
    en: 'Paste the file. 200 references are taken at once, each proposed until somebody looks at it. What is here already is left out; what is wrong is listed with its line, and the others are taken.',
    ar: 'ألصق الملف. يؤخذ 200 مرجع في المرة، ويبقى كل منها مقترحًا حتى يفحصه أحد. يُترك ما هو موجود، ويُسرد الخاطئ مع سطره ويؤخذ الباقي.',
  },
  taken: {
    en: 'Taken in: {added}. Here already: {known}. Not taken: {refused}.',
    ar: 'أُخذ: {added}. موجود من قبل: {known}. لم يؤخذ: {refused}.',
  },
  takenLeft: {
    en: {
      one: '{count} more is in the file. Take the same file in again.',
      other: '{count} more are in the file. Take the same file in again.',
    },
    ar: {
      zero: 'لم يبق شيء في الملف.',
      one: 'بقي مرجع واحد في الملف. خذ الملف نفسه مرة أخرى.',
      two: 'بقي مرجعان في الملف. خذ الملف نفسه مرة أخرى.',
      few: 'بقيت {count} مراجع في الملف. خذ الملف نفسه مرة أخرى.',
      many: 'بقي {count} مرجعًا في الملف. خذ الملف نفسه مرة أخرى.',
      other: 'بقي {count} مرجع في الملف. خذ الملف نفسه مرة أخرى.',
    },
  },
  notTaken: { en: 'Not taken', ar: 'ما لم يؤخذ' },
  cutTitle: { en: 'Taken without some of their fields', ar: 'ما أُخذ دون بعض حقوله' },
  cutEntry: {
    en: 'Entry {entry}, on line {line}, {title}: {fields}',
    ar: 'المدخل {entry} في السطر {line}، {title}: {fields}',
  },
  andMore: { en: 'and {count} more', ar: 'و{count} غيرها' },
  keep: { en: 'It is right: keep it', ar: 'هو صحيح: أبقه' },
  keepHint: {
    en: 'Look at the work itself first. Then everybody reads that this office checked the reference.',
    ar: 'انظر إلى العمل نفسه أولًا. ثم يقرأ الجميع أن هذا المكتب تحقق من المرجع.',
  },

  assessTitle: { en: 'Say for what it may be used', ar: 'القول فيمَ يمكن استخدامه' },
  assessHint: {
    en: 'A second reviewer, another person on another device, agrees before anybody else reads it.',
    ar: 'يوافق مراجع ثانٍ، شخص آخر على جهاز آخر، قبل أن يقرأه غيركما.',
  },
  standing: { en: 'It may be used', ar: 'يمكن استخدامه' },
  scope: { en: 'This holds for', ar: 'ينطبق هذا على' },
  scopeHint: {
    en: 'Topic, period or part: “reports of its own correspondents since 2020”',
    ar: 'موضوع أو فترة أو جزء: «تقارير مراسليه منذ 2020»',
  },
  reasons: { en: 'Reasons', ar: 'الأسباب' },
  dissent: { en: 'Other opinion, if there is one', ar: 'رأي مخالف إن وُجد' },
  signedAs: { en: 'Your name as everybody reads it', ar: 'اسمك كما يقرؤه الجميع' },
  propose: { en: 'Put it forward', ar: 'تقديمه' },
  waits: { en: 'Waits for a second reviewer', ar: 'ينتظر مراجعًا ثانيًا' },
  ownProposal: {
    en: 'You put it forward: another person decides.',
    ar: 'أنت من قدّمه: يقرر شخص آخر.',
  },
  agree: { en: 'Agree', ar: 'أوافق' },
  refused: { en: 'Assessments given back', ar: 'تقييمات أُعيدت' },
  disagree: { en: 'Give it back', ar: 'إعادته' },
  reason: { en: 'Reason', ar: 'السبب' },
  by: { en: '{name}, {time}', ar: '{name}، {time}' },
  saidProposed: {
    en: 'It is put forward. A second reviewer decides.',
    ar: 'قُدّم. يقرر مراجع ثانٍ.',
  },
  saidAgreed: { en: 'Everybody reads it now.', ar: 'يقرؤه الجميع الآن.' },
  saidRefused: { en: 'It is given back.', ar: 'أُعيد.' },

  disclosing: { en: 'Note what it says about itself', ar: 'تسجيل ما يقوله عن نفسه' },
  number: { en: 'Question', ar: 'السؤال' },
  state: { en: 'What you found', ar: 'ما وجدته' },
  stated: { en: 'It says so', ar: 'يقول ذلك' },
  'not-found': { en: 'Looked for and not found', ar: 'بُحث عنه ولم يوجد' },
  'not-asked': { en: 'Not asked', ar: 'لم يُسأل' },
  statement: { en: 'What it says', ar: 'ما يقوله' },
  where: { en: 'Address where it says so', ar: 'العنوان حيث يقول ذلك' },
  asOf: { en: 'Read on', ar: 'قُرئ في' },
  statedBy: { en: 'Who says it', ar: 'من يقوله' },
  note: { en: 'Note it', ar: 'تسجيل' },

  discussing: { en: 'Add a remark', ar: 'إضافة ملاحظة' },
  discussHint: {
    en: 'Everybody reads it, and it is never changed or taken away. Write about the source, not about persons.',
    ar: 'يقرؤه الجميع ولا يُغيَّر ولا يُحذف. اكتب عن المصدر لا عن أشخاص.',
  },
  words: { en: 'Words', ar: 'النص' },
  replying: { en: 'Add the reply of the source', ar: 'إضافة رد المصدر' },
  replyHint: {
    en: 'Word for word as it came, with nothing added.',
    ar: 'حرفيًّا كما وصل دون أي إضافة.',
  },
  spokeFor: { en: 'Who spoke for the source', ar: 'من تكلم باسم المصدر' },
  cameBy: { en: 'How it came', ar: 'كيف وصل' },

  ending: { en: 'Merge or withdraw', ar: 'دمج أو سحب' },
  into: { en: 'Code of the one that stays', ar: 'رمز الذي يبقى' },
  merge: { en: 'Merge', ar: 'دمج' },
  mergeNamed: { en: '“{one}” is merged into “{other}”.', ar: 'يُدمج «{one}» في «{other}».' },
  mergeWhat: {
    en: 'Its code leads to the other one for good. This cannot be undone.',
    ar: 'يقود رمزه إلى الآخر دائمًا. لا يمكن التراجع.',
  },
  withdraw: { en: 'Withdraw', ar: 'سحب' },
  withdrawWhat: {
    en: 'Under its code everybody reads only that it was withdrawn, and why. This cannot be undone.',
    ar: 'يقرأ الجميع تحت رمزه أنه سُحب ولماذا فقط. لا يمكن التراجع.',
  },
  over: { en: 'Merged or withdrawn', ar: 'دُمج أو سُحب' },
  goesTo: { en: 'It leads to {code}.', ar: 'يقود إلى {code}.' },

  waitAgree: { en: 'Review an assessment', ar: 'راجع تقييمًا' },
  look: { en: 'Look', ar: 'انظر' },
})

/** Why an entry of a file is not taken. */
export const entryTexts = defineTexts('sources-entries', ENTRY_PROBLEMS)
