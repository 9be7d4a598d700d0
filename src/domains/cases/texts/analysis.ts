import { defineTexts } from '../../../core/text.ts'

export const analysisTexts = defineTexts('cases-analysis', {
  analysis: { en: 'Analysis', ar: 'التحليل' },
  scoresWait: { en: 'Blind scores wait for you', ar: 'تقييمات مستقلة تنتظرك' },
  score: { en: 'Score', ar: 'قيّم' },
  now: { en: 'What to do now', ar: 'ما العمل الآن' },
  nameFirst: {
    en: 'Name at least two hypotheses, add the sources and the rows of the matrix, then begin to score.',
    ar: 'سمِّ فرضيتين على الأقل، وأضف المصادر وصفوف المصفوفة، ثم ابدأ التقييم.',
  },
  scoreNow: {
    en: 'Score every cell by yourself, then hand in. Nobody reads your scores before, and you read nobody’s.',
    ar: 'قيّم كل خانة بنفسك ثم سلّم. لا أحد يقرأ تقييماتك قبل ذلك، ولا تقرأ أنت تقييمات أحد.',
  },
  waitForOthers: {
    en: 'You have handed in. Scores are shown when {count} analysts have.',
    ar: 'لقد سلّمت. تظهر التقييمات عندما يسلّم {count} من المحللين.',
  },
  waitForScores: {
    en: 'Scores are shown when {count} analysts have handed in.',
    ar: 'تظهر التقييمات عندما يسلّم {count} من المحللين.',
  },
  handedIn: { en: 'Handed in', ar: 'سلّموا' },
  nobodyYet: { en: 'nobody yet', ar: 'لا أحد بعد' },
  round: { en: 'Round {number}, begun {time}', ar: 'الجولة {number}، بدأت {time}' },
  newRows: {
    en: {
      one: '{count} row or hypothesis came, went or was rated anew since. Begin a new round to score it.',
      other:
        '{count} rows or hypotheses came, went or were rated anew since. Begin a new round to score them.',
    },
    ar: {
      zero: 'لم يتغير شيء منذ ذلك الحين.',
      one: 'أُضيف صف أو فرضية أو أُسقط أو تغيّر تقديره منذ ذلك الحين. ابدأ جولة جديدة لتقييمه.',
      two: 'تغيّر صفان أو فرضيتان أو تقديرهما منذ ذلك الحين. ابدأ جولة جديدة لتقييمهما.',
      few: 'تغيّرت {count} صفوف أو فرضيات أو تقديراتها منذ ذلك الحين. ابدأ جولة جديدة لتقييمها.',
      many: 'تغيّر {count} صفًا أو فرضية أو تقديرها منذ ذلك الحين. ابدأ جولة جديدة لتقييمها.',
      other: 'تغيّر {count} صف أو فرضية أو تقديرها منذ ذلك الحين. ابدأ جولة جديدة لتقييمها.',
    },
  },
  start: { en: 'Begin to score', ar: 'ابدأ التقييم' },
  startAgain: { en: 'Begin a new round', ar: 'ابدأ جولة جديدة' },
  startTitle: { en: 'Begin a new round?', ar: 'بدء جولة جديدة؟' },
  startWhat: {
    en: 'Hypotheses and rows stay as they are now for this round. Everybody keeps his own marks as a draft and hands in again; until then nobody reads scores.',
    ar: 'تبقى الفرضيات والصفوف كما هي الآن في هذه الجولة. يحتفظ كل محلل بعلاماته كمسودة ويسلّم من جديد، ولا تُقرأ التقييمات حتى ذلك الحين.',
  },
  saidStarted: { en: 'Scoring has begun.', ar: 'بدأ التقييم.' },
  saveMarks: { en: 'Save these marks', ar: 'احفظ هذه العلامات' },
  saidSaved: {
    en: 'Your marks are saved. Nobody else sees them.',
    ar: 'حُفظت علاماتك. لا يراها غيرك.',
  },
  handIn: { en: 'Hand in my scores', ar: 'سلّم تقييماتي' },
  handInTitle: { en: 'Hand in your scores?', ar: 'تسليم تقييماتك؟' },
  handInWhat: {
    en: 'They cannot be changed in this round. You then read the scores of the others as soon as enough have handed in.',
    ar: 'لا يمكن تغييرها في هذه الجولة. تقرأ بعدها تقييمات الآخرين حالما يسلّم عدد كافٍ.',
  },
  saidHandedIn: { en: 'You have handed in.', ar: 'لقد سلّمت.' },
  yourMarks: { en: 'Your marks', ar: 'علاماتك' },
  marksLeft: {
    en: { one: '{count} cell is not marked yet.', other: '{count} cells are not marked yet.' },
    ar: {
      zero: 'كل الخانات معلَّمة.',
      one: 'خانة واحدة لم تُعلَّم بعد.',
      two: 'خانتان لم تُعلَّما بعد.',
      few: '{count} خانات لم تُعلَّم بعد.',
      many: '{count} خانة لم تُعلَّم بعد.',
      other: '{count} خانة لم تُعلَّم بعد.',
    },
  },
  allMarked: { en: 'Every cell is marked.', ar: 'كل الخانات معلَّمة.' },
  legend: {
    en: 'CC very consistent, C consistent, N says nothing, I inconsistent, II very inconsistent',
    ar: 'CC متوافق جدًا، C متوافق، N لا يفيد، I متعارض، II متعارض جدًا',
  },
  cell: { en: 'Row {n}: {hypothesis}', ar: 'الصف {n}: {hypothesis}' },
  rowsFrom: { en: 'Rows {from} to {to} of {all}', ar: 'الصفوف {from} إلى {to} من {all}' },
  results: { en: 'What each analyst’s scores come to', ar: 'حصيلة تقييمات كل محلل' },
  resultsHint: {
    en: 'Ranked by least inconsistency. Each analyst stands alone: scores are never averaged.',
    ar: 'الترتيب حسب أقل تعارض. تقييمات كل محلل قائمة بذاتها ولا يُحسب لها متوسط.',
  },
  analyst: { en: 'Analyst', ar: 'المحلل' },
  hypothesis: { en: 'Hypothesis', ar: 'الفرضية' },
  weighted: { en: 'Rank, weighted', ar: 'الترتيب الموزون' },
  unweighted: { en: 'Rank, unweighted', ar: 'الترتيب غير الموزون' },
  rankScore: { en: '{rank} ({score} against)', ar: '{rank} ({score} ضدها)' },
  linchpins: { en: 'Linchpins', ar: 'الصفوف الحاسمة' },
  linchpinsHint: {
    en: 'Without one of these rows another hypothesis would stand first. Each needs a second source.',
    ar: 'من دون أحد هذه الصفوف تتصدر فرضية أخرى. يحتاج كل منها إلى مصدر ثانٍ.',
  },
  moreLinchpins: {
    en: { one: 'And {count} more row.', other: 'And {count} more rows.' },
    ar: {
      zero: 'ولا صف غيرها.',
      one: 'وصف واحد غيرها.',
      two: 'وصفان غيرها.',
      few: 'و{count} صفوف غيرها.',
      many: 'و{count} صفًا غيرها.',
      other: 'و{count} صف غيرها.',
    },
  },
  noLinchpins: { en: 'No single row decides.', ar: 'لا صف يحسم وحده.' },
  linchpinOf: { en: 'linchpin for {who}', ar: 'حاسم لدى {who}' },
  covered: { en: 'has a second source', ar: 'له مصدر ثانٍ' },
  uncovered: { en: 'needs a second source', ar: 'يحتاج إلى مصدر ثانٍ' },
  differences: { en: 'Where analysts differ', ar: 'مواضع اختلاف المحللين' },
  noDifferences: { en: 'They marked every cell alike.', ar: 'علّموا كل الخانات بالطريقة نفسها.' },
  matrixOf: { en: 'Matrix of {who}', ar: 'مصفوفة {who}' },
  matrix: { en: 'Matrix', ar: 'المصفوفة' },
  diagnosticity: { en: 'Tells apart', ar: 'قدرة التمييز' },
  saysNothing: { en: '0: says nothing', ar: '0: لا يفيد' },
  row: { en: 'What is so', ar: 'المعطى' },
  rows: { en: 'Rows of the matrix', ar: 'صفوف المصفوفة' },
  noRows: { en: 'No rows yet.', ar: 'لا صفوف بعد.' },
  kind: { en: 'Stands on', ar: 'يستند إلى' },
  source: { en: 'Source', ar: 'المصدر' },
  credibility: { en: 'Credibility of what it says', ar: 'مصداقية المعلومة' },
  secondSource: { en: 'Second source', ar: 'المصدر الثاني' },
  none: { en: 'none', ar: 'لا شيء' },
  item: { en: 'Item of evidence', ar: 'الدليل' },
  itemHint: {
    en: 'Leave this and the pivot empty for something that should be there and is not.',
    ar: 'اترك هذه الخانة وخانة الربط فارغتين لما كان يجب أن يوجد ولم يوجد.',
  },
  pivot: { en: 'Pivot', ar: 'الربط' },
  text: { en: 'What it shows, or what is missing', ar: 'ما يُظهره أو ما ينقص' },
  addRow: { en: 'Add a row', ar: 'أضف الصف' },
  saidRow: { en: 'The row stands in the matrix.', ar: 'أُضيف الصف إلى المصفوفة.' },
  rate: { en: 'Rate', ar: 'قدّر' },
  rateRow: { en: 'Rate this row', ar: 'قدّر هذا الصف' },
  saidRated: { en: 'It is rated.', ar: 'حُفظ التقدير.' },
  drop: { en: 'Drop', ar: 'أسقط' },
  dropTitle: { en: 'Drop this?', ar: 'إسقاط هذا؟' },
  dropWhat: {
    en: 'It no longer counts from the next round on. It stays in the log.',
    ar: 'لا يُحسب بدءًا من الجولة التالية. يبقى في السجل.',
  },
  saidDropped: { en: 'It is dropped.', ar: 'أُسقط.' },
  sources: { en: 'Sources', ar: 'المصادر' },
  noSources: { en: 'No sources yet.', ar: 'لا مصادر بعد.' },
  reliability: { en: 'Reliability', ar: 'الموثوقية' },
  origin: { en: 'Has it from', ar: 'نقلًا عن' },
  ownOrigin: { en: 'from itself', ar: 'مصدر أصلي' },
  name: { en: 'Name', ar: 'الاسم' },
  addSource: { en: 'Add a source', ar: 'أضف المصدر' },
  saidSource: { en: 'The source is there.', ar: 'أُضيف المصدر.' },
  hypotheses: { en: 'Hypotheses', ar: 'الفرضيات' },
  always: { en: 'always asked', ar: 'تُبحث دائمًا' },
  addHypothesis: { en: 'Name a hypothesis', ar: 'سمِّ الفرضية' },
  saidNamed: { en: 'The hypothesis is named.', ar: 'سُمّيت الفرضية.' },
  pivots: { en: 'Pivots', ar: 'عمليات الربط' },
  noPivots: { en: 'No pivots yet.', ar: 'لا عمليات ربط بعد.' },
  from: { en: 'From', ar: 'من' },
  to: { en: 'To', ar: 'إلى' },
  method: { en: 'Method', ar: 'الطريقة' },
  lookedUp: { en: 'Looked up in', ar: 'مصدر البحث' },
  seen: { en: 'Seen together', ar: 'شوهدا معًا' },
  seenHint: {
    en: 'As finely as it is known: 2026-11-24T08:00 or 2026-11-24T08:00:05.123+02:00.',
    ar: 'بالدقة المعروفة: 2026-11-24T08:00 أو 2026-11-24T08:00:05.123+02:00.',
  },
  baseRate: { en: 'Others that share it', ar: 'كم غيرهما يشترك فيه' },
  baseRateHint: {
    en: 'For example how many names stand on this address. Without it the pivot is weak, and the step is not done.',
    ar: 'مثلًا عدد الأسماء على هذا العنوان. من دونه يكون الربط ضعيفًا ولا تُنجز الخطوة.',
  },
  baseRateOn: { en: '{count} on {date}', ar: '{count} في {date}' },
  counted: { en: 'Counted on', ar: 'عُدّ في' },
  registered: { en: 'Registered as it is now since', ar: 'مسجّل بوضعه الحالي منذ' },
  network: { en: 'What is known of the place it leads to', ar: 'ما يُعرف عن الموضع الذي يقود إليه' },
  weakness: { en: 'What weakens it', ar: 'ما يُضعفه' },
  nothingWeak: { en: 'nothing', ar: 'لا شيء' },
  addPivot: { en: 'Add a pivot', ar: 'أضف الربط' },
  saidPivot: { en: 'The pivot is there.', ar: 'أُضيف الربط.' },
  pivotName: { en: '{from} → {to}', ar: '{from} ← {to}' },
})

