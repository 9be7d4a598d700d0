import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, found, problems, codeOf } = refusals('alerting', {
  unknownAlert: [404, 'There is no such alert.', 'لا يوجد تنبيه كهذا.'],
  wrongState: [409, 'The state of the alert does not allow this.', 'حالة التنبيه لا تسمح بذلك.'],
  notAPerson: [
    403,
    'Only a person who is signed in can do this.',
    'لا يستطيع ذلك إلا شخص سجّل الدخول.',
  ],
  wrongCount: [
    409,
    'The number you typed is not the number of recipients. Check the preview again.',
    'العدد الذي كتبته ليس عدد المستلمين. راجع المعاينة مرة أخرى.',
  ],
  confirmTime: [
    409,
    'The clock of this node cannot be trusted. Compare the time with another clock and confirm it; nothing was sent.',
    'لا يمكن الوثوق بساعة هذه العقدة. قارن الوقت بساعة أخرى وأكّده؛ لم يُرسل شيء.',
  ],
  notWhatWasRead: [
    409,
    'This is not what you read: the text, the stations or the proposal is another one now. Nothing was sent. Read it again.',
    'هذا ليس ما قرأته: تغيّر النص أو المراكز أو الاقتراح. لم يُرسل شيء. اقرأه من جديد.',
  ],
  nobody: [409, 'No station lies in these areas.', 'لا يوجد مركز اقتراع في هذه المناطق.'],
  lapsed: [
    409,
    'The proposal is older than 10 minutes. Propose it again.',
    'مضى على الاقتراح أكثر من 10 دقائق. اقترحه من جديد.',
  ],
  noOtherWords: [
    422,
    'Write other words than the prepared ones in at least one language.',
    'اكتب كلمات غير المُعدّة بلغة واحدة على الأقل.',
  ],
  stillProposed: [
    409,
    'It is proposed already and waits for a second person.',
    'سبق اقتراحه وهو ينتظر شخصًا ثانيًا.',
  ],
  noProposal: [409, 'Nothing is proposed here.', 'لا يوجد اقتراح هنا.'],
  notFit: [422, 'The alert is not fit for release yet.', 'التنبيه غير جاهز للإصدار بعد.'],
  unconfirmed: [
    422,
    'Confirm the text of each language: read it, then tick it.',
    'أكّد نص كل لغة: اقرأه ثم ضع علامة عليه.',
  ],
  tooManyRevisions: [
    409,
    'This alert was updated too often. Write a new one.',
    'تم تحديث هذا التنبيه مرات كثيرة. اكتب تنبيهًا جديدًا.',
  ],
  noReview: [409, 'This alert waits for no review.', 'لا ينتظر هذا التنبيه مراجعة.'],
  unknownOrder: [404, 'There is no such standing order.', 'لا يوجد أمر دائم كهذا.'],
  orderTooSevere: [
    422,
    'A standing order may not be above Moderate.',
    'لا يجوز أن يتجاوز الأمر الدائم الدرجة المتوسطة.',
  ],
  orderForNation: [
    422,
    'A standing order may not be for the whole nation.',
    'لا يجوز أن يشمل الأمر الدائم البلد كله.',
  ],
  orderTooLong: [
    422,
    'A standing order ends within 60 days, and not in the past.',
    'ينتهي الأمر الدائم خلال 60 يومًا، وليس في الماضي.',
  ],
  orderNotInForce: [409, 'This standing order is not in force.', 'هذا الأمر الدائم غير ساري.'],
  orderForAnother: [
    409,
    'The site was changed after this standing order was proposed. Two persons read where it leads now.',
    'عُدّل الموقع بعد اقتراح هذا الأمر الدائم. يقرأ شخصان إلى أين يؤدي الآن.',
  ],
  tooManyOrders: [
    409,
    'This site has 20 standing orders already. End one first.',
    'لهذا الموقع 20 أمرًا دائمًا بالفعل. أنهِ أحدها أولًا.',
  ],
  orderDoesNotFit: [
    403,
    'The standing order is not for this event, site or area.',
    'الأمر الدائم لا يخص هذا الحدث أو الموقع أو المنطقة.',
  ],
  orderUsed: [
    409,
    'A standing order issued an alert for this site less than 6 hours ago.',
    'أصدر أمر دائم تنبيهًا لهذا الموقع قبل أقل من 6 ساعات.',
  ],
  unknownAreas: [
    422,
    'One of the areas does not exist. Choose the areas again.',
    'إحدى المناطق غير موجودة. اختر المناطق من جديد.',
  ],
  notTheNode: [
    403,
    'Only the node itself does this, never a person.',
    'لا يقوم بهذا إلا النظام نفسه، ولا يقوم به شخص أبدًا.',
  ],
  notAStation: [
    403,
    'Only the device of a polling station can do this.',
    'لا يستطيع ذلك إلا جهاز مركز اقتراع.',
  ],
  outsideAudience: [403, 'This alert is not for your station.', 'هذا التنبيه ليس لمركزك.'],
  unknownRevision: [404, 'There is no such version of the alert.', 'لا توجد نسخة كهذه من التنبيه.'],
  reasonMissing: [422, 'Say why you cannot do it.', 'اذكر سبب عدم القدرة على التنفيذ.'],
  unknownProblem: [404, 'There is no such problem.', 'لا توجد مشكلة كهذه.'],
  tooManyProblems: [
    429,
    'Many problems of your station are open already. Please telephone.',
    'لدى مركزكم مشكلات كثيرة مفتوحة بالفعل. يُرجى الاتصال هاتفيًا.',
  ],
  tooManyAnswers: [
    429,
    'Your station has answered very often. Please telephone.',
    'أجاب مركزكم مرات كثيرة جدًا. يُرجى الاتصال هاتفيًا.',
  ],
  badAddress: [
    422,
    'This is neither a telephone number nor a mail address.',
    'هذا ليس رقم هاتف ولا عنوان بريد.',
  ],
  badHook: [
    422,
    'This webhook cannot be used: look at the address, and at what its form needs besides.',
    'لا يمكن استخدام خطاف الويب هذا: راجع العنوان وما يحتاجه نوعه إضافة إليه.',
  ],
  tooManyTests: [
    429,
    'This webhook was tried very often. Wait an hour.',
    'جُرّب خطاف الويب هذا مرات كثيرة جدًا. انتظر ساعة.',
  ],
  noOwnContact: [
    409,
    'You have no confirmed mailbox, telephone or browser. Enter one under “Notifications”.',
    'ليس لديك بريد أو هاتف أو متصفح مؤكَّد. أدخل واحدًا في «الإشعارات».',
  ],
  triedOften: [
    429,
    'You sent yourself many tests within the hour. Wait a while.',
    'أرسلت إلى نفسك اختبارات كثيرة خلال الساعة. انتظر قليلًا.',
  ],
  unknownLink: [
    404,
    'This link is not known, or the alert is over.',
    'هذا الرابط غير معروف أو انتهى التنبيه.',
  ],
  noProof: [
    403,
    'The answer did not come from the page of the link.',
    'لم يأت الرد من صفحة الرابط.',
  ],
  linkOver: [
    409,
    'This alert is over or there is a newer version of it. Nothing was answered.',
    'انتهى هذا التنبيه أو صدرت نسخة أحدث منه. لم يُسجَّل أي رد.',
  ],
  tooManyContacts: [
    409,
    'You have too many contacts. Remove one first.',
    'لديك جهات اتصال أكثر من اللازم. أزل واحدة أولًا.',
  ],
  wrongContactCode: [
    403,
    'This is not the code, or its time has run out.',
    'هذا ليس الرمز الصحيح أو انتهت مدته.',
  ],
  badSubscription: [
    422,
    'This browser gave no usable address for notifications.',
    'لم يقدّم هذا المتصفح عنوانًا صالحًا للإشعارات.',
  ],
  unknownRoute: [404, 'There is no such contact.', 'لا توجد جهة اتصال كهذه.'],
  unknownStep: [404, 'The plan has no such step.', 'لا توجد خطوة كهذه في الخطة.'],
  tooManySteps: [
    409,
    'A plan has at most 40 steps. Remove one first.',
    'تتألف الخطة من 40 خطوة على الأكثر. أزل واحدة أولًا.',
  ],
  unknownStation: [404, 'There is no such station.', 'لا توجد محطة كهذه.'],
  problemSettled: [409, 'This is settled already.', 'سبق حل هذا الأمر.'],
  askedOften: [
    409,
    'The silent stations were asked again three times already. Please telephone.',
    'سُئلت المراكز الصامتة ثلاث مرات بالفعل. يُرجى الاتصال هاتفيًا.',
  ],
  askedJustNow: [
    409,
    'The silent stations were asked again less than ten minutes ago.',
    'سُئلت المراكز الصامتة مجددًا قبل أقل من عشر دقائق.',
  ],
  findingOpen: [
    422,
    'What was found behind this alert is still so. Say why it ends all the same.',
    'ما رُصد وراء هذا التنبيه ما زال قائمًا. اذكر لماذا ينتهي مع ذلك.',
  ],
  unknownSymptom: [404, 'There is no such card.', 'لا توجد بطاقة كهذه.'],
  stepThere: [
    409,
    'Somebody else set this step since. Look at the plan again.',
    'ضبط شخص آخر هذه الخطوة بعد ذلك. راجع الخطة من جديد.',
  ],
  symptomChanged: [
    409,
    'Somebody else changed this card while you wrote. What it says now stands on this page beside your words; save again to put yours in its place.',
    'عدّل شخص آخر هذه البطاقة أثناء كتابتك. ما تقوله الآن موجود في هذه الصفحة بجانب كلماتك؛ احفظ مرة أخرى لتحلّ كلماتك محلها.',
  ],
  tooManySymptoms: [
    409,
    'All eight cards of your own are used. Change one of them, or show a hidden one again.',
    'استُخدمت بطاقاتك الثماني كلها. عدّل إحداها أو أظهر بطاقة مخفية.',
  ],
  lastSymptom: [
    409,
    'This is the last card in sight; a station must be able to report something.',
    'هذه آخر بطاقة ظاهرة؛ يجب أن يستطيع المركز الإبلاغ عن شيء.',
  ],
  halfSymptom: [
    422,
    'A card needs what is wrong and what to do first, both in the same language.',
    'تحتاج البطاقة إلى المشكلة وما يجب فعله أولًا، كلاهما باللغة نفسها.',
  ],
  nothingShipped: [
    409,
    'You added this card yourselves; nothing ships with it.',
    'أضفتم هذه البطاقة بأنفسكم؛ لا نص أصلي لها.',
  ],
  nothingBefore: [409, 'This card was not changed.', 'لم تُعدّل هذه البطاقة.'],
  notInYourHands: [409, 'This is not in your hands.', 'هذا ليس في يديك.'],
})

/** Code of the refusal that sends whoever releases back to read. */
export const NOT_WHAT_WAS_READ = codeOf('notWhatWasRead')

/** Code of an answer beyond the limit. */
export const TOO_MANY_ANSWERS = codeOf('tooManyAnswers')
