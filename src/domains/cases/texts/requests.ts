import { defineTexts } from '../../../core/text.ts'

/** Words of the pages about requests to other States. */
export const requestTexts = defineTexts('cases-requests', {
  requests: { en: 'Requests', ar: 'الطلبات' },
  request: { en: 'Request', ar: 'طلب' },
  intro: {
    en: 'Data abroad is kept for a short time only. Ask each State that appears in the data to preserve it (Article 29 of the Convention on Cybercrime); the request for mutual assistance follows within sixty days.',
    ar: 'لا تُحفظ البيانات في الخارج إلا لوقت قصير. اطلب من كل دولة تظهر في البيانات أن تحفظها (المادة 29 من اتفاقية الجرائم الإلكترونية)؛ ويتبعه طلب المساعدة المتبادلة خلال ستين يومًا.',
  },
  none: { en: 'No State was asked for anything yet.', ar: 'لم يُطلب شيء من أي دولة بعد.' },
  code: { en: 'Code', ar: 'الرمز' },
  article: { en: 'What is asked for', ar: 'المطلوب' },
  state: { en: 'State of the request', ar: 'حالة الطلب' },
  iso3: { en: 'State that is asked', ar: 'الدولة المطلوب منها' },
  clock: { en: 'Clock', ar: 'المهلة' },
  noClock: { en: 'none runs', ar: 'لا مهلة جارية' },
  assumed: {
    en: 'counted from the receipt; not confirmed yet',
    ar: 'محسوبة من تاريخ الاستلام؛ لم تُؤكد بعد',
  },
  draft: { en: 'Draft a request', ar: 'صُغ طلبًا' },
  earlier: { en: 'Code of the request that it follows', ar: 'رمز الطلب الذي يتبعه' },
  earlierHint: {
    en: 'For an extension, a follow-up, or Article 30: REQ-…',
    ar: 'للتمديد أو المتابعة أو المادة 30: REQ-…',
  },
  language: { en: 'Language of what is filled in', ar: 'لغة ما يُملأ' },
  languageHint: {
    en: 'Contents that you leave empty are filled in from the case: who asks, what happened, the addresses and accounts that were observed. What nobody has said stays empty and is named.',
    ar: 'ما تتركه فارغًا يُملأ من القضية: من يطلب وما حدث والعناوين والحسابات التي لوحظت. وما لم يذكره أحد يبقى فارغًا ويُسمّى.',
  },
  filled: {
    en: 'What stands below was filled in from the case. Read each sentence before you say that it is complete.',
    ar: 'ما يرد أدناه مُلئ من القضية. اقرأ كل جملة قبل أن تقول إنه اكتمل.',
  },
  kind: { en: 'New or not', ar: 'جديد أم لا' },
  requested: { en: 'Authority there', ar: 'السلطة هناك' },
  contact: { en: 'Who answers questions', ar: 'من يجيب عن الأسئلة' },
  contactHint: {
    en: 'Name, telephone, e-mail, office hours with time zone, and how to reply.',
    ar: 'الاسم والهاتف والبريد وساعات العمل مع المنطقة الزمنية وطريقة الرد.',
  },
  authority: { en: 'a) Authority that asks', ar: 'أ) السلطة الطالبة' },
  offence: { en: 'b) Offence and what happened', ar: 'ب) الجريمة وملخص الوقائع' },
  data: { en: 'c) Data, and how it belongs to the offence', ar: 'ج) البيانات وصلتها بالجريمة' },
  custodian: { en: 'd) Who has it, or where it is', ar: 'د) من يحوزها أو أين توجد' },
  necessity: { en: 'e) Why it must be preserved', ar: 'هـ) لماذا يجب حفظها' },
  intention: {
    en: 'f) That mutual assistance will be asked for',
    ar: 'و) النية في طلب المساعدة المتبادلة',
  },
  intentionHint: {
    en: 'Nothing is filled in here: that a State will ask is said by a person. For example: a request for mutual assistance for the disclosure of this data will be submitted.',
    ar: 'لا يُملأ شيء هنا: يقول شخص إن الدولة ستطلب. مثلًا: سيُقدَّم طلب مساعدة متبادلة للكشف عن هذه البيانات.',
  },
  begin: { en: 'Begin the draft', ar: 'ابدأ المسودة' },
  saidDrafted: { en: 'The draft is there. Nothing has left.', ar: 'المسودة جاهزة. لم يُرسل شيء.' },
  contents: { en: 'What it says', ar: 'ما يقوله' },
  missing: { en: 'Missing of the six contents:', ar: 'ينقص من المحتويات الستة:' },
  notSaid: { en: 'missing', ar: 'ناقص' },
  write: { en: 'Write it further', ar: 'تابع الكتابة' },
  save: { en: 'Keep this', ar: 'احفظ' },
  saidWritten: { en: 'Kept.', ar: 'حُفظ.' },
  now: { en: 'Now', ar: 'الآن' },
  complete: { en: 'It is complete', ar: 'اكتمل' },
  completeTold: {
    en: 'All six contents are there. From then on it is not changed, and a second person reads it.',
    ar: 'المحتويات الستة كلها موجودة. بعدها لا يُعدَّل، ويقرؤه شخص ثانٍ.',
  },
  officerSource: {
    en: 'Where you saw today that both States are bound',
    ar: 'أين رأيت اليوم أن الدولتين ملزمتان',
  },
  officerSourceHint: {
    en: 'Needed unless the directory has both as confirmed: for example the chart of the Treaty Office.',
    ar: 'مطلوب ما لم يكن الموقفان مؤكدين في الدليل: مثلًا جدول مكتب المعاهدات.',
  },
  saidComplete: { en: 'It waits for a second person.', ar: 'ينتظر شخصًا ثانيًا.' },
  waitsApproval: {
    en: 'It waits for a second person: the 24/7 officer or a reviewer.',
    ar: 'ينتظر شخصًا ثانيًا: ضابط الاتصال أو المراجع.',
  },
  approve: { en: 'Stand for this request', ar: 'أقرّ هذا الطلب' },
  approveTold: {
    en: 'You read what is printed below, and it is right. Your name stands under it.',
    ar: 'قرأتَ ما هو مطبوع أدناه وهو صحيح. يقف اسمك تحته.',
  },
  saidApproved: { en: 'The request may be sent.', ar: 'يمكن إرسال الطلب.' },
  reopen: { en: 'Take it back into the draft', ar: 'أعده إلى المسودة' },
  reopenNote: { en: 'Why', ar: 'السبب' },
  saidReopened: { en: 'It is a draft again.', ar: 'عاد مسودة.' },
  move: { en: 'Write down what happened', ar: 'دوّن ما حدث' },
  at: { en: 'When', ar: 'متى' },
  atHint: { en: 'Leave it empty for this moment.', ar: 'اتركه فارغًا للحظة الحالية.' },
  channel: { en: 'By which way', ar: 'بأي طريق' },
  receipt: { en: 'Number or words of their receipt', ar: 'رقم أو نص إيصالهم' },
  until: { en: 'Until when they keep the data', ar: 'حتى متى يحفظون البيانات' },
  ground: { en: 'Ground', ar: 'سبب الرفض' },
  basis: { en: 'Under which article', ar: 'بموجب أي مادة' },
  offenceArticle: {
    en: 'Article of the offence, where it is one of 2 to 11',
    ar: 'مادة الجريمة إن كانت من المواد 2 إلى 11',
  },
  note: { en: 'Note', ar: 'ملاحظة' },
  saidMoved: { en: 'It is written down.', ar: 'دُوّن.' },
  hop: { en: 'A provider in a further State took part', ar: 'شارك مزوّد في دولة أخرى' },
  hopTold: {
    en: 'Article 30: they told where the data came from. A new draft for that State takes over what this request says.',
    ar: 'المادة 30: أخبروا من أين جاءت البيانات. تأخذ مسودة جديدة لتلك الدولة ما يقوله هذا الطلب.',
  },
  hopAct: { en: 'Draft the next request', ar: 'صُغ الطلب التالي' },
  steps: { en: 'Steps', ar: 'المراحل' },
  marks: { en: 'What is due when', ar: 'ما يحل موعده ومتى' },
  treaty: { en: 'The Convention and the two States', ar: 'الاتفاقية والدولتان' },
  bound: { en: 'in force that day', ar: 'نافذة في ذلك اليوم' },
  notBound: { en: 'not in force that day', ar: 'غير نافذة في ذلك اليوم' },
  unknownBound: { en: 'not known', ar: 'غير معروف' },
  today: { en: 'They, today', ar: 'هم، اليوم' },
  ownThen: { en: 'This State, {date}', ar: 'هذه الدولة، {date}' },
  theirsThen: { en: 'They, {date}', ar: 'هم، {date}' },
  certainty: { en: '{is} ({confidence})', ar: '{is} ({confidence})' },
  officerSaw: { en: 'Where the officer saw it', ar: 'أين رآه الموظف' },
  unconfirmed: { en: 'unverified', ar: 'غير مؤكد' },
  points: { en: 'Whom to reach there', ar: 'من يُتصل به هناك' },
  noPoints: {
    en: 'No point of contact is known here. Ask your ministry of justice, or the Treaty Office of the Council of Europe, whom that State has named; it is added under Treaties and points of contact.',
    ar: 'لا نقطة اتصال معروفة هنا. اسأل وزارة العدل في بلدك أو مكتب المعاهدات في مجلس أوروبا عمّن سمّته تلك الدولة؛ وتُضاف في صفحة المعاهدات ونقاط الاتصال.',
  },
  document: { en: 'The document as it is sent', ar: 'المستند كما يُرسل' },
  hash: { en: 'SHA-256 of the document', ar: 'بصمة SHA-256 للمستند' },
  json: { en: 'Canonical JSON (RFC 8785)', ar: 'JSON القانوني (RFC 8785)' },
  signed: { en: 'Signed by passkey', ar: 'موقّع بمفتاح مرور' },
  unsigned: { en: 'Not signed by passkey', ar: 'غير موقّع بمفتاح مرور' },
  approvedBy: { en: 'Second person', ar: 'الشخص الثاني' },
  signature: { en: 'Signature', ar: 'التوقيع' },
  draftedBy: { en: 'Drafted by', ar: 'صاغه' },
  completedBy: { en: 'Completed by', ar: 'أكمله' },
  follows: { en: 'Follows', ar: 'يتبع' },
})

