import { defineTexts } from '../../../core/text.ts'

/** Words of short messages. Kept short: Arabic has 134 places in two parts. */
export const smsWords = defineTexts('sms', {
  exercise: { en: 'EXERCISE', ar: 'تمرين' },
  answer: {
    en: 'Reply: card code and 1 done, 2 cannot, 3 help',
    ar: 'الرد: رمز البطاقة ثم 1 تم 2 لا نستطيع 3 مساعدة',
  },
  silent: {
    en: {
      one: '{place}: {count} station has not answered:',
      other: '{place}: {count} stations have not answered:',
    },
    ar: {
      zero: '{place}: لم يجب {count} مركز:',
      one: '{place}: لم يجب مركز واحد:',
      two: '{place}: لم يجب مركزان:',
      few: '{place}: لم تجب {count} مراكز:',
      many: '{place}: لم يجب {count} مركز:',
      other: '{place}: لم يجب {count} مركز:',
    },
  },
  review: {
    en: 'One person alone released this, a review is due:',
    ar: 'أصدر هذا شخص واحد والمراجعة مستحقة:',
  },
  help: { en: 'Station {place} needs help:', ar: 'المركز {place} يحتاج إلى مساعدة:' },
  named: {
    en: 'Reply: card code, then 1 done, 2 cannot, 3 help, then {letters}',
    ar: 'الرد: رمز البطاقة ثم 1 تم 2 لا نستطيع 3 مساعدة ثم {letters}',
  },
  also: { en: 'Also in force: {count}', ar: 'سارٍ أيضًا: {count}' },
})

/** What a short message is answered. */
export const smsAnswerWords = defineTexts('smsAnswer', {
  exercise: { en: 'EXERCISE', ar: 'تمرين' },
  taken: { en: '{mark} Taken: {what}, for: {headline}', ar: '{mark} سُجّل: {what}، عن: {headline}' },
  more: {
    en: 'Still open: {count}. Answer with a new code, 1, 2 or 3, and {next}',
    ar: 'ما زال مفتوحًا: {count}. أجيبوا برمز جديد و1 أو 2 أو 3 ثم {next}',
  },
  notYet: { en: '{mark} Not taken yet.', ar: '{mark} لم يُسجَّل بعد.' },
  over: {
    en: '{mark} Not taken: alert {letters} is over.',
    ar: '{mark} لم يُسجَّل: انتهى التنبيه {letters}.',
  },
  unknown: {
    en: '{mark} Not taken: {letters} is no open alert of your station.',
    ar: '{mark} لم يُسجَّل: {letters} ليس تنبيهًا مفتوحًا لمركزكم.',
  },
  takesOnly: {
    en: '{mark} Not taken: alert {letters} takes only {numbers}.',
    ar: '{mark} لم يُسجَّل: التنبيه {letters} لا يقبل إلا {numbers}.',
  },
  unread: {
    en: '{mark} Not taken: no answer was read. Send the same code again, then 1 done, 2 cannot, 3 help.',
    ar: '{mark} لم يُسجَّل: لم نتبيّن الرد. أعيدوا الرمز نفسه ثم 1 تم أو 2 لا نستطيع أو 3 مساعدة.',
  },
  again: {
    en: 'Open alerts: {count}. Send the same code and number again, then the letters of the one you mean:',
    ar: 'المفتوحة: {count}. أعيدوا الرمز والرقم ثم حروف التنبيه المقصود:',
  },
  noOther: { en: 'No other alert is open.', ar: 'لا تنبيه آخر مفتوح.' },
  choice: { en: '{letters} = {headline}.', ar: '{letters} = {headline}.' },
  choiceSent: {
    en: '{letters} = {headline} (sent {at}).',
    ar: '{letters} = {headline} (أُرسل {at}).',
  },
})

