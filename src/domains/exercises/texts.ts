import { defineTexts } from '../../core/text.ts'

/** The words of the exercise page. */
export const texts = defineTexts('exercises-pages', {
  title: { en: 'Exercise', ar: 'التمرين' },
  what: {
    en: 'An exercise is a country that exists in this node only: Practica, with 24 districts, 2,400 polling stations and six election sites. The node plays the sites itself and the stations answer by themselves, so the whole way from a broken site to the last answer can be watched without internet.',
    ar: 'التمرين بلد لا وجود له إلا في هذه العقدة: براكتيكا، وفيها 24 دائرة و2400 مركز اقتراع وستة مواقع انتخابية. تشغّل العقدة المواقع بنفسها وتجيب المراكز من تلقاء نفسها، فيمكن متابعة الطريق كله من تعطل موقع حتى آخر إجابة بلا إنترنت.',
  },
  apart: {
    en: 'It is kept apart from everything real: its own records, keys and addresses; no mail leaves it, and no station of yours hears of it. Everybody who is signed in may do everything in it.',
    ar: 'وهو مفصول عن كل ما هو حقيقي: له سجلاته ومفاتيحه وعناوينه، ولا يخرج منه بريد، ولا يصل خبره إلى أي من مراكزكم. ويحق لكل من سجّل الدخول أن يفعل فيه كل شيء.',
  },
  emptyNode: {
    en: 'No election is set up in this node yet. An exercise is the best way to get to know it.',
    ar: 'لم تُجهّز أي انتخابات في هذه العقدة بعد. التمرين أفضل طريقة للتعرف عليها.',
  },
  start: { en: 'Start the exercise', ar: 'ابدأ التمرين' },
  begins: { en: 'The exercise begins.', ar: 'يبدأ التمرين.' },
  starting: {
    en: 'The country is being set up. This takes less than a minute.',
    ar: 'يجري تجهيز البلد. يستغرق ذلك أقل من دقيقة.',
  },
  steps: { en: 'Setting up', ar: 'التجهيز' },
  running: { en: 'The exercise has been running since {time}.', ar: 'التمرين جارٍ منذ {time}.' },
  enter: { en: 'Open the exercise', ar: 'افتح التمرين' },
  failed: {
    en: 'The exercise could not be started. The log of the node says why. Remove it and try again.',
    ar: 'تعذّر بدء التمرين. يبيّن سجل العقدة السبب. أزله وحاول مرة أخرى.',
  },
  removing: { en: 'The exercise is being removed.', ar: 'تجري إزالة التمرين.' },
  removeAsk: { en: 'Remove the exercise?', ar: 'هل تريد إزالة التمرين؟' },
  removeTitle: { en: 'Remove the exercise', ar: 'إزالة التمرين' },
  removeWhat: {
    en: 'Everything in it is deleted. What stays is one record here, with the last checkpoint of its log.',
    ar: 'يُحذف كل ما فيه، ويبقى هنا سجل واحد يحمل آخر نقطة تحقق من سجله.',
  },
  removeButton: { en: 'Remove the exercise', ar: 'أزل التمرين' },

  sites: { en: 'A site breaks', ar: 'موقع يتعطّل' },
  sitesHint: {
    en: 'Break a site, and within half a minute a finding opens on the Situation.',
    ar: 'عطّل موقعًا فتُفتح نتيجة على صفحة الموقف خلال نصف دقيقة.',
  },
  edits: { en: 'A site is edited honestly', ar: 'موقع يُعدَّل تعديلًا أمينًا' },
  editsHint: {
    en: 'What honest editors do all day. Nothing must happen.',
    ar: 'ما يفعله المحررون الأمناء طوال اليوم. لا يجوز أن يحدث شيء.',
  },
  trail: { en: 'Who was it?', ar: 'من كان الفاعل؟' },
  now: { en: 'Now', ar: 'الآن' },
  action: { en: 'Do', ar: 'الإجراء' },
  mend: { en: 'Mend', ar: 'أصلح' },

  insideSystems: { en: 'An inside system falls silent', ar: 'نظام داخلي يصمت' },
  insideHint: {
    en: 'Two systems behind the firewall tell of themselves every few seconds. Stop one and watch: within half a minute it is late, and a finding opens.',
    ar: 'نظامان خلف الجدار الناري يبلّغان عن نفسيهما كل بضع ثوانٍ. أوقف أحدهما وراقب: يتأخر خلال نصف دقيقة وتُفتح نتيجة.',
  },
  insideSystem: { en: 'System', ar: 'النظام' },
  isTelling: { en: 'Heartbeat goes on', ar: 'النبضات مستمرة' },
  isSilent: { en: 'Heartbeat stopped', ar: 'النبضات متوقفة' },
  stopHeartbeat: { en: 'Stop its heartbeat', ar: 'أوقف نبضاته' },

  doNow: { en: 'What to do now', ar: 'ما العمل الآن' },
  pressed: {
    en: 'Pressed. What happens now, and where you see it, stands below the button that you pressed.',
    ar: 'ضُغط الزر. ما يحدث الآن وأين تراه مكتوب تحت الزر الذي ضغطته.',
  },
  nowBreak: {
    en: 'Break a site below: “Deface” is the simplest.',
    ar: 'عطّل موقعًا أدناه: «شوّه الصفحة» أبسط ما تبدأ به.',
  },
  nowAlert: {
    en: 'A site is broken. On the Situation a draft of an alert comes within half a minute: check it, propose it, release it.',
    ar: 'تعطّل موقع. تظهر مسودة تنبيه على صفحة الموقف خلال نصف دقيقة: افحصها واقترحها وأصدرها.',
  },
  toSituation: { en: 'To the Situation', ar: 'إلى الموقف' },
  nowLog: {
    en: 'The alert opened the incident {incident}. Whoever broke the site left a trail in the log of its server ({site}).',
    ar: 'فتح التنبيه الحادثة {incident}. ترك من عطّل الموقع أثرًا في سجل خادمه ({site}).',
  },
  nowDescribe: {
    en: 'The log is evidence of {incident}. Take the lead of that, and say what kind of incident it is.',
    ar: 'أصبح السجل دليلًا في {incident}. تولَّ قيادتها واذكر نوعها.',
  },
  toIncident: { en: 'To the incident', ar: 'إلى الحادثة' },
  nowCase: {
    en: '{incident} is described. Declare a case to find out who it was.',
    ar: 'وُصفت {incident}. أعلن قضية لتعرف من كان الفاعل.',
  },
  toDeclare: { en: 'Declare a case', ar: 'أعلن قضية' },
  nowGoOn: {
    en: 'Your case {case} says on top what comes next.',
    ar: 'تذكر قضيتك {case} في أعلاها ما يأتي بعد ذلك.',
  },
  toCase: { en: 'To the case', ar: 'إلى القضية' },
  nowOver: {
    en: 'Your case {case} is over. Break another site, or leave the exercise at the top of this page and remove it there.',
    ar: 'انتهت قضيتك {case}. عطّل موقعًا آخر، أو غادر التمرين من أعلى هذه الصفحة وأزله هناك.',
  },
  next: { en: 'What happens next', ar: 'ماذا يحدث بعد ذلك' },
  nextFinding: {
    en: 'Watch the {situation}: a suspect finding appears, then it opens.',
    ar: 'راقب صفحة {situation}: تظهر نتيجة مشتبه بها ثم تُفتح.',
  },
  situation: { en: 'situation', ar: 'الموقف' },
  nextDraft: {
    en: 'An alert is drafted. Read it, propose it and release it; in an exercise one person may do both.',
    ar: 'تُعدّ مسودة تنبيه. اقرأها واقترحها وأصدرها؛ وفي التمرين يستطيع شخص واحد فعل الأمرين.',
  },
  nextAnswers: {
    en: 'The stations answer within two minutes: most have done it, some need help, some cannot, a few stay silent.',
    ar: 'تجيب المراكز خلال دقيقتين: معظمها نفّذ، وبعضها يحتاج مساعدة، وبعضها لا يستطيع، وقلة تبقى صامتة.',
  },
  nextMend: {
    en: 'Mend the site here: the finding closes, and you give the all-clear.',
    ar: 'أصلح الموقع هنا: تُغلق النتيجة وتُعلن زوال الخطر.',
  },

  nextCase: {
    en: 'The alert opened an incident. Hand in the server’s log, declare a case on the incident, and find out who it was.',
    ar: 'فتح التنبيه حادثة. سلّم سجل الخادم، وأعلن قضية على الحادثة، واعرف من كان الفاعل.',
  },

  leave: { en: 'Leave the exercise', ar: 'غادر التمرين' },

  take: { en: 'Be a station', ar: 'كن مركز اقتراع' },
  takeHint: {
    en: 'Station {number} waits for you: it never answers by itself. Take its part and open the link on a phone or in a second window. Any other station is yours from then on, too, but may have answered before.',
    ar: 'المركز {number} ينتظرك: لا يجيب أبدًا من تلقاء نفسه. العب دوره وافتح الرابط على هاتف أو في نافذة ثانية. وأي مركز آخر تلعب دوره يصبح لك منذ تلك اللحظة، لكنه قد يكون أجاب قبلها.',
  },
  search: { en: 'Number or name of another station', ar: 'رقم مركز آخر أو اسمه' },
  searchHint: {
    en: 'A number looks like {example}: province and district, then the station.',
    ar: 'يبدو الرقم هكذا: {example}، المقاطعة والدائرة ثم المركز.',
  },
  searchButton: { en: 'Look for stations', ar: 'ابحث عن المراكز' },
  station: { en: 'Station', ar: 'المركز' },
  noStation: {
    en: 'No number or name of a station begins like this. {example} is one that exists.',
    ar: 'لا يوجد مركز يبدأ رقمه أو اسمه بهذا. أما {example} فموجود.',
  },
  takeButton: { en: 'Take its part', ar: 'العب دوره' },
  takeReady: { en: 'The station is yours', ar: 'المركز لك' },
  takeOpen: {
    en: 'Open this link on the phone or in the second window:',
    ar: 'افتح هذا الرابط على الهاتف أو في النافذة الثانية:',
  },
  takeQr: { en: 'QR code of the link', ar: 'رمز الاستجابة السريعة للرابط' },

  pace: { en: 'How fast the stations answer', ar: 'سرعة إجابة المراكز' },
  paceHuman: { en: 'Like people, within two minutes', ar: 'كالناس، خلال دقيقتين' },
  paceQuick: { en: 'Quickly, within seconds', ar: 'بسرعة، خلال ثوانٍ' },
  paceSilent: { en: 'Not at all', ar: 'لا تجيب أبدًا' },
  paceButton: { en: 'Set the pace', ar: 'اضبط السرعة' },
})