/** States of a request, and the acts that lead there. */
export const requestStateTexts = defineTexts('cases-request-states', {
  draft: { en: 'Draft', ar: 'مسودة' },
  complete: { en: 'Waits for a second person', ar: 'ينتظر شخصًا ثانيًا' },
  approved: { en: 'May be sent', ar: 'يمكن إرساله' },
  sent: { en: 'Sent', ar: 'أُرسل' },
  acknowledged: { en: 'Received', ar: 'استُلم' },
  conditions: { en: 'Conditions are asked for', ar: 'طُلبت شروط' },
  preserved: { en: 'Data is preserved', ar: 'البيانات محفوظة' },
  extended: { en: 'Preserved for longer', ar: 'مُدّد الحفظ' },
  'mla-sent': { en: 'Mutual assistance is asked for', ar: 'طُلبت المساعدة المتبادلة' },
  answered: { en: 'Answered', ar: 'أُجيب' },
  refused: { en: 'Refused', ar: 'رُفض' },
  lapsed: { en: 'Lapsed', ar: 'انقضى' },
  closed: { en: 'Closed', ar: 'أُغلق' },
})

export const moveTexts = defineTexts('cases-request-moves', {
  sent: { en: 'It was sent', ar: 'أُرسل' },
  acknowledged: { en: 'They confirmed the receipt', ar: 'أكدوا الاستلام' },
  conditions: { en: 'They ask for conditions', ar: 'يطلبون شروطًا' },
  preserved: { en: 'They preserve the data', ar: 'يحفظون البيانات' },
  extended: { en: 'They preserve it for longer', ar: 'مدّدوا الحفظ' },
  'mla-sent': { en: 'Mutual assistance was asked for', ar: 'طُلبت المساعدة المتبادلة' },
  answered: { en: 'They answered', ar: 'أجابوا' },
  refused: { en: 'They refused', ar: 'رفضوا' },
  closed: { en: 'Close the request', ar: 'أغلق الطلب' },
})

