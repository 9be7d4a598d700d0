import { defineTexts } from '../../../core/text.ts'

/** Observations, the acceptance by a prosecutor, and what counsel sees. */
export const evidenceTexts = defineTexts('cases-evidence', {
  observations: { en: 'Observations', ar: 'الملاحظات' },
  noObservations: { en: 'Nothing is observed yet.', ar: 'لا ملاحظات بعد.' },
  seen: { en: 'What is seen', ar: 'ما يُرى' },
  value: { en: 'What is seen there', ar: 'ما يُرى هناك' },
  kind: { en: 'Kind', ar: 'النوع' },
  item: { en: 'In which piece of evidence', ar: 'في أي دليل' },
  place: { en: 'Where in it', ar: 'موضعه فيه' },
  placeHint: { en: 'A line, an offset, a frame.', ar: 'سطر أو إزاحة أو لقطة.' },
  observe: { en: 'Write down an observation', ar: 'دوّن ملاحظة' },
  saidObserved: { en: 'The observation is written down.', ar: 'دُوّنت الملاحظة.' },
  noEvidence: {
    en: 'The incidents of this case have no evidence yet: an observation needs a piece of it.',
    ar: 'لا أدلة بعد لحوادث هذه القضية: تحتاج كل ملاحظة إلى دليل.',
  },
  dropped: { en: 'Dropped {time}', ar: 'أُسقطت {time}' },
  corrected: { en: 'Corrected {time}', ar: 'صُحّحت {time}' },
  drop: { en: 'Drop an observation', ar: 'أسقط ملاحظة' },
  dropTitle: { en: 'Drop the observation?', ar: 'إسقاط الملاحظة؟' },
  dropWhat: {
    en: 'It stays struck with your reason, here and in the case file, and counts no more. It is not taken up again.',
    ar: 'تبقى مشطوبة مع سببك هنا وفي ملف القضية ولا تُحسب بعد ذلك. ولا تُستعاد.',
  },
  correct: { en: 'Correct an observation', ar: 'صحّح ملاحظة' },
  reason: { en: 'Why it does not hold', ar: 'لماذا لا تصح' },
  reasonHint: {
    en: 'The observation stays struck in the case and in its file, with this reason.',
    ar: 'تبقى الملاحظة مشطوبة في القضية وملفها مع هذا السبب.',
  },
  saidDropped: { en: 'The observation is dropped.', ar: 'أُسقطت الملاحظة.' },
  saidCorrected: { en: 'The observation is corrected.', ar: 'صُحّحت الملاحظة.' },
  technique: { en: 'Technique', ar: 'التقنية' },
  techniqueHint: {
    en: 'Its number. Often: T1110 passwords were tried, T1078 somebody’s account was used, T1190 a hole in the site was used, T1505.003 a program was left on the server, T1491.002 a page was written over, T1498 it was flooded.',
    ar: 'رقمها. والشائع: T1110 تجربة كلمات مرور، وT1078 استعمال حساب شخص، وT1190 استغلال ثغرة في الموقع، وT1505.003 ترك برنامج على الخادم، وT1491.002 الكتابة فوق صفحة، وT1498 إغراق الموقع بالطلبات.',
  },
  findTechnique: { en: 'Find a technique by its name', ar: 'ابحث عن تقنية باسمها' },
  findTechniqueHint: {
    en: 'In English, as the lists call them: phishing, password, deface, false identity.',
    ar: 'بالإنكليزية كما تسميها القوائم: phishing أو password أو deface أو fake.',
  },
  find: { en: 'Find', ar: 'ابحث' },
  noneFound: {
    en: 'Neither list has a technique of such a name. Try one word of it.',
    ar: 'لا توجد في أي من القائمتين تقنية بهذا الاسم. جرّب كلمة واحدة منه.',
  },
  moreFound: {
    en: { one: 'One more. Add a word.', other: '{count} more. Add a word.' },
    ar: {
      zero: 'لا غيرها.',
      one: 'واحدة أخرى. أضف كلمة.',
      two: 'اثنتان أخريان. أضف كلمة.',
      few: '{count} أخرى. أضف كلمة.',
      many: '{count} أخرى. أضف كلمة.',
      other: '{count} أخرى. أضف كلمة.',
    },
  },
  notListed: { en: '(in no list)', ar: '(ليست في أي قائمة)' },
  framework: { en: 'Of which list', ar: 'من أي قائمة' },
  confidence: { en: 'How sure', ar: 'درجة الثقة' },
  map: { en: 'Give it a technique', ar: 'حدّد تقنيتها' },
  saidMapped: { en: 'The technique is noted.', ar: 'سُجّلت التقنية.' },
  unmapped: { en: 'no technique yet', ar: 'بلا تقنية بعد' },
  observation: { en: 'Observation', ar: 'الملاحظة' },
  look: { en: 'I looked, and agree', ar: 'راجعتها وأوافق' },
  saidLooked: { en: 'The second look is noted.', ar: 'سُجّلت المراجعة الثانية.' },
  looked: { en: 'looked at by {person}', ar: 'راجعها {person}' },
  notLooked: { en: 'one person alone', ar: 'شخص واحد فقط' },
  by: { en: 'By', ar: 'دوّنها' },
  secondLook: { en: 'Second look', ar: 'المراجعة الثانية' },
  referral: { en: 'Acceptance', ar: 'القبول' },
  notReferred: {
    en: 'No prosecutor has accepted this case yet.',
    ar: 'لم يقبل أي مدّعٍ عام هذه القضية بعد.',
  },
  action: { en: 'What is to be done', ar: 'ما ينبغي فعله' },
  next: { en: 'Looked at next', ar: 'موعد النظر التالي' },
  accepted: { en: 'Accepted', ar: 'قُبلت' },
  refer: { en: 'Accept the case', ar: 'اقبل القضية' },
  referHint: {
    en: 'The evidence is frozen as it stands now: each item with the hash of its chain.',
    ar: 'تُجمَّد الأدلة كما هي الآن: كل دليل مع بصمة سلسلته.',
  },
  saidReferred: {
    en: 'The case is accepted, and its evidence is frozen.',
    ar: 'قُبلت القضية وجُمّدت أدلتها.',
  },
  frozen: { en: 'Frozen evidence', ar: 'الأدلة المجمّدة' },
  noFrozen: { en: 'Nothing is frozen yet.', ar: 'لم يُجمَّد شيء بعد.' },
  head: { en: 'Last event of its chain', ar: 'آخر حدث في سلسلتها' },
  sha256: { en: 'SHA-256 of its content', ar: 'بصمة SHA-256 لمحتواه' },
  disclosed: { en: 'Disclosed to counsel', ar: 'أُفصح عنه للمحامي' },
  notDisclosed: { en: 'not disclosed', ar: 'لم يُفصح عنه' },
  disclose: { en: 'Disclose to counsel', ar: 'أفصح للمحامي' },
  saidDisclosed: { en: 'It is disclosed.', ar: 'جرى الإفصاح عنه.' },
  discloseTitle: { en: 'Disclose this evidence?', ar: 'الإفصاح عن هذه الأدلة؟' },
  discloseWhat: {
    en: 'Counsel in this case sees from now on that it exists, with its hashes. That cannot be taken back.',
    ar: 'يرى المحامي في هذه القضية من الآن وجودها وبصماتها. لا يمكن التراجع عن ذلك.',
  },
  items: { en: 'Pieces of evidence', ar: 'الأدلة' },
  frozenCount: {
    en: 'There are {count} in all; the list goes on behind these.',
    ar: 'عددها الكلي {count}، والقائمة تستمر بعد هذه.',
  },
  itemsCut: {
    en: {
      one: 'One older piece is not listed here.',
      other: '{count} older pieces are not listed here.',
    },
    ar: {
      zero: 'لا أدلة أقدم غير مدرجة هنا.',
      one: 'دليل أقدم واحد غير مدرج هنا.',
      two: 'دليلان أقدم غير مدرجين هنا.',
      few: '{count} أدلة أقدم غير مدرجة هنا.',
      many: '{count} دليلًا أقدم غير مدرج هنا.',
      other: '{count} دليل أقدم غير مدرج هنا.',
    },
  },
  allItems: { en: 'All evidence', ar: 'كل الأدلة' },
  itemCodeHint: {
    en: 'Its code, like EV-ABCDEFGH: there are too many to list.',
    ar: 'رمزه مثل EV-ABCDEFGH: فهي أكثر من أن تُدرج.',
  },
  itemsHint: {
    en: 'Nothing opens them here: download one on its page and look into it.',
    ar: 'لا يُفتح أي منها هنا: نزّل الدليل من صفحته وانظر فيه.',
  },
  counsel: { en: 'Disclosed evidence', ar: 'الأدلة المُفصح عنها' },
  noCounsel: { en: 'You are counsel in no case.', ar: 'لست محاميًا في أي قضية.' },
  noDisclosed: { en: 'Nothing was disclosed to you yet.', ar: 'لم يُفصح لك عن شيء بعد.' },
  cases: { en: 'Cases in which you are counsel', ar: 'القضايا التي أنت محامٍ فيها' },
})

