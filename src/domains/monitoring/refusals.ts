import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, found, problems } = refusals('monitoring', {
  unknownSite: [404, 'There is no such site.', 'لا يوجد موقع كهذا.'],
  unknownFinding: [404, 'There is no such finding.', 'لا توجد نتيجة كهذه.'],
  unknownOrganization: [404, 'There is no such organization.', 'لا توجد جهة كهذه.'],
  unknownAuthorisation: [404, 'There is no such authorisation.', 'لا يوجد تفويض كهذا.'],
  unknownCheck: [404, 'There is no such check.', 'لا يوجد فحص كهذا.'],
  unknownMark: [404, 'There is no such mark.', 'لا توجد علامة كهذه.'],
  unknownVisit: [
    404,
    'This visit is not kept any more, or saw no whole page.',
    'لم تعد هذه الزيارة محفوظة، أو أنها لم ترَ صفحة كاملة.',
  ],
  oldVisit: [
    409,
    'This look is older than the last change of the site or of what is right there. Wait for a newer one.',
    'هذا الفحص أقدم من آخر تعديل للموقع أو للوضع الصحيح فيه. انتظر فحصًا أحدث.',
  ],
  otherChange: [
    409,
    'This is another change by now. Look at it again before you decide.',
    'صار هذا تغييرًا آخر. انظر إليه من جديد قبل أن تقرر.',
  ],
  needsSecond: [
    409,
    'This concerns voting: it is approved one text at a time and by two persons. Open its finding and put it forward.',
    'هذا يتعلق بالتصويت، ويُعتمد نصًا نصًا وبشخصين. افتح نتيجته وقدّمه للاعتماد.',
  ],
  markedAttack: [
    409,
    'Somebody marked this as an attack. If that was wrong, take that mark off first.',
    'وسم شخص هذا بأنه هجوم. إن كان ذلك خطأ فأزل الوسم أولًا.',
  ],
  noExcuse: [
    409,
    'A text about voting is right or it is not: two persons approve it, or its finding stays open.',
    'النص عن التصويت صحيح أو غير صحيح: يعتمده شخصان أو تبقى نتيجته مفتوحة.',
  ],
  unknownApproval: [404, 'There is no such approval.', 'لا يوجد اعتماد كهذا.'],
  approvalOver: [
    409,
    'This does not wait for a second person any more.',
    'لم يعد هذا ينتظر شخصًا ثانيًا.',
  ],
  approvalWaits: [
    409,
    'A colleague put this forward already. Read it and carry it out.',
    'قدّم زميل هذا من قبل. اقرأه ونفّذه.',
  ],
  otherWords: [
    400,
    'These are not the words that stand there. Type them as the page shows them.',
    'ليست هذه الكلمات الموجودة هناك. اكتبها كما تعرضها الصفحة.',
  ],
  missingPassage: [
    409,
    'This passage is missing on the page now: “{passage}”. Decide about its finding before you give it up.',
    'هذا المقطع مفقود من الصفحة الآن: «{passage}». ابتّ في نتيجته قبل أن تتخلى عنه.',
  ],
  otherFile: [
    409,
    'This file is not as it was. Decide about its finding before you stop watching it.',
    'لم يعد هذا الملف كما كان. ابتّ في نتيجته قبل أن توقف مراقبته.',
  ],
  unknownPassage: [
    400,
    'One of these texts does not stand on the page as a rule. Choose among those that are listed.',
    'أحد هذه النصوص لا يوجد في الصفحة عادةً. اختر من المذكور في القائمة.',
  ],
  foreignFile: [
    400,
    'A watched file lies on the host of the site itself: {host}. Write its path, or its whole address with https.',
    'الملف المراقَب يكون على مضيف الموقع نفسه: {host}. اكتب مساره أو عنوانه الكامل مع https.',
  ],
  fileMoves: [
    400,
    'A file is right or it is not: it has no place that moves by itself.',
    'الملف صحيح أو غير صحيح، وليس له مكان يتغير من تلقاء نفسه.',
  ],
  tooManyFiles: [
    409,
    'At most {most} files of a site are watched. Stop watching one first.',
    'لا يُراقَب أكثر من {most} ملفات في الموقع. أوقف مراقبة أحدها أولًا.',
  ],
  unknownDecision: [404, 'There is no such decision.', 'لا يوجد قرار كهذا.'],
  laterDecision: [
    409,
    'Something was decided or learned after this; it cannot be taken back any more.',
    'تقرر أو عُرف شيء بعد هذا فلا يمكن التراجع عنه.',
  ],
  knownSite: [409, 'This site is watched already.', 'هذا الموقع مراقَب من قبل.'],
  unknownMaintenance: [404, 'There is no such maintenance.', 'لا توجد صيانة كهذه.'],
  shortWindow: [
    400,
    'A maintenance ends at least {minutes} minutes after it begins, and after now.',
    'تنتهي الصيانة بعد بدايتها بما لا يقل عن {minutes} دقائق، وبعد الآن.',
  ],
  longWindow: [
    400,
    'A maintenance lasts 24 hours at most. Whoever needs longer looks at the site and opens another one.',
    'لا تزيد الصيانة على 24 ساعة. من يحتاج إلى أكثر يتفقد الموقع ويفتح صيانة أخرى.',
  ],
  farWindow: [400, 'A maintenance begins within 30 days.', 'تبدأ الصيانة خلال 30 يومًا.'],
  inFreeze: [
    409,
    'Until {until} nothing on election systems may change: {why}. If it has to be all the same, say so below.',
    'لا يجوز تغيير شيء في أنظمة الانتخابات حتى {until}: {why}. إن كان لا بد من ذلك فصرّح به أدناه.',
  ],
  knownWindow: [
    409,
    'Another maintenance of {site} lies in this time. End that one first.',
    'هناك صيانة أخرى في هذا الوقت للموقع {site}. أنهِ تلك أولًا.',
  ],
  muchMaintenance: [
    409,
    '{site} would be out of sight for more than 48 hours in one week.',
    'سيغيب {site} عن النظر أكثر من 48 ساعة في أسبوع واحد.',
  ],
  noAnnouncer: [
    400,
    'Say who announced the change: a name or an office.',
    'اذكر من أعلن التغيير: اسمًا أو مكتبًا.',
  ],
  longChange: [
    400,
    'An announced change lasts 14 days at most. Whoever needs longer looks at what changed and announces again.',
    'لا يزيد التغيير المعلن على 14 يومًا. من يحتاج إلى أكثر يتفقد ما تغيّر ويعلن من جديد.',
  ],
  knownChange: [
    409,
    'Another announced change of {site} lies in this time. End that one first.',
    'هناك تغيير معلن آخر في هذا الوقت للموقع {site}. أنهِ ذاك أولًا.',
  ],
  muchChange: [
    409,
    'Changes of {site} would be announced for more than 21 days in six weeks.',
    'ستكون تغييرات {site} معلنة أكثر من 21 يومًا في ستة أسابيع.',
  ],
  notText: [
    400,
    'Row {row} is not UTF-8 text. Save the file as CSV UTF-8 and send it again.',
    'الصف {row} ليس نص UTF-8. احفظ الملف بصيغة CSV UTF-8 وأرسله مرة أخرى.',
  ],
  badCsv: [
    400,
    'Row {row} is not CSV: a quotation mark is in the wrong place, or the row is too long.',
    'الصف {row} ليس بصيغة CSV: علامة اقتباس في غير موضعها أو الصف طويل جدًا.',
  ],
  badColumn: [
    400,
    'The first line must name the columns, address among them, each once. Look at: {column}.',
    'يجب أن يسمّي السطر الأول الأعمدة ومنها address، كلًّا مرة واحدة. راجع: {column}.',
  ],
  noRows: [
    400,
    'There is no row below the first line. Choose a file with one site in a row.',
    'لا يوجد صف تحت السطر الأول. اختر ملفًا فيه موقع في كل صف.',
  ],
  tooManyRows: [
    413,
    'The file has too many rows. Send at most {most} at a time.',
    'في الملف صفوف أكثر من اللازم. أرسل {most} على الأكثر في كل مرة.',
  ],
  unknownFile: [404, 'There is no such file of yours.', 'لا يوجد ملف كهذا لك.'],
  oldPreview: [
    409,
    'This preview is older than a day. Send the file again.',
    'مضى على هذه المعاينة أكثر من يوم. أرسل الملف مرة أخرى.',
  ],
  fileNotOpen: [409, 'This file takes no more changes.', 'لا يقبل هذا الملف تغييرات أخرى.'],
  wrongRows: [
    409,
    'Nothing was changed, because {wrong} rows are wrong. Mend them, or leave them out on purpose.',
    'لم يتغير شيء لأن عدد الصفوف الخاطئة {wrong}. أصلحها أو اتركها عمدًا.',
  ],
  otherAreas: [
    403,
    'Some of these sites lie outside your areas now. Send the file again.',
    'تقع بعض هذه المواقع خارج مناطقك الآن. أرسل الملف مرة أخرى.',
  ],
  nothingNew: [409, 'Nothing in this file is new.', 'لا جديد في هذا الملف.'],
  noOrganization: [400, 'Choose an organization or name a new one.', 'اختر جهة أو سمِّ جهة جديدة.'],
  notAuthorised: [
    409,
    'No authorisation to look at this site is in force.',
    'لا يوجد تفويض سارٍ لفحص هذا الموقع.',
  ],
  alreadyApproved: [
    409,
    'This authorisation needs no approval any more.',
    'لم يعد هذا التفويض بحاجة إلى موافقة.',
  ],
  acceptedWithoutEnd: [
    400,
    'Say for how many days the risk is accepted.',
    'حدّد عدد الأيام التي يُقبل فيها الخطر.',
  ],
  noReason: [400, 'Say why.', 'اذكر السبب.'],
  otherAuthorisation: [
    409,
    'This is not what you read: the site is aimed at another host by now. Read it again.',
    'ليس هذا ما قرأته: صار الموقع موجهًا إلى مضيف آخر. اقرأه من جديد.',
  ],
  mayNotAim: [
    403,
    'The authorisation is for {host}. Somebody who may record authorisations aims the site elsewhere.',
    'التفويض خاص بـ {host}. من يحق له تسجيل التفويضات يوجه الموقع إلى غيره.',
  ],
  mayNotAuthorise: [
    403,
    'Your role does not allow recording authorisations.',
    'لا يسمح دورك بتسجيل التفويضات.',
  ],
  noPrivateInExercise: [
    403,
    'In an exercise only the practice sites are looked at: nothing private can be opened here.',
    'في التمرين لا تُفحص إلا مواقع التمرين، فلا يمكن فتح أي عنوان خاص هنا.',
  ],
  closedPort: [
    403,
    'A port below 1024 is kept for other services. An administrator opens it under Private networks.',
    'المنافذ الأقل من 1024 مخصصة لخدمات أخرى. يفتحها المسؤول من صفحة الشبكات الخاصة.',
  ],
  knownOpening: [409, 'This stands on the list already.', 'هذا موجود في القائمة من قبل.'],
  unknownOpening: [404, 'This does not stand on the list.', 'هذا غير موجود في القائمة.'],
  tooManyOpenings: [409, 'The list is too long already.', 'القائمة طويلة جدًا بالفعل.'],
  endedFinding: [409, 'This finding is over.', 'انتهت هذه النتيجة.'],
  unknownSystem: [404, 'There is no such system.', 'لا يوجد نظام كهذا.'],
  tooManySystems: [409, 'There are too many systems already.', 'بلغ عدد الأنظمة الحد الأقصى.'],
  unknownRule: [404, 'There is no such rule.', 'لا توجد قاعدة كهذه.'],
  tooManyRules: [
    409,
    'This system has too many rules already.',
    'بلغ عدد قواعد هذا النظام الحد الأقصى.',
  ],
  emptyRule: [
    400,
    'Say at least one thing that the rule asks of the value.',
    'اذكر شرطًا واحدًا على الأقل تطلبه القاعدة من القيمة.',
  ],
  wrongKey: [
    403,
    'The system is not known here, or this is not its key.',
    'النظام غير معروف هنا، أو أن هذا ليس مفتاحه.',
  ],
  staleSignal: [
    409,
    'The time of the signal is too far from the time here.',
    'وقت الإشارة بعيد جدًا عن الوقت هنا.',
  ],
  replayedSignal: [
    409,
    'A signal with this number or a higher one came before.',
    'سبقت إشارة بهذا الرقم أو برقم أعلى.',
  ],
  badPayload: [
    400,
    'The payload cannot be read, or lacks what its kind must say.',
    'لا يمكن قراءة المحتوى، أو ينقصه ما يجب أن يذكره نوعه.',
  ],
  tooManySignals: [
    429,
    'Too many signals of this system in a minute.',
    'إشارات كثيرة من هذا النظام في دقيقة واحدة.',
  ],
})