/** Titles of what it writes into the record log. */
export const recordTitles = {
  'exercise.started': { en: 'An exercise was started', ar: 'بدأ تمرين' },
  'exercise.prepared': { en: 'An exercise is being prepared', ar: 'يجري إعداد تمرين' },
  'exercise.opened': { en: 'An exercise was opened', ar: 'فُتح تمرين' },
  'exercise.failed': { en: 'An exercise could not be started', ar: 'تعذّر بدء تمرين' },
  'exercise.removalAsked': {
    en: 'The removal of an exercise was asked for',
    ar: 'طُلبت إزالة تمرين',
  },
  'exercise.sealed': { en: 'The log of an exercise was sealed', ar: 'خُتم سجل تمرين' },
  'exercise.removed': { en: 'An exercise was removed', ar: 'أُزيل تمرين' },
  'inject.made': { en: 'A practice site was broken', ar: 'عُطّل موقع تدريبي' },
  'inject.edited': {
    en: 'A practice site was edited honestly',
    ar: 'عُدّل موقع تدريبي تعديلًا أمينًا',
  },
  'inject.mended': { en: 'A practice site was mended', ar: 'أُصلح موقع تدريبي' },
  'insideSystem.stopped': { en: 'A practice system was stopped', ar: 'أُوقف نظام تدريبي' },
  'insideSystem.mended': { en: 'A practice system goes on', ar: 'استؤنف نظام تدريبي' },
  'button.pressed': { en: 'A button of the exercise was pressed', ar: 'ضُغط زر في التمرين' },
  'log.asked': {
    en: 'The log of a practice site was asked for',
    ar: 'طُلب سجل خادم موقع تدريبي',
  },
  'pace.set': { en: 'The pace of the stations was set', ar: 'حُددت سرعة المراكز' },
}

/** What the permissions allow, in words. */
export const permissionTexts = defineTexts('exercise-permissions', {
  'exercise:run': { en: 'start, steer and remove the exercise', ar: 'بدء التمرين وتوجيهه وإزالته' },
})

/** Items of the set-up's checklist. */
export const readinessTexts = defineTexts('exercises-readiness', {
  drill: { en: 'An exercise was held', ar: 'أُجري تمرين' },
  drillTodo: {
    en: 'Start the exercise once and walk through an alert with everybody who will be on duty.',
    ar: 'ابدأ التمرين مرة وجرّب تنبيهًا مع كل من سيكون في المناوبة.',
  },
})

/** Words of its part of the situation. */
export const situationTexts = defineTexts('exercises-situation', {
  emptyNode: {
    en: 'No election is set up in this node yet. The best way to get to know it is an {exercise}.',
    ar: 'لم تُجهّز أي انتخابات في هذه العقدة بعد. أفضل طريقة للتعرف عليها هي {exercise}.',
  },
  exercise: { en: 'exercise', ar: 'التمرين' },
})