/** What is asked before new cards are issued. */
export const cardAskTexts = defineTexts('stationCard-asks', {
  noGateway: {
    en: 'No SMS gateway is set up: answers by SMS do not arrive. The cards still say whom to call and what to do.',
    ar: 'لم تُعدّ بوابة رسائل قصيرة: لا تصل الردود بالرسائل القصيرة. تبقى البطاقات تقول بمن تتصل وما يجب فعله.',
  },
  askTitle: { en: 'Issue new cards?', ar: 'إصدار بطاقات جديدة؟' },
  askWhat: {
    en: 'Cards that were issued to them before end at once; this cannot be taken back. The codes of the new ones are shown once: have a printer ready.',
    ar: 'تنتهي فورًا البطاقات التي صدرت لها من قبل، ولا يمكن التراجع عن ذلك. تُعرض رموز البطاقات الجديدة مرة واحدة: جهّزوا طابعة.',
  },
  askAct: { en: 'Issue the cards', ar: 'إصدار البطاقات' },
  askCount: {
    en: { one: 'A new card for {count} station.', other: 'New cards for {count} stations.' },
    ar: {
      zero: 'لا بطاقات.',
      one: 'بطاقة جديدة لمركز واحد.',
      two: 'بطاقتان جديدتان لمركزين.',
      few: 'بطاقات جديدة لـ{count} مراكز.',
      many: 'بطاقات جديدة لـ{count} مركزًا.',
      other: 'بطاقات جديدة لـ{count} مركز.',
    },
  },
  askMore: {
    en: 'More stations lie there: their cards follow, 200 at a time.',
    ar: 'هناك مراكز أخرى: تتبعها بطاقاتها، 200 في كل مرة.',
  },
})

/** Words of the printed card. */
export const cardTexts = defineTexts('stationCard', {
  card: { en: 'Card of the station', ar: 'بطاقة المركز' },
  cards: { en: 'Cards of stations', ar: 'بطاقات المراكز' },
  cardFor: { en: 'Station {number}: {name}', ar: 'المركز {number}: {name}' },
  issue: { en: 'Issue a new card', ar: 'إصدار بطاقة جديدة' },
  issueArea: { en: 'Issue new cards for this area', ar: 'إصدار بطاقات جديدة لهذه المنطقة' },
  issueNext: { en: 'Issue the next 200 cards', ar: 'إصدار البطاقات المئتين التالية' },
  issueHint: {
    en: 'The codes are shown once, for printing. Cards that were issued before end at once.',
    ar: 'تُعرض الرموز مرة واحدة للطباعة. تنتهي صلاحية البطاقات السابقة فورًا.',
  },
  printNow: {
    en: 'Print this page now, one sheet per station. The codes are not shown again.',
    ar: 'اطبع هذه الصفحة الآن، ورقة لكل مركز. لن تُعرض الرموز مرة أخرى.',
  },
  inForce: {
    en: { one: 'Issued {time}, {count} code left', other: 'Issued {time}, {count} codes left' },
    ar: {
      zero: 'صدرت {time}، لا رموز متبقية',
      one: 'صدرت {time}، بقي رمز واحد',
      two: 'صدرت {time}، بقي رمزان',
      few: 'صدرت {time}، بقيت {count} رموز',
      many: 'صدرت {time}، بقي {count} رمزًا',
      other: 'صدرت {time}، بقي {count} رمز',
    },
  },
  noCard: { en: 'This station has no card.', ar: 'لا بطاقة لهذا المركز.' },
  area: { en: 'Area', ar: 'المنطقة' },
  exercise: {
    en: 'EXERCISE: this card is only for practice.',
    ar: 'تمرين: هذه البطاقة للتدريب فقط.',
  },
  callFirst: { en: 'Who to call', ar: 'بمن تتصل' },
  noNumbers: {
    en: 'No telephone numbers are entered. Write them here:',
    ar: 'لم تُدخل أرقام هواتف. اكتبها هنا:',
  },
  somethingWrong: { en: 'Something is wrong', ar: 'هناك مشكلة' },
  answerTitle: { en: 'Answer an alert by SMS', ar: 'الرد على تنبيه برسالة قصيرة' },
  answerHow: {
    en: 'Send one code and one number. Cross the code out. Each code is good once.',
    ar: 'أرسل رمزًا واحدًا ورقمًا واحدًا. اشطب الرمز. كل رمز صالح مرة واحدة.',
  },
  answerDone: { en: '1 – done', ar: '1 – تم التنفيذ' },
  answerCannot: { en: '2 – we cannot, and why', ar: '2 – لا نستطيع، مع السبب' },
  answerHelp: { en: '3 – we need help', ar: '3 – نحتاج مساعدة' },
  answerProblem: {
    en: 'P and the number of a problem above – P4 for problem 4',
    ar: 'P ورقم مشكلة مما سبق – P4 للمشكلة 4',
  },
  example: { en: 'Example: {code}', ar: 'مثال: {code}' },
  keep: {
    en: 'Keep this card locked away. Who has it can answer for the station. Lost? Call at once.',
    ar: 'احفظ هذه البطاقة في مكان مقفل. من يحملها يستطيع الرد باسم المركز. هل فُقدت؟ اتصل فورًا.',
  },
  onDuty: { en: 'on duty until {time}', ar: 'مناوب حتى {time}' },
  numberOf: { en: 'Send to', ar: 'أرسل إلى' },
  whoToAsk: {
    en: 'ask the election office for the number and write it here:',
    ar: 'اسألوا مكتب الانتخابات عن الرقم واكتبوه هنا:',
  },
})

