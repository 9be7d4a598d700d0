import { defineTexts } from '../../../core/text.ts'

/** What waits, the set-up's items, the day, the search, the exercise. */
export const elsewhereTexts = defineTexts('reports-parts', {
  acknowledge: {
    en: 'A report waits for a sign that somebody has it',
    ar: 'بلاغ ينتظر إقرارًا باستلامه',
  },
  acknowledgeMany: {
    en: { one: '{count} report waits to be read', other: '{count} reports wait to be read' },
    ar: {
      zero: 'لا بلاغات تنتظر القراءة',
      one: 'بلاغ ينتظر القراءة',
      two: 'بلاغان ينتظران القراءة',
      few: '{count} بلاغات تنتظر القراءة',
      many: '{count} بلاغًا ينتظر القراءة',
      other: '{count} بلاغ ينتظر القراءة',
    },
  },
  now: {
    en: 'It happens now at a polling station: say that you have it',
    ar: 'يحدث الآن في مركز اقتراع: قل إنك استلمته',
  },
  nowMany: {
    en: {
      one: '{count} report of what happens now at a polling station waits to be read',
      other: '{count} reports of what happens now at polling stations wait to be read',
    },
    ar: {
      zero: 'لا بلاغات عما يحدث الآن في مراكز الاقتراع',
      one: 'بلاغ عما يحدث الآن في مركز اقتراع ينتظر القراءة',
      two: 'بلاغان عما يحدث الآن في مراكز الاقتراع ينتظران القراءة',
      few: '{count} بلاغات عما يحدث الآن في مراكز الاقتراع تنتظر القراءة',
      many: '{count} بلاغًا عما يحدث الآن في مراكز الاقتراع ينتظر القراءة',
      other: '{count} بلاغ عما يحدث الآن في مراكز الاقتراع ينتظر القراءة',
    },
  },
  answer: { en: 'A report waits for an answer', ar: 'بلاغ ينتظر الجواب' },
  half: { en: 'Half the time for an answer is over', ar: 'انقضى نصف مهلة الجواب' },
  soon: { en: 'An answer is nearly due', ar: 'اقترب موعد الجواب' },
  late: { en: 'An answer is overdue', ar: 'تأخر الجواب عن موعده' },
  lateDesk: {
    en: {
      one: '{count} report is overdue at a desk',
      other: '{count} reports are overdue at a desk',
    },
    ar: {
      zero: 'لا بلاغات متأخرة في مكتب',
      one: 'بلاغ متأخر في مكتب',
      two: 'بلاغان متأخران في مكتب',
      few: '{count} بلاغات متأخرة في مكتب',
      many: '{count} بلاغًا متأخرًا في مكتب',
      other: '{count} بلاغ متأخر في مكتب',
    },
  },
  renew: {
    en: 'A new key does not open earlier reports: renew them',
    ar: 'مفتاح جديد لا يفتح البلاغات السابقة: جدّدها',
  },
  release: {
    en: 'Somebody asks to release a report to the recovery key',
    ar: 'يطلب أحدهم تسليم بلاغ لمفتاح الاستعادة',
  },
  offered: { en: 'Another desk offers you a report', ar: 'يعرض عليك مكتب آخر بلاغًا' },
  name: { en: 'An officer asks who told a report', ar: 'يسأل ضابط عن صاحب بلاغ' },
  change: { en: 'A change of seats waits for you', ar: 'تغيير في المقاعد ينتظرك' },
  look: { en: 'Look', ar: 'اطّلع' },
  report: { en: 'Citizen’s report', ar: 'بلاغ مواطن' },
  readyTitle: { en: 'An agency receives citizens’ reports', ar: 'تتلقى جهة بلاغات المواطنين' },
  readyTodo: {
    en: 'Open a desk, give two intake officers their seats, lock a recovery key away and try its code once.',
    ar: 'افتح مكتبًا، وامنح ضابطين مقعديهما، واحفظ مفتاح استعادة، وجرّب رمزه مرة.',
  },
  dayTitle: { en: 'Citizens’ reports', ar: 'بلاغات المواطنين' },
  dayEmpty: { en: 'Nothing came to your desks.', ar: 'لم يرد شيء إلى مكاتبك.' },
  received: { en: 'Received', ar: 'وردت' },
  acknowledged: { en: 'Acknowledged', ar: 'أُقرّ باستلامها' },
  answered: { en: 'Answered', ar: 'أُجيب عنها' },
  overdue: { en: 'Overdue now', ar: 'متأخرة الآن' },
  count: { en: 'Count', ar: 'العدد' },
  what: { en: 'What', ar: 'ماذا' },
  story: { en: 'Somebody reports', ar: 'أحدهم يبلّغ' },
  send: { en: 'Send reports: 200, of which three matter', ar: 'أرسل بلاغات: 200، ثلاثة منها مهمة' },
  sendHint: {
    en: 'They come within ten minutes. Whoever has a seat at a desk (Desks and seats) reads them at Citizens’ reports.',
    ar: 'تصل خلال عشر دقائق. ومن له مقعد في مكتب (المكاتب والمقاعد) يقرؤها في بلاغات المواطنين.',
  },
})