export const articleTexts = defineTexts('cases-request-articles', {
  '29': {
    en: 'That stored data is preserved (Article 29)',
    ar: 'حفظ بيانات مخزنة (المادة 29)',
  },
  '30': {
    en: 'That preserved traffic data is disclosed (Article 30)',
    ar: 'الكشف عن بيانات حركة محفوظة (المادة 30)',
  },
})

export const kindTexts = defineTexts('cases-request-kinds', {
  new: { en: 'New', ar: 'جديد' },
  extension: { en: 'Extension', ar: 'تمديد' },
  'follow-up': { en: 'Follow-up', ar: 'متابعة' },
})

export const channelTexts = defineTexts('cases-request-channels', {
  'point-24-7': { en: '24/7 point of contact', ar: 'نقطة الاتصال على مدار الساعة' },
  'central-authority': { en: 'Central authority', ar: 'السلطة المركزية' },
  interpol: { en: 'INTERPOL', ar: 'الإنتربول' },
  court: { en: 'From court to court', ar: 'من محكمة إلى محكمة' },
  post: { en: 'Letter', ar: 'رسالة' },
})

export const groundTexts = defineTexts('cases-request-grounds', {
  'political-offence': { en: 'Political offence', ar: 'جريمة سياسية' },
  sovereignty: { en: 'Sovereignty', ar: 'السيادة' },
  security: { en: 'Security', ar: 'الأمن' },
  'ordre-public': { en: 'Ordre public', ar: 'النظام العام' },
  'dual-criminality': {
    en: 'Dual criminality, where reserved',
    ar: 'ازدواجية التجريم حيث يوجد تحفظ',
  },
})