/** Words of the pages about reaching people. */
export const reachTexts = defineTexts('reach', {
  unproven: { en: 'Messages without proof', ar: 'رسائل بلا إثبات' },
  unprovenHint: {
    en: 'These SMS changed nothing: they hold no valid code of a card. Anybody can forge a number. They are kept for 30 days.',
    ar: 'لم تغيّر هذه الرسائل شيئًا: فهي بلا رمز بطاقة صالح. يستطيع أي شخص تزوير رقم. تُحفظ 30 يومًا.',
  },
  noUnproven: { en: 'No such message arrived.', ar: 'لم تصل رسالة كهذه.' },
  number: { en: 'Number', ar: 'الرقم' },
  words: { en: 'Text', ar: 'النص' },
  why: { en: 'Why it does not count', ar: 'لماذا لا تُحتسب' },
  no_code: { en: 'no code of a card', ar: 'لا رمز بطاقة' },
  unknown_code: { en: 'a code that is on no card', ar: 'رمز ليس على أي بطاقة' },
  used_code: { en: 'the code was used before', ar: 'استُخدم الرمز من قبل' },
  cancelled_card: { en: 'the card was replaced', ar: 'استُبدلت البطاقة' },
  no_answer: { en: 'a code without an answer', ar: 'رمز بلا رد' },
  which_alert: {
    en: 'it was not clear which open alert it answers',
    ar: 'لم يتضح أي تنبيه مفتوح يجيب عنه',
  },
  no_alert: { en: 'no alert was open for the station', ar: 'لا تنبيه مفتوح للمركز' },
  not_checked: { en: 'too many wrong codes before it', ar: 'سبقته رموز خاطئة كثيرة' },
  ways: { en: 'Contact routes', ar: 'قنوات الاتصال' },
  plan: { en: 'Plan of escalation', ar: 'خطة التصعيد' },
  planHint: {
    en: 'How an alert asks again until a station answers. A change counts from the next release on.',
    ar: 'كيف يكرر التنبيه السؤال حتى يرد المركز. يسري التعديل من الإصدار التالي.',
  },
  step: { en: 'Step', ar: 'الخطوة' },
  wait: { en: 'Seconds after the release', ar: 'ثوانٍ بعد الإصدار' },
  about: { en: 'Which stations', ar: 'أي مراكز' },
  unacknowledged: { en: 'without an answer', ar: 'بلا رد' },
  undelivered: { en: 'not delivered', ar: 'لم يصلها' },
  needs_help: { en: 'that need help', ar: 'تحتاج مساعدة' },
  reached: { en: 'reached before', ar: 'وصلها من قبل' },
  channel: { en: 'By', ar: 'عبر' },
  app: { en: 'station page', ar: 'صفحة المركز' },
  sms: { en: 'SMS', ar: 'رسالة قصيرة' },
  mail: { en: 'mail', ar: 'بريد' },
  push: { en: 'push', ar: 'إشعار' },
  hook: { en: 'webhook', ar: 'خطاف ويب' },
  target: { en: 'To', ar: 'إلى' },
  station: { en: 'the station', ar: 'المركز' },
  alternate: { en: 'others of the station', ar: 'آخرون في المركز' },
  district: { en: 'the district', ar: 'الدائرة' },
  region: { en: 'the region', ar: 'الإقليم' },
  national: { en: 'the nation', ar: 'المستوى الوطني' },
  every: { en: 'Repeat every (seconds)', ar: 'التكرار كل (ثوانٍ)' },
  times: { en: 'Repeats at most', ar: 'أقصى عدد للتكرار' },
  setStep: { en: 'Set a step', ar: 'تحديد خطوة' },
  removeStep: { en: 'Remove', ar: 'إزالة' },
  action: { en: 'Action', ar: 'إجراء' },
  byHand: { en: 'by hand', ar: 'يدويًا' },
  escalation: { en: 'Asked again', ar: 'تكرار السؤال' },
  nextStep: { en: 'Next step: {time}', ar: 'الخطوة التالية: {time}' },
  noNext: { en: 'No further step waits.', ar: 'لا خطوة أخرى تنتظر.' },
  waiting: { en: 'waiting', ar: 'تنتظر' },
  taken: { en: 'being sent', ar: 'قيد الإرسال' },
  sent: { en: 'sent', ar: 'أُرسلت' },
  delivered: { en: 'arrived', ar: 'وصلت' },
  failed: { en: 'failed', ar: 'فشلت' },
  closed: { en: 'no longer needed', ar: 'لم تعد لازمة' },
  done: { en: 'carried out', ar: 'نُفّذت' },
  failures: { en: 'Messages that failed', ar: 'رسائل فشلت' },
  messages: { en: 'Messages sent', ar: 'الرسائل المرسلة' },
  messagesHint: {
    en: 'The newest messages by SMS, mail, push and webhook. Text is shown where nothing left the node: in the exercise, and without a gateway.',
    ar: 'أحدث الرسائل القصيرة والبريد والإشعارات وخطافات الويب. يُعرض النص حين لا يغادر شيء العقدة: في التمرين ومن دون بوابة.',
  },
  nothing: { en: 'none', ar: 'لا شيء' },
  noMessages: { en: 'Nothing was sent yet.', ar: 'لم يُرسل شيء بعد.' },
  tries: { en: 'Tries', ar: 'المحاولات' },
  notSent: { en: 'not sent out:', ar: 'لم تُرسل فعليًا:' },
  routes: { en: 'Telephone numbers and addresses', ar: 'أرقام الهواتف والعناوين' },
  routesHint: {
    en: 'Where alerts are sent besides the station page. Telephones of stations and contacts of posts are taken over by themselves.',
    ar: 'إلى أين تُرسل التنبيهات إضافة إلى صفحة المركز. تُؤخذ هواتف المراكز وجهات اتصال المناصب تلقائيًا.',
  },
  noRoutes: { en: 'None yet.', ar: 'لا يوجد بعد.' },
  owner: { en: 'Belongs to', ar: 'يخص' },
  address: { en: 'Number or address', ar: 'الرقم أو العنوان' },
  addressHint: {
    en: 'A telephone number with + and the country, or a mailbox',
    ar: 'رقم هاتف مع + ورمز البلد، أو بريد إلكتروني',
  },
  removeRoute: { en: 'Remove', ar: 'إزالة' },
  addRoute: { en: 'Add a number or address', ar: 'إضافة رقم أو عنوان' },
  ofStation: { en: 'For station {place}.', ar: 'للمركز {place}.' },
  ofPost: {
    en: 'For a post of an area. Numbers of a station are added from its own page.',
    ar: 'لمنصب في منطقة. تُضاف أرقام المركز من صفحته.',
  },
  ownerName: { en: 'Short name of whoever it belongs to', ar: 'اسم مختصر لصاحبه' },
  consent: { en: 'They agreed to get alerts here', ar: 'وافقوا على تلقي التنبيهات هنا' },
  languageOf: { en: 'Language', ar: 'اللغة' },
})