/** What a mark says of a cell. */
export const markTexts = defineTexts('cases-marks', {
  CC: { en: 'CC very consistent', ar: 'CC متوافق جدًا' },
  C: { en: 'C consistent', ar: 'C متوافق' },
  N: { en: 'N says nothing', ar: 'N لا يفيد' },
  I: { en: 'I inconsistent', ar: 'I متعارض' },
  II: { en: 'II very inconsistent', ar: 'II متعارض جدًا' },
})

export const standingTexts = defineTexts('cases-standing', {
  none: { en: 'None of these', ar: 'لا شيء من هذه' },
  'false-flag': {
    en: 'False flag: made to look like somebody else',
    ar: 'تضليل: صُنع ليبدو من فعل غيره',
  },
})

/** The same at the head of a column. */
export const standingShortTexts = defineTexts('cases-standing-short', {
  none: { en: 'None of these', ar: 'لا شيء منها' },
  'false-flag': { en: 'False flag', ar: 'تضليل' },
})

export const rowKindTexts = defineTexts('cases-row-kinds', {
  item: { en: 'evidence', ar: 'دليل' },
  absence: { en: 'absence', ar: 'غياب' },
  pivot: { en: 'pivot', ar: 'ربط' },
})

export const reliabilityTexts = defineTexts('cases-reliability', {
  A: { en: 'A, completely reliable', ar: 'A، موثوق تمامًا' },
  B: { en: 'B, usually reliable', ar: 'B، موثوق عادةً' },
  C: { en: 'C, fairly reliable', ar: 'C، موثوق إلى حد ما' },
  D: { en: 'D, not usually reliable', ar: 'D، غير موثوق عادةً' },
  E: { en: 'E, unreliable', ar: 'E، غير موثوق' },
  F: { en: 'F, cannot be judged', ar: 'F، يتعذر الحكم عليه' },
})