export const basisTexts = defineTexts('cases-request-bases', {
  '27(6)': { en: 'Article 27(6)', ar: 'المادة 27(6)' },
  '28(2)': { en: 'Article 28(2)', ar: 'المادة 28(2)' },
  '29(6)': { en: 'Article 29(6)', ar: 'المادة 29(6)' },
})

export const markTexts = defineTexts('cases-request-marks', {
  'mla-due': {
    en: 'Draft of the request for mutual assistance',
    ar: 'مسودة طلب المساعدة المتبادلة',
  },
  escalate: { en: 'Tell whoever decides', ar: 'أبلغ صاحب القرار' },
  'extension-due': { en: 'Ask for an extension', ar: 'اطلب التمديد' },
  lapse: { en: 'The data may be deleted', ar: 'قد تُحذف البيانات' },
})

export const confidenceTexts = defineTexts('cases-confidence', {
  confirmed: { en: 'confirmed in the directory', ar: 'مؤكد في الدليل' },
  high: { en: 'unverified, likely right', ar: 'غير مؤكد، صحيح على الأرجح' },
  medium: { en: 'unverified, may be out of date', ar: 'غير مؤكد، قد يكون قديمًا' },
  low: { en: 'unverified, may be wrong', ar: 'غير مؤكد، قد يكون خاطئًا' },
  none: { en: 'nothing is known', ar: 'لا شيء معروف' },
})
