import { defineTexts } from '../../../core/text.ts'

/** Words of the page about suspects, charges and the end of a case. */
export const justiceTexts = defineTexts('cases-justice', {
  justice: { en: 'Justice', ar: 'العدالة' },
  suspects: { en: 'Suspects', ar: 'المشتبه بهم' },
  suspect: { en: 'Suspect', ar: 'المشتبه به' },
  noSuspects: { en: 'Nobody is suspected yet.', ar: 'لا مشتبه به بعد.' },
  kind: { en: 'Who', ar: 'من' },
  name: { en: 'Name', ar: 'الاسم' },
  nameHint: {
    en: 'Empty for "unknown". It stands in this file only, never in the record log.',
    ar: 'اتركه فارغًا للمجهول. يبقى في هذا الملف فقط ولا يدخل سجل القيود.',
  },
  about: { en: 'What else is known', ar: 'ما يُعرف غير ذلك' },
  addSuspect: { en: 'Enter a suspect', ar: 'أدخل مشتبهًا به' },
  saidSuspect: { en: 'The suspect is entered.', ar: 'أُدخل المشتبه به.' },
  nameSuspect: { en: 'Say who it is', ar: 'اذكر من هو' },
  nameFirst: {
    en: 'No court decides this before somebody says who the suspect is.',
    ar: 'لا تبتّ محكمة في هذه التهمة قبل أن يُذكر من هو المشتبه به.',
  },
  unknown: { en: 'unknown', ar: 'مجهول' },
  erased: { en: 'erased', ar: 'مُحي' },
  proof: { en: 'proof', ar: 'إثبات' },
  askErasure: { en: 'Ask that this be erased', ar: 'اطلب المحو' },
  erasureAsked: {
    en: 'The data protection officer asks that this be erased.',
    ar: 'يطلب مسؤول حماية البيانات المحو.',
  },
  charges: { en: 'Charges', ar: 'التهم' },
  noCharges: { en: 'No charge was brought yet.', ar: 'لم تُوجّه تهمة بعد.' },
  count: { en: 'Count', ar: 'البند' },
  countOf: { en: '{who}, count {number}', ar: '{who}، البند {number}' },
  article: { en: 'Article of the Convention', ar: 'مادة الاتفاقية' },
  national: {
    en: 'Article of national law, with citation',
    ar: 'مادة القانون الوطني مع الاستشهاد',
  },
  fromDay: { en: 'Day, or first day', ar: 'اليوم أو اليوم الأول' },
  untilDay: { en: 'Last day', ar: 'اليوم الأخير' },
  facts: { en: 'Where, and what was done', ar: 'المكان وما جرى' },
  jurisdiction: {
    en: 'Why this State judges it (Article 22)',
    ar: 'سبب اختصاص هذه الدولة (المادة 22)',
  },
  items: { en: 'Evidence', ar: 'الأدلة' },
  bring: { en: 'Bring a charge', ar: 'وجّه تهمة' },
  saidBrought: { en: 'The charge is brought.', ar: 'وُجّهت التهمة.' },
  outcome: { en: 'Outcome', ar: 'النتيجة' },
  isFinal: { en: 'No appeal is left', ar: 'لم يبق طعن' },
  final: { en: 'final', ar: 'نهائي' },
  at: { en: 'Decided', ar: 'صدر في' },
  atHint: { en: 'Leave it empty for this moment.', ar: 'اتركه فارغًا للحظة الحالية.' },
  sentence: { en: 'Sentence, or what was ordered', ar: 'العقوبة أو ما أُمر به' },
  record: { en: 'Record the outcome', ar: 'سجّل النتيجة' },
  recordOf: { en: 'Record an outcome', ar: 'سجّل نتيجة' },
  charge: { en: 'Charge', ar: 'التهمة' },
  saidOutcome: { en: 'The outcome is recorded.', ar: 'سُجّلت النتيجة.' },
  hearings: { en: 'Hearings', ar: 'الجلسات' },
  noHearings: { en: 'No hearing is set.', ar: 'لم تُحدّد جلسة.' },
  court: { en: 'Court', ar: 'المحكمة' },
  when: { en: 'When', ar: 'متى' },
  setHearing: { en: 'Set a hearing', ar: 'حدّد جلسة' },
  saidHearing: { en: 'The hearing is set.', ar: 'حُدّدت الجلسة.' },
  result: { en: 'What came of it', ar: 'ما نتج عنها' },
  resultHint: {
    en: 'Of one that was put off: until when, and why.',
    ar: 'إن أُجّلت: إلى متى ولماذا.',
  },
  hold: { en: 'It was held, or put off', ar: 'عُقدت أو أُجّلت' },
  isPutOff: { en: 'It was put off', ar: 'أُجّلت' },
  putOff: { en: 'put off', ar: 'مؤجّلة' },
  saidHeld: { en: 'It is written down.', ar: 'دُوّن.' },
  closing: { en: 'Closing', ar: 'الإغلاق' },
  propose: { en: 'Propose the closing', ar: 'اقترح الإغلاق' },
  proposeTold: {
    en: 'Every charge has its outcome, or you say why not. A reviewer agrees.',
    ar: 'لكل تهمة نتيجتها، أو تذكر السبب. يوافق مراجع.',
  },
  reason: { en: 'Why', ar: 'السبب' },
  saidProposed: { en: 'A reviewer decides.', ar: 'يقرر مراجع.' },
  proposed: {
    en: 'A prosecutor proposes to close this case: {reason}',
    ar: 'يقترح مدّعٍ عام إغلاق هذه القضية: {reason}',
  },
  agree: { en: 'Close the case', ar: 'أغلق القضية' },
  agreeTitle: { en: 'Close this case?', ar: 'إغلاق هذه القضية؟' },
  agreeWhat: {
    en: 'You agree as the second person. Nothing is changed in it any more; an investigation can be opened again with a reason.',
    ar: 'توافق بصفتك الشخص الثاني. لا يتغير فيها شيء بعد ذلك؛ ويمكن إعادة فتح التحقيق مع ذكر السبب.',
  },
  saidClosed: { en: 'The case is closed.', ar: 'أُغلقت القضية.' },
  decline: { en: 'Do not close it', ar: 'لا تغلقها' },
  saidDeclined: { en: 'The case goes on.', ar: 'تستمر القضية.' },
  reratings: { en: 'Indicators after a verdict', ar: 'المؤشرات بعد الحكم' },
  rerateTold: {
    en: 'A court has spoken: rate the indicators of this case again, by hand.',
    ar: 'قال القضاء كلمته: أعد تقييم مؤشرات هذه القضية يدويًا.',
  },
  rerate: { en: 'They were rated again', ar: 'أُعيد تقييمها' },
  rerateNote: { en: 'What changed', ar: 'ما الذي تغيّر' },
  saidRerated: { en: 'It is done.', ar: 'أُنجز.' },
  iccs: { en: 'ICCS {code}', ar: 'ICCS {code}' },
})