export const credibilityTexts = defineTexts('cases-credibility', {
  '1': { en: '1, confirmed', ar: '1، مؤكَّد' },
  '2': { en: '2, probably true', ar: '2، صحيح على الأرجح' },
  '3': { en: '3, possibly true', ar: '3، ربما صحيح' },
  '4': { en: '4, doubtful', ar: '4، مشكوك فيه' },
  '5': { en: '5, improbable', ar: '5، مستبعد' },
  '6': { en: '6, cannot be judged', ar: '6، يتعذر الحكم عليه' },
})

export const methodTexts = defineTexts('cases-pivot-methods', {
  dns: { en: 'name resolves to address', ar: 'اسم يحيل إلى عنوان' },
  'reverse-dns': { en: 'address points to name', ar: 'عنوان يشير إلى اسم' },
  registration: { en: 'same registrant', ar: 'المسجِّل نفسه' },
  'name-server': { en: 'same name server', ar: 'خادم الأسماء نفسه' },
  'mail-server': { en: 'same mail server', ar: 'خادم البريد نفسه' },
  certificate: { en: 'same certificate', ar: 'الشهادة نفسها' },
  'tls-fingerprint': { en: 'same TLS fingerprint', ar: 'بصمة TLS نفسها' },
  'ssh-key': { en: 'same SSH key', ar: 'مفتاح SSH نفسه' },
  tracker: { en: 'same tracking code', ar: 'رمز التتبع نفسه' },
  'page-content': { en: 'same content of a page', ar: 'محتوى الصفحة نفسه' },
  'file-hash': { en: 'same file', ar: 'الملف نفسه' },
  'malware-configuration': { en: 'named in malware', ar: 'مذكور في برمجية خبيثة' },
  code: { en: 'shared code', ar: 'شيفرة مشتركة' },
  account: { en: 'same account', ar: 'الحساب نفسه' },
  payment: { en: 'same payment', ar: 'الدفعة نفسها' },
  log: { en: 'together in a log', ar: 'معًا في سجل' },
})

/** What is known of the place that a pivot leads to, and why a pivot is weak. */
export const weakTexts = defineTexts('cases-weak-pivots', {
  'shared-hosting': { en: 'shared hosting', ar: 'استضافة مشتركة' },
  cdn: { en: 'content delivery network', ar: 'شبكة توصيل محتوى' },
  vpn: { en: 'VPN', ar: 'شبكة VPN' },
  tor: { en: 'Tor', ar: 'شبكة Tor' },
  'open-proxy': { en: 'open proxy', ar: 'وسيط مفتوح' },
  'dynamic-dns': { en: 'dynamic DNS', ar: 'DNS متغير' },
  're-registered': {
    en: 'registered anew after it was seen',
    ar: 'سُجّل من جديد بعد مشاهدته',
  },
  sinkhole: { en: 'sinkhole', ar: 'مصيدة باحثين' },
  'victim-relay': { en: 'another victim’s machine', ar: 'جهاز ضحية أخرى' },
  common: { en: 'many share it', ar: 'يشترك فيه كثيرون' },
  'no-base-rate': { en: 'nobody knows how common it is', ar: 'لا يُعرف مدى شيوعه' },
})
