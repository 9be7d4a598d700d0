import { defineTexts } from '../../../core/text.ts'

/** Words of the page of one site: how it stands, what is wrong, how it was reached, what changed. */
export const siteViewTexts = defineTexts('monitoring-site', {
  publicReads: {
    en: 'The public reads: {mark}. {sentence}',
    ar: 'يقرأ الجمهور: {mark}. {sentence}',
  },
  notPublic: { en: 'Its state is not public.', ar: 'حالته غير معلنة.' },
  sheet: { en: 'Report to print', ar: 'تقرير للطباعة' },
  waits: { en: 'Waits for somebody', ar: 'ينتظر من يتولاه' },
  openIt: { en: 'Open it', ar: 'فتح' },
  scoreOf: { en: '{score} of 100', ar: '{score} من 100' },
  withoutCap: {
    en: 'Held down by “{check}”; without it {letter}, {score} of 100.',
    ar: 'يخفضها «{check}»؛ ولولاه لكانت {letter}، {score} من 100.',
  },
  scoreShare: { en: '{score} · {share}', ar: '{score} · {share}' },
  tooLittle: { en: 'too little tested · {share}', ar: 'ما اختُبر قليل · {share}' },
  gradeOfLook: {
    en: 'The bars are those of the last look, {time}.',
    ar: 'الأشرطة من آخر فحص، {time}.',
  },
  wrongNow: { en: 'What is wrong now', ar: 'ما الخلل الآن' },
  nothingWrong: {
    en: 'Nothing is wrong that a look could see.',
    ar: 'لا خلل يمكن لفحص أن يراه.',
  },
  neverLooked: {
    en: 'Nobody has looked yet, so nothing is known.',
    ar: 'لم يفحصه أحد بعد، فلا شيء معروف.',
  },
  countOf: { en: '{severity}: {number}', ar: '{severity}: {number}' },
  since: { en: 'since {time}', ar: 'منذ {time}' },
  toMend: { en: 'To mend:', ar: 'للإصلاح:' },
  others: {
    en: { one: 'One more', other: '{count} more' },
    ar: {
      zero: 'لا شيء آخر',
      one: 'واحدة أخرى',
      two: 'اثنتان أخريان',
      few: '{count} أخرى',
      many: '{count} أخرى',
      other: '{count} أخرى',
    },
  },
  allChecks: { en: 'Every check, with its evidence', ar: 'كل الفحوص مع أدلتها' },

  reachable: { en: 'Reachable', ar: 'إمكانية الوصول' },
  day: { en: 'Last 24 hours', ar: 'آخر 24 ساعة' },
  month: { en: 'Last 30 days', ar: 'آخر 30 يومًا' },
  shareDay: {
    en: 'Reachable for {share} of what was looked at in the last 24 hours',
    ar: 'كان متاحًا {share} من المدة المفحوصة في آخر 24 ساعة',
  },
  shareMonth: {
    en: 'Reachable for {share} of what was looked at in the last 30 days',
    ar: 'كان متاحًا {share} من المدة المفحوصة في آخر 30 يومًا',
  },
  nobodyLooked: {
    en: 'Nobody looked in this time, so nothing can be said.',
    ar: 'لم يفحصه أحد في هذه المدة، فلا يمكن قول شيء.',
  },
  failedFor: { en: 'Not reachable for {duration}.', ar: 'لم يكن متاحًا مدة {duration}.' },
  neverFailed: {
    en: 'Reachable whenever somebody looked.',
    ar: 'كان متاحًا في كل فحص.',
  },
  unwatchedFor: {
    en: 'Not looked at for {duration}; that time is not in the figure.',
    ar: 'لم يُفحص مدة {duration}، وهي خارج هذه النسبة.',
  },
  maintainedFor: {
    en: 'Worked on and off for {duration}, as planned; that time is not in the figure either.',
    ar: 'كان متوقفًا للصيانة المخططة مدة {duration}، وهي خارج هذه النسبة أيضًا.',
  },
  maintained: { en: 'Worked on', ar: 'قيد الصيانة' },
  countedSince: { en: 'Counted since {time}.', ar: 'يُحتسب منذ {time}.' },
  reached: { en: 'Reachable', ar: 'متاح' },
  failed: { en: 'Not reachable', ar: 'غير متاح' },
  unwatched: { en: 'Not looked at', ar: 'لم يُفحص' },
  from: { en: 'From', ar: 'من' },
  answerTime: { en: 'Time to answer', ar: 'مدة الاستجابة' },
  within: {
    en: 'half within {median}, 95 of 100 within {p95}',
    ar: 'النصف خلال {median}، و95 من كل 100 خلال {p95}',
  },
  answerDay: {
    en: 'Time until the page came, by the half hour, last 24 hours',
    ar: 'مدة وصول الصفحة كل نصف ساعة في آخر 24 ساعة',
  },
  ms: { en: 'ms', ar: 'م.ث' },
  noAnswers: { en: 'No page came in this time.', ar: 'لم تصل أي صفحة في هذه المدة.' },
  reachableDay: { en: 'Reachable, last 24 hours', ar: 'متاح، آخر 24 ساعة' },
  reachableMonth: { en: 'Reachable, last 30 days', ar: 'متاح، آخر 30 يومًا' },

  facts: { en: 'Facts', ar: 'حقائق' },
  change: { en: 'Change', ar: 'تغيير' },
  visited: { en: 'Looked at', ar: 'يُفحص' },
  every: { en: 'every {duration}', ar: 'كل {duration}' },
  allParts: { en: 'Every part', ar: 'كل الأجزاء' },
  asApproved: {
    en: 'Of title, hosts and names the last look saw nothing else.',
    ar: 'لم يرَ الفحص الأخير غير ذلك في العنوان والمضيفات والأسماء.',
  },
  leaveUntil: {
    en: 'In force until {time}, granted by {by}.',
    ar: 'سارٍ حتى {time}، بإذن من {by}.',
  },
  allAuthorisations: { en: 'Every authorisation', ar: 'كل التفويضات' },
  certificate: { en: 'Certificate', ar: 'الشهادة' },
  certificateLeft: {
    en: { one: '{count} day left, until {day}', other: '{count} days left, until {day}' },
    ar: {
      zero: 'أقل من يوم، حتى {day}',
      one: 'بقي يوم واحد، حتى {day}',
      two: 'بقي يومان، حتى {day}',
      few: 'بقيت {count} أيام، حتى {day}',
      many: 'بقي {count} يومًا، حتى {day}',
      other: 'بقي {count} يوم، حتى {day}',
    },
  },
  certificateEnded: { en: 'ended on {day}', ar: 'انتهت في {day}' },
  chainEnds: {
    en: 'One above it ends first: {day}.',
    ar: 'تنتهي قبلها شهادة أعلى منها: {day}.',
  },
  chainHolds: { en: 'Those above it hold longer.', ar: 'الشهادات الأعلى منها أطول مدة.' },
  noCertificate: { en: 'none seen yet', ar: 'لم تُرَ بعد' },
  daysLeft: {
    en: { one: '{count} day', other: '{count} days' },
    ar: {
      zero: 'أقل من يوم',
      one: 'يوم واحد',
      two: 'يومان',
      few: '{count} أيام',
      many: '{count} يومًا',
      other: '{count} يوم',
    },
  },
  ended: { en: 'ended', ar: 'انتهت' },

  changed: { en: 'What changed', ar: 'ما الذي تغيّر' },
  allChanges: { en: 'All changes and looks', ar: 'كل التغييرات والفحوص' },
  noChanges: { en: 'Nothing changed since it is watched.', ar: 'لم يتغير شيء منذ بدء مراقبته.' },
  gradeFrom: { en: 'Grade {grade}, before that {before}', ar: 'الدرجة {grade}، وقبلها {before}' },
  gradeFirst: { en: 'First grade: {grade}', ar: 'أول درجة: {grade}' },
  opened: { en: 'Found and confirmed: {what}', ar: 'ظهر وتأكد: {what}' },
  closed: { en: 'Over: {what}', ar: 'انتهى: {what}' },
  address: { en: 'New address: {value}', ar: 'عنوان جديد: {value}' },
  'name-server': { en: 'New name server: {value}', ar: 'خادم أسماء جديد: {value}' },
  'mail-server': { en: 'New mail server: {value}', ar: 'خادم بريد جديد: {value}' },
  'script-host': { en: 'Scripts from a new place: {value}', ar: 'برامج من مكان جديد: {value}' },
  'form-host': {
    en: 'Forms sent to a new place: {value}',
    ar: 'نماذج ترسل إلى مكان جديد: {value}',
  },
  'frame-host': { en: 'Frames from a new place: {value}', ar: 'إطارات من مكان جديد: {value}' },
  newCertificate: { en: 'New certificate, until {day}', ar: 'شهادة جديدة، حتى {day}' },
  proposed: {
    en: 'The first good look is what later ones are compared with',
    ar: 'صار أول فحص سليم أساس المقارنة',
  },
  approved: { en: '{person} approved what is right', ar: 'اعتمد {person} الوضع الصحيح' },

  sheetTitle: { en: 'Report on {site}', ar: 'تقرير عن {site}' },
  sheetFor: {
    en: 'For whoever runs this site. It says what is wrong, why it matters and how to mend it.',
    ar: 'لمن يدير هذا الموقع. يبيّن الخلل ولماذا يهم وكيف يُصلح.',
  },
  sheetFrom: { en: 'From {authority}', ar: 'من {authority}' },
  print: { en: 'Print', ar: 'طباعة' },
  inOrder: { en: 'In order: {checks}.', ar: 'سليم: {checks}.' },
})
