import { defineTexts } from '../../../core/text.ts'

export const stateTexts = defineTexts('cases-states', {
  reported: { en: 'Reported', ar: 'مُبلّغ عنها' },
  triaged: { en: 'Triaged', ar: 'مفروزة' },
  investigating: { en: 'Under investigation', ar: 'قيد التحقيق' },
  referred: { en: 'Referred to the prosecutor', ar: 'محالة إلى النيابة' },
  prosecuting: { en: 'Prosecuted', ar: 'قيد الملاحقة' },
  'in-court': { en: 'In court', ar: 'أمام المحكمة' },
  closed: { en: 'Closed', ar: 'مغلقة' },
  'on-hold': { en: 'On hold', ar: 'معلّقة' },
  merged: { en: 'Part of another one', ar: 'جزء من أخرى' },
  withdrawn: { en: 'Withdrawn', ar: 'مسحوبة' },
})

export const severityTexts = defineTexts('cases-severities', {
  extreme: { en: 'Extreme', ar: 'بالغة' },
  severe: { en: 'Severe', ar: 'شديدة' },
  moderate: { en: 'Moderate', ar: 'متوسطة' },
  minor: { en: 'Minor', ar: 'طفيفة' },
})

export const seatTexts = defineTexts('cases-seats', {
  'incident-handler': { en: 'Incident handler', ar: 'مسؤول الحوادث' },
  investigator: { en: 'Investigator', ar: 'محقق' },
  custodian: { en: 'Custodian of evidence', ar: 'أمين الأدلة' },
  prosecutor: { en: 'Prosecutor', ar: 'مدّعٍ عام' },
  reviewer: { en: 'Reviewer', ar: 'مراجع' },
  counsel: { en: 'Counsel', ar: 'محامٍ' },
  head: { en: 'Head of the agency', ar: 'رئيس الجهة' },
  'liaison-24-7': { en: '24/7 liaison officer', ar: 'ضابط الاتصال على مدار الساعة' },
  'data-protection-officer': { en: 'Data protection officer', ar: 'مسؤول حماية البيانات' },
})

/** The steps of the protocol. */
export const stepTexts = defineTexts('cases-steps', {
  declare: { en: 'Declare', ar: 'الإعلان' },
  preserve: { en: 'Preserve', ar: 'الحفظ' },
  acquire: { en: 'Acquire', ar: 'الجمع' },
  observe: { en: 'Observe', ar: 'الملاحظة' },
  map: { en: 'Map', ar: 'المطابقة' },
  pivot: { en: 'Pivot', ar: 'تتبّع الروابط' },
  hypothesise: { en: 'Hypothesise', ar: 'الفرضيات' },
  release: { en: 'Release an attribution', ar: 'إصدار إسناد' },
  request: { en: 'Request', ar: 'الطلبات' },
  close: { en: 'Close', ar: 'الإغلاق' },
})

/** What is done in each step. */
export const doTexts = defineTexts('cases-step-acts', {
  declare: {
    en: 'Describe every incident: its kind, what it is about and whose clock its times come from.',
    ar: 'صِف كل حادثة: نوعها وما تتعلق به ومصدر توقيتها.',
  },
  preserve: {
    en: 'Preserve what could vanish, before anything is looked into.',
    ar: 'احفظ ما قد يختفي قبل البحث في أي شيء.',
  },
  acquire: {
    en: 'Take each item in whole, with both hashes, and seal what can be touched.',
    ar: 'اجمع كل دليل كاملًا ببصمتيه واختم ما يمكن لمسه.',
  },
  observe: {
    en: 'Write down what is seen in the evidence, and where in it.',
    ar: 'دوّن ما يُرى في الأدلة وموضعه فيها.',
  },
  map: {
    en: 'Give each observation its technique; a second person looks at one in five.',
    ar: 'حدّد تقنية كل ملاحظة؛ ويراجع شخص ثانٍ واحدة من كل خمس.',
  },
  pivot: {
    en: 'Follow what leads from one thing to another, and say how common the link is.',
    ar: 'تتبّع ما يقود من شيء إلى آخر، واذكر مدى شيوع الرابط.',
  },
  hypothesise: {
    en: 'Name who could have done it; two analysts score every row blind.',
    ar: 'سمِّ من قد يكون الفاعل؛ ويقيّم محللان كل صف من دون أن يرى أحدهما تقييم الآخر.',
  },
  release: {
    en: 'Two persons sign what may be said, with the dissent beside it.',
    ar: 'يوقّع شخصان ما يجوز قوله، ومعه الرأي المخالف.',
  },
  request: {
    en: 'Ask other States for what lies with them, and log the receipt.',
    ar: 'اطلب من الدول الأخرى ما لديها وسجّل الاستلام.',
  },
  close: {
    en: 'Note the outcome of each charge, end what was requested, and close by two.',
    ar: 'سجّل نتيجة كل تهمة وأنهِ ما طُلب وأغلق القضية بشخصين.',
  },
})