export const suspectKindTexts = defineTexts('cases-suspect-kinds', {
  natural: { en: 'A person', ar: 'شخص' },
  legal: { en: 'A company or another legal person', ar: 'شركة أو شخص اعتباري آخر' },
  unknown: { en: 'Unknown', ar: 'مجهول' },
})

export const jurisdictionTexts = defineTexts('cases-jurisdictions', {
  territory: { en: 'Committed in its territory', ar: 'ارتُكبت في إقليمها' },
  ship: { en: 'On a ship under its flag', ar: 'على سفينة تحمل علمها' },
  aircraft: { en: 'On an aircraft registered there', ar: 'على طائرة مسجلة لديها' },
  nationality: { en: 'By one of its nationals', ar: 'من أحد مواطنيها' },
})

/** What waits of justice in cases, without a word of them. */
export const workTexts = defineTexts('cases-work', {
  approve: { en: 'A request waits for a second person', ar: 'طلب ينتظر شخصًا ثانيًا' },
  clock: { en: 'The clock of a request runs out', ar: 'تقترب نهاية مهلة طلب' },
  lapsed: {
    en: 'A request to another State has lapsed',
    ar: 'انقضت مهلة طلب موجّه إلى دولة أخرى',
  },
  close: { en: 'A closing waits for a reviewer', ar: 'إغلاق ينتظر مراجعًا' },
  rerate: { en: 'Indicators wait to be rated again', ar: 'مؤشرات تنتظر إعادة التقييم' },
  erase: { en: 'An erasure waits for a prosecutor', ar: 'محو ينتظر مدّعيًا عامًا' },
  guest: {
    en: 'An invitation to a case waits for a second person',
    ar: 'دعوة إلى قضية تنتظر شخصًا ثانيًا',
  },
  ending: { en: 'The seat of a guest is about to end', ar: 'يقترب انتهاء مقعد ضيف' },
  look: { en: 'Look', ar: 'انظر' },
})

/** Words of the statistics inside. */
export const statisticsTexts = defineTexts('cases-statistics', {
  title: { en: 'What became of cases', ar: 'ما آلت إليه القضايا' },
  inside: {
    en: 'As they are, without the hiding of small numbers that the public page has.',
    ar: 'كما هي، دون إخفاء الأعداد الصغيرة كما في الصفحة العامة.',
  },
  publicPage: { en: 'The public page', ar: 'الصفحة العامة' },
  behind: {
    en: 'What they are counted from: {cases}, {incidents}; the query: {query}.',
    ar: 'ما تُعدّ منه: {cases}، {incidents}؛ الاستعلام: {query}.',
  },
  listOfCases: { en: 'the list of cases', ar: 'قائمة القضايا' },
  listOfIncidents: { en: 'the list of incidents', ar: 'قائمة الحوادث' },
  byAsset: { en: 'Cases by what was attacked', ar: 'القضايا بحسب ما استُهدف' },
  requests: { en: 'Requests to other States', ar: 'الطلبات إلى الدول الأخرى' },
  asked: { en: 'Asked', ar: 'طُلب' },
  granted: { en: 'Granted', ar: 'استُجيب' },
  refused: { en: 'Refused', ar: 'رُفض' },
  lapsed: { en: 'Lapsed', ar: 'انقضى' },
  waiting: { en: 'Waiting', ar: 'ينتظر' },
  receipt: {
    en: 'Days to the receipt (half / nine in ten)',
    ar: 'أيام حتى الاستلام (النصف / تسعة من عشرة)',
  },
  preserved: {
    en: 'Days to the preservation (half / nine in ten)',
    ar: 'أيام حتى الحفظ (النصف / تسعة من عشرة)',
  },
  refusals: { en: 'Refusals by ground', ar: 'حالات الرفض بحسب السبب' },
})
