import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, found, problems } = refusals('attacks', {
  unknownAttack: [404, 'There is no such attack.', 'لا يوجد هجوم كهذا.'],
  unknownForm: [404, 'There is no such text.', 'لا يوجد نص كهذا.'],
  unknownIncident: [404, 'There is no such incident.', 'لا توجد حادثة كهذه.'],
  notClosed: [
    409,
    'Only an incident that is closed is explained to the public.',
    'لا يُشرح للعموم إلا حادثة مغلقة.',
  ],
  alreadySent: [
    409,
    'A text about this incident is with the second person. Wait for the answer.',
    'نص عن هذه الحادثة لدى الشخص الثاني. انتظر الرد.',
  ],
  wrongState: [
    409,
    'The text has moved on since. Load the page again.',
    'تغيّرت حالة النص منذ ذلك الحين. أعد تحميل الصفحة.',
  ],
  placeTooNear: [
    400,
    'The place is a district at most, and the one of the incident.',
    'المكان منطقة على الأكثر، وهي منطقة الحادثة.',
  ],
  monthToCome: [400, 'This month has not come yet.', 'لم يحن هذا الشهر بعد.'],
  notAnonymous: [
    400,
    'Say that the text names nobody, and nobody who did it without a final judgment.',
    'أكّد أن النص لا يسمّي أحدًا، ولا يسمّي فاعلًا دون حكم نهائي.',
  ],
  pointedOut: [
    409,
    'The text holds what could tell who or where it was: {what}. Take it out, or confirm each of them.',
    'في النص ما قد يدل على الشخص أو المكان: {what}. احذفه أو أكّد كلًا منه.',
  ],
  notWriter: [
    403,
    'The one who wrote it last sends it. Save it under your own name first.',
    'يرسله من كتبه آخرًا. احفظه باسمك أولًا.',
  ],
  badCase: [400, 'Row {row} is wrong: {what}.', 'الصف {row} خطأ: {what}.'],
  caseNames: [
    400,
    'Row {row} holds what could tell a person or a site: {what}.',
    'في الصف {row} ما قد يدل على شخص أو موقع: {what}.',
  ],
  caseAccuses: [
    400,
    'Row {row} says who did it without a final judgment: {what}.',
    'يذكر الصف {row} من فعلها دون حكم نهائي: {what}.',
  ],
  tooManyCases: [
    409,
    'A node holds {most} cases of elsewhere.',
    'تتسع العقدة لـ {most} حالة من الخارج.',
  ],
  ownAnswer: [
    403,
    'The one who wrote it does not answer for the prosecutor.',
    'من كتب النص لا يجيب عن المدعي العام.',
  ],
})
