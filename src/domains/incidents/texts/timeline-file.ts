import { defineTexts } from '../../../core/text.ts'

/** Words of the page that takes rows of a timeline by a file. */
export const texts = defineTexts('incidents-rows', {
  intro: {
    en: 'Bring in many rows at once, as a tool wrote them. You see what each row would add before anything is added. The CSV file of a timeline comes in again as it is.',
    ar: 'أدخل صفوفًا كثيرة دفعة واحدة كما كتبتها أداة. ترى ما سيضيفه كل صف قبل أن يُضاف شيء. ملف CSV لتسلسل زمني يُدخل من جديد كما هو.',
  },
  when: { en: 'When', ar: 'متى' },
  over: {
    en: 'The incident is over: no rows are taken.',
    ar: 'انتهت الحادثة: لا تُدخل صفوف.',
  },
})

/** What each column of the file says. */
export const columnTexts = defineTexts('incidents-row-columns', {
  at: {
    en: 'Time by the clock of the source, to a fraction of a second where it is known: 2026-11-24T08:00:05.123456+02:00. Without an offset: by the column offset or zone, else the time of this country. Empty: no date',
    ar: 'الوقت بساعة المصدر، حتى أجزاء الثانية إن عُرفت: 2026-11-24T08:00:05.123456+02:00. دون فرق: بحسب العمود offset أو zone، وإلا فبتوقيت هذا البلد. الفارغ: بلا تاريخ',
  },
  utc: { en: 'The same in UTC, in its place', ar: 'الوقت نفسه بالتوقيت العالمي، بدلًا منه' },
  offset: { en: 'Distance from UTC, like +02:00', ar: 'الفرق عن التوقيت العالمي، مثل +02:00' },
  zone: { en: 'Time zone, like Europe/Paris', ar: 'المنطقة الزمنية، مثل Europe/Paris' },
  written: { en: 'The time as it is spelt in the source', ar: 'الوقت كما هو مكتوب في المصدر' },
  skew_ms: {
    en: 'How far that clock was ahead, in milliseconds; below zero where it was behind',
    ar: 'مقدار تقدّم تلك الساعة بالملّي ثانية؛ أقل من الصفر إن كانت متأخرة',
  },
  text: { en: 'What happened; needed', ar: 'ما حدث؛ لازم' },
  source: {
    en: 'Where it was read: the item of evidence or the log, and the line',
    ar: 'أين قُرئ: الدليل أو السجل ورقم السطر',
  },
  observable: { en: 'Address, name or hash that was seen', ar: 'عنوان أو اسم أو بصمة شوهدت' },
  tag: { en: 'Tag', ar: 'وسم' },
  kind: {
    en: 'Kind of entry, as the file of a timeline has it; empty: a note',
    ar: 'نوع القيد كما في ملف تسلسل زمني؛ الفارغ: ملاحظة',
  },
})

/** What may be wrong with a row besides what can be wrong with a form. */
export const reasonTexts = defineTexts('incidents-row-reasons', {
  unknownKind: {
    en: 'is no kind of entry; leave it empty for a note',
    ar: 'ليس نوعًا من القيود؛ اتركه فارغًا للملاحظة',
  },
  twoTimes: {
    en: 'stands beside a time in the column utc; keep one of them',
    ar: 'يوجد بجانبه وقت في العمود utc؛ أبقِ واحدًا منهما',
  },
  twoOffsets: {
    en: 'is another distance from UTC than the time itself carries; keep one of them',
    ar: 'فرق عن التوقيت العالمي غير الذي في الوقت نفسه؛ أبقِ واحدًا منهما',
  },
  erased: {
    en: 'says that words were erased: there is nothing to bring in',
    ar: 'يقول إن الكلمات مُحيت: لا شيء لإدخاله',
  },
})

/** A file of rows, as the page that takes one shows it. */
export const EXAMPLE_ROWS = `at,offset,text,source,observable,tag
2026-11-24 06:55:02.123,+02:00,Failed password for root,"EV-ABCDEFGH auth.log, line 511",192.0.2.7,ssh
2026-11-24 06:55:46,+02:00,Password accepted,"EV-ABCDEFGH auth.log, line 517",192.0.2.7,ssh`