export const observableTexts = defineTexts('cases-observables', {
  'ipv4-addr': { en: 'IPv4 address', ar: 'عنوان IPv4' },
  'ipv6-addr': { en: 'IPv6 address', ar: 'عنوان IPv6' },
  'domain-name': { en: 'Domain name', ar: 'اسم نطاق' },
  url: { en: 'Web address', ar: 'عنوان ويب' },
  'email-addr': { en: 'E-mail address', ar: 'عنوان بريد إلكتروني' },
  'user-account': { en: 'User account', ar: 'حساب مستخدم' },
  file: { en: 'File or its hash', ar: 'ملف أو بصمته' },
  process: { en: 'Process', ar: 'عملية' },
  software: { en: 'Software', ar: 'برنامج' },
  other: { en: 'Something else', ar: 'شيء آخر' },
})

export const frameworkTexts = defineTexts('cases-frameworks', {
  attack: { en: 'ATT&CK: systems', ar: 'ATT&CK: الأنظمة' },
  disarm: { en: 'DISARM: influence', ar: 'DISARM: التأثير' },
})

export const confidenceTexts = defineTexts('cases-confidences', {
  low: { en: 'low', ar: 'منخفضة' },
  medium: { en: 'medium', ar: 'متوسطة' },
  high: { en: 'high', ar: 'عالية' },
})
