import { defineTexts } from '../../../core/text.ts'

/** Words about restrictions as everybody reads them. */
export const restrictionTexts = defineTexts('notices-restrictions', {
  title: { en: 'Restrictions by courts and regulators', ar: 'قيود قررتها محاكم وهيئات تنظيم' },
  intro: {
    en: 'This office blocks nobody’s words. Here stands what a court or an independent regulator decided, under which law, for what and until when.',
    ar: 'هذا المكتب لا يحجب كلام أحد. هنا ما قررته محكمة أو هيئة تنظيم مستقلة، وبموجب أي قانون، وعلى ماذا، وحتى متى.',
  },
  none: { en: 'No restriction is recorded.', ar: 'لا قيد مسجَّل.' },
  court: { en: 'Court', ar: 'محكمة' },
  regulator: { en: 'Independent regulator', ar: 'هيئة تنظيم مستقلة' },
  authority: { en: 'Who decided', ar: 'من قرر' },
  scope: { en: 'What it restricts', ar: 'ما الذي يقيّده' },
  law: { en: 'Law and article', ar: 'القانون والمادة' },
  days: { en: 'From and until', ar: 'من وحتى' },
  span: { en: '{from} to {until}', ar: '{from} إلى {until}' },
  decided: { en: 'Decided on {day}, {reference}', ar: 'صدر في {day}، {reference}' },
  hash: { en: 'SHA-256 of the decision', ar: 'بصمة SHA-256 للقرار' },
  inForce: { en: 'In force', ar: 'سارٍ' },
  over: { en: 'Over', ar: 'منتهٍ' },
})

/** Words of the desk where restrictions are recorded. */
export const recordingTexts = defineTexts('notices-recording', {
  record: { en: 'Record a restriction', ar: 'تسجيل قيد' },
  recordHint: {
    en: 'Only what a court or an independent regulator decided. Recording it restricts nothing.',
    ar: 'فقط ما قررته محكمة أو هيئة تنظيم مستقلة. التسجيل لا يقيّد شيئًا.',
  },
  file: { en: 'The decision', ar: 'القرار' },
  fileHint: {
    en: 'A PDF or a picture, 8 MB at most.',
    ar: 'ملف PDF أو صورة، 8 ميغابايت على الأكثر.',
  },
  authorityKind: { en: 'Court or regulator', ar: 'محكمة أم هيئة تنظيم' },
  authority: { en: 'Its name', ar: 'اسمها' },
  reference: { en: 'File number', ar: 'رقم الملف' },
  law: { en: 'Law', ar: 'القانون' },
  article: { en: 'Article', ar: 'المادة' },
  decidedOn: { en: 'Day of the decision', ar: 'يوم القرار' },
  scope: { en: 'What it restricts', ar: 'ما الذي يقيّده' },
  scopeHint: { en: 'No names of private persons.', ar: 'دون أسماء أشخاص عاديين.' },
  language: { en: 'Language of this text', ar: 'لغة هذا النص' },
  fromDay: { en: 'First day', ar: 'اليوم الأول' },
  untilDay: { en: 'Last day', ar: 'اليوم الأخير' },
  untilDayHint: { en: 'A year after the decision at most.', ar: 'بعد سنة من القرار على الأكثر.' },
  end: { en: 'It ended', ar: 'انتهى' },
  endWhat: {
    en: 'It stays in the list with the reason.',
    ar: 'يبقى في القائمة مع السبب.',
  },
  reason: { en: 'Reason', ar: 'السبب' },
  give: { en: 'The decision', ar: 'القرار' },
  saidRecorded: { en: 'It is recorded, and everybody reads it.', ar: 'سُجّل ويقرؤه الجميع.' },
  saidEnded: { en: 'It is noted.', ar: 'سُجّل ذلك.' },
})
