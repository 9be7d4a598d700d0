import { defineTexts } from '../core/text.ts'

/** The words of the station page; those with a `{time}` or `{what}` are filled in by its script. */
export const texts = defineTexts('station', {
  where: { en: 'Station {number}: {name}', ar: 'المركز {number}: {name}' },
  station: { en: 'Station {number}', ar: 'المركز {number}' },
  duty: { en: 'On duty', ar: 'المناوب' },
  still: {
    en: 'As of {time}. This page does not renew itself.',
    ar: 'كما في {time}. لا تتجدد هذه الصفحة بنفسها.',
  },
  reload: { en: 'Show what is new', ar: 'اعرض الجديد' },
  live: { en: 'Connected. As of {time}.', ar: 'متصل. كما في {time}.' },
  lost: {
    en: 'No connection. As of {time}. Telephone if it is urgent.',
    ar: 'لا اتصال. كما في {time}. اتصلوا هاتفيًا إن كان الأمر عاجلًا.',
  },
  enrolAgain: { en: 'Enrol this device again.', ar: 'سجّل هذا الجهاز من جديد.' },
  skew: { en: 'The clock of this device is wrong.', ar: 'ساعة هذا الجهاز غير صحيحة.' },
  forged: {
    en: 'A message with a wrong signature was thrown away.',
    ar: 'أُهملت رسالة توقيعها خاطئ.',
  },
  none: { en: 'No alert as of {time}', ar: 'لا تنبيه حتى الساعة {time}' },
  until: { en: 'Sent {sent}, in force until {until}', ar: 'أُرسل {sent}، ساري حتى {until}' },
  answer: { en: 'Your answer', ar: 'إجابتكم' },
  readIt: { en: 'We have read it', ar: 'قرأناه' },
  reason: { en: 'Why can you not do it?', ar: 'لماذا لا تستطيعون؟' },
  sendCannot: { en: 'Send: we cannot', ar: 'أرسل: لا نستطيع' },
  back: { en: 'Back', ar: 'رجوع' },
  open: { en: 'Not answered yet', ar: 'لم تتم الإجابة بعد' },
  change: { en: 'Change the answer', ar: 'غيّروا الإجابة' },
  choose: { en: 'Answer this one', ar: 'أجيبوا عن هذا' },
  count: { en: 'Open messages: {number}', ar: 'الرسائل المفتوحة: {number}' },
  sent: { en: 'Sent at {time}: {what}', ar: 'أُرسل في {time}: {what}' },
  sentMore: { en: 'The election office has it.', ar: 'وصل إلى مكتب الانتخابات.' },
  going: { en: 'Being sent: {what}', ar: 'جارٍ الإرسال: {what}' },
  queued: { en: 'Waits for the network: {what}', ar: 'ينتظر الشبكة: {what}' },
  queuedMore: {
    en: 'It is sent by itself. Leave this page open.',
    ar: 'يُرسل تلقائيًا. اتركوا هذه الصفحة مفتوحة.',
  },
  refused: { en: 'Not taken: {what}', ar: 'لم يُقبل: {what}' },
  takenBack: { en: 'Taken back at {time}', ar: 'أُلغي في {time}' },
  over: { en: 'All clear since {time}', ar: 'زال الخطر منذ {time}' },
  wrong: {
    en: 'What we told you at {time} was wrong: {what}',
    ar: 'ما أبلغناكم به في {time} كان خطأ: {what}',
  },
  was: { en: 'We told you at {time}: {what}', ar: 'أبلغناكم في {time}: {what}' },
  undo: {
    en: 'You answered “{what}”. What you did because of it, undo now.',
    ar: 'أجبتم «{what}». تراجعوا الآن عمّا فعلتم بسببه.',
  },
  answered: { en: 'You answered “{what}”.', ar: 'أجبتم «{what}».' },
  past: { en: 'Earlier alerts', ar: 'تنبيهات سابقة' },
  cancelled: { en: 'Taken back', ar: 'أُلغي' },
  cleared: { en: 'All clear', ar: 'زال الخطر' },
  expired: { en: 'Expired', ar: 'انتهت مدته' },
  trouble: { en: 'We have a problem', ar: 'لدينا مشكلة' },
  what: { en: 'What is the problem?', ar: 'ما المشكلة؟' },
  danger: {
    en: 'Are people in danger? Telephone first.',
    ar: 'هل الناس في خطر؟ اتصلوا هاتفيًا أولًا.',
  },
  note: { en: 'In a few words', ar: 'بكلمات قليلة' },
  send: { en: 'Send to the election office', ar: 'أرسل إلى مكتب الانتخابات' },
  again: {
    en: 'You sent this at {time}. Send it again?',
    ar: 'أرسلتم هذا في {time}. هل ترسلونه مجددًا؟',
  },
  sendAgain: { en: 'Send it again', ar: 'أرسل مجددًا' },
  own: { en: 'Your problems', ar: 'مشاكلكم' },
  problemOpen: { en: 'Sent', ar: 'أُرسلت' },
  problemTaken: { en: 'Somebody works on it', ar: 'يعمل عليها أحدهم' },
  problemSettled: { en: 'Settled', ar: 'حُلّت' },
  shift: { en: 'Good morning. Start the shift.', ar: 'صباح الخير. ابدؤوا المناوبة.' },
  steps: {
    en: 'Plug the phone in and leave this page open. Press the button below: you hear three tones. If not, turn the sound up.',
    ar: 'صِلوا الهاتف بالكهرباء واتركوا هذه الصفحة مفتوحة. اضغطوا الزر أدناه: تسمعون ثلاث نغمات. إن لم تسمعوها فارفعوا الصوت.',
  },
  arm: { en: 'Start the shift and play the tones', ar: 'ابدؤوا المناوبة واسمعوا النغمات' },
  armed: {
    en: 'The shift began at {time}. This phone rings when an alert comes.',
    ar: 'بدأت المناوبة في {time}. يرنّ هذا الهاتف عند وصول تنبيه.',
  },
  mute: {
    en: 'The shift began at {time}. Touch this page, then the phone can ring.',
    ar: 'بدأت المناوبة في {time}. المسوا هذه الصفحة ليستطيع الهاتف أن يرنّ.',
  },
  notify: { en: 'Notifications', ar: 'الإشعارات' },
  locked: {
    en: 'A locked phone does not ring.',
    ar: 'الهاتف المقفل لا يرنّ.',
  },
  silent: {
    en: 'Without script this phone cannot ring. Look for what is new every few minutes.',
    ar: 'لا يستطيع هذا الهاتف أن يرنّ بلا برنامج نصي. اعرضوا الجديد كل بضع دقائق.',
  },
  appName: { en: 'Station', ar: 'المركز' },
})