export const clockTexts = defineTexts('cases-clocks', {
  triage: { en: 'Triage', ar: 'الفرز' },
  preserve: { en: 'First preservation', ar: 'أول حفظ' },
  accept: { en: 'Acceptance by a prosecutor', ar: 'قبول النيابة' },
  treaty: { en: 'Preservation in another State', ar: 'الحفظ في دولة أخرى' },
  hearing: { en: 'Hearing', ar: 'جلسة' },
  review: { en: 'Review after closing', ar: 'المراجعة بعد الإغلاق' },
})

const counted = (one: string, other: string, ar: readonly [string, string, string, string]) => ({
  en: { one, other },
  ar: {
    zero: ar[3],
    one: ar[0],
    two: ar[1],
    few: ar[2],
    many: ar[3],
    other: ar[3],
  },
})

/** What a gate or a guard misses. */
export const lackTexts = defineTexts('cases-lacks', {
  unseen: counted(
    'one incident or piece of evidence lies outside your areas: somebody who sees it does this',
    '{count} incidents or pieces of evidence lie outside your areas: somebody who sees them does this',
    [
      'حادثة أو دليل واحد خارج مناطقك: يقوم بهذا من يراه',
      'حادثتان أو دليلان خارج مناطقك: يقوم بهذا من يراهما',
      '{count} من الحوادث أو الأدلة خارج مناطقك: يقوم بهذا من يراها',
      '{count} من الحوادث أو الأدلة خارج مناطقك: يقوم بهذا من يراها',
    ],
  ),
  undescribed: counted('one incident is not described', '{count} incidents are not described', [
    'حادثة واحدة لم توصف',
    'حادثتان لم توصفا',
    '{count} حوادث لم توصف',
    '{count} حادثة لم توصف',
  ]),
  unclocked: counted(
    'of one incident nobody said whose clock its times come from',
    'of {count} incidents nobody said whose clock their times come from',
    [
      'حادثة واحدة لم يُذكر مصدر توقيتها',
      'حادثتان لم يُذكر مصدر توقيتهما',
      '{count} حوادث لم يُذكر مصدر توقيتها',
      '{count} حادثة لم يُذكر مصدر توقيتها',
    ],
  ),
  volatilesOpen: counted(
    'of one source that vanishes soon nobody said what preserved it, or why nothing did',
    'of {count} sources that vanish soon nobody said what preserved them, or why nothing did',
    [
      'مصدر واحد سريع الزوال لم يُذكر ما حفظه أو سبب عدم حفظه',
      'مصدران سريعا الزوال لم يُذكر ما حفظهما أو سبب عدم حفظهما',
      '{count} مصادر سريعة الزوال لم يُذكر ما حفظها أو سبب عدم حفظها',
      '{count} مصدرًا سريع الزوال لم يُذكر ما حفظها أو سبب عدم حفظها',
    ],
  ),
  noItem: { en: 'nothing is preserved yet', ar: 'لم يُحفظ شيء بعد' },
  itemsOpen: counted('one item is still coming in', '{count} items are still coming in', [
    'دليل واحد لم يكتمل',
    'دليلان لم يكتملا',
    '{count} أدلة لم تكتمل',
    '{count} دليلًا لم يكتمل',
  ]),
  itemsBroken: counted(
    'the chain of one item is broken',
    'the chains of {count} items are broken',
    [
      'سلسلة عهدة دليل واحد مكسورة',
      'سلسلتا عهدة دليلين مكسورتان',
      'سلاسل عهدة {count} أدلة مكسورة',
      'سلاسل عهدة {count} دليلًا مكسورة',
    ],
  ),
  itemsUnsealed: counted('one thing has no seal', '{count} things have no seal', [
    'غرض واحد بلا ختم',
    'غرضان بلا ختم',
    '{count} أغراض بلا ختم',
    '{count} غرضًا بلا ختم',
  ]),
  itemsOffered: counted(
    'one item is offered and not accepted',
    '{count} items are offered and not accepted',
    [
      'دليل واحد معروض ولم يُقبل',
      'دليلان معروضان ولم يُقبلا',
      '{count} أدلة معروضة ولم تُقبل',
      '{count} دليلًا معروضًا ولم يُقبل',
    ],
  ),
  noObservation: { en: 'nothing is observed yet', ar: 'لا ملاحظات بعد' },
  unmapped: counted('one observation has no technique', '{count} observations have no technique', [
    'ملاحظة واحدة بلا تقنية',
    'ملاحظتان بلا تقنية',
    '{count} ملاحظات بلا تقنية',
    '{count} ملاحظة بلا تقنية',
  ]),
  unlooked: counted(
    'a second person has to look at one more',
    'a second person has to look at {count} more',
    [
      'على شخص ثانٍ مراجعة واحدة أخرى',
      'على شخص ثانٍ مراجعة اثنتين أخريين',
      'على شخص ثانٍ مراجعة {count} أخرى',
      'على شخص ثانٍ مراجعة {count} أخرى',
    ],
  ),
  noPivot: { en: 'no pivot is written down', ar: 'لم يُدوَّن أي رابط' },
  noRate: counted('one pivot has no base rate', '{count} pivots have no base rate', [
    'رابط واحد بلا معدل شيوع',
    'رابطان بلا معدل شيوع',
    '{count} روابط بلا معدل شيوع',
    '{count} رابطًا بلا معدل شيوع',
  ]),
  fewHypotheses: counted('one hypothesis more is needed', '{count} hypotheses more are needed', [
    'تلزم فرضية أخرى',
    'تلزم فرضيتان أخريان',
    'تلزم {count} فرضيات أخرى',
    'تلزم {count} فرضية أخرى',
  ]),
  noRow: { en: 'the table of hypotheses has no row', ar: 'جدول الفرضيات بلا صفوف' },
  unscored: counted(
    'one row is not scored by two analysts',
    '{count} rows are not scored by two analysts',
    [
      'صف واحد لم يقيّمه محللان',
      'صفان لم يقيّمهما محللان',
      '{count} صفوف لم يقيّمها محللان',
      '{count} صفًا لم يقيّمه محللان',
    ],
  ),
  noAttribution: { en: 'no attribution is signed', ar: 'لا إسناد موقّعًا' },
  noRequest: { en: 'nothing is requested', ar: 'لم يُطلب شيء' },
  noReceipt: counted(
    'of one request there is no receipt',
    'of {count} requests there is no receipt',
    [
      'طلب واحد بلا إشعار استلام',
      'طلبان بلا إشعار استلام',
      '{count} طلبات بلا إشعار استلام',
      '{count} طلبًا بلا إشعار استلام',
    ],
  ),
  requestsOpen: counted('one request runs on', '{count} requests run on', [
    'طلب واحد لم ينتهِ',
    'طلبان لم ينتهيا',
    '{count} طلبات لم تنتهِ',
    '{count} طلبًا لم ينتهِ',
  ]),
  chargesOpen: counted('one charge has no outcome', '{count} charges have no outcome', [
    'تهمة واحدة بلا نتيجة',
    'تهمتان بلا نتيجة',
    '{count} تهم بلا نتيجة',
    '{count} تهمة بلا نتيجة',
  ]),
  noSuspect: { en: 'neither a suspect nor “unknown” is named', ar: 'لم يُذكر مشتبه به ولا «مجهول»' },
  noCharge: { en: 'nothing is charged', ar: 'لا تهم' },
  noHearing: { en: 'no hearing is set', ar: 'لا جلسة محددة' },
  notAccepted: {
    en: 'no prosecutor has accepted the case',
    ar: 'لم يقبل أي مدّعٍ عام القضية',
  },
  notClosed: { en: 'the case is not closed', ar: 'القضية غير مغلقة' },
  stepsOpen: counted('one step is open', '{count} steps are open', [
    'خطوة واحدة مفتوحة',
    'خطوتان مفتوحتان',
    '{count} خطوات مفتوحة',
    '{count} خطوة مفتوحة',
  ]),
})