/** Sentences of the gateway's own Problems. */
export const problems = {
  'gateway.busy': defineTexts('station', {
    busy: {
      en: 'Too many stations are connected here. It is tried again.',
      ar: 'عدد المراكز المتصلة كبير. ستُعاد المحاولة.',
    },
  }).busy,
  'gateway.no_station': defineTexts('station', {
    noStation: {
      en: 'Only the device of a polling station can do this.',
      ar: 'لا يستطيع ذلك إلا جهاز مركز اقتراع.',
    },
  }).noStation,
  'gateway.wrong_origin': defineTexts('station', {
    wrongOrigin: {
      en: 'This did not come from a page of this node.',
      ar: 'لم يأت هذا من صفحة في هذه العقدة.',
    },
  }).wrongOrigin,
  'gateway.no_sms': defineTexts('station', {
    noSms: {
      en: 'A message needs a sender and a text.',
      ar: 'تحتاج الرسالة إلى مرسل ونص.',
    },
  }).noSms,
  'gateway.no_report': defineTexts('station', {
    noReport: {
      en: 'A report needs a message and a status.',
      ar: 'يحتاج التقرير إلى رسالة وحالة.',
    },
  }).noReport,
  'gateway.no_sms_here': defineTexts('station', {
    noSmsHere: { en: 'This node takes no messages.', ar: 'لا تستقبل هذه العقدة رسائل.' },
  }).noSmsHere,
  'gateway.wrong_secret': defineTexts('station', {
    wrongSecret: {
      en: 'The secret of this address is wrong.',
      ar: 'سر هذا العنوان غير صحيح.',
    },
  }).wrongSecret,
  'gateway.too_many': defineTexts('station', {
    tooMany: { en: 'Too many wrong secrets.', ar: 'محاولات خاطئة كثيرة.' },
  }).tooMany,
} as const
