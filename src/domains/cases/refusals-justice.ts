import { refusals } from '../../core/refusals.ts'

/** What requests and justice refuse, by name. */
export const { refusal, found, problems } = refusals('cases', {
  unknownRequest: [404, 'There is no such request.', 'لا يوجد طلب كهذا.'],
  unknownSuspect: [404, 'There is no such suspect.', 'لا يوجد مشتبه به كهذا.'],
  unknownCharge: [404, 'There is no such charge.', 'لا توجد تهمة كهذه.'],
  unknownHearing: [404, 'There is no such hearing.', 'لا توجد جلسة كهذه.'],
  unknownRerating: [404, 'There is no such task.', 'لا توجد مهمة كهذه.'],
  unknownState: [404, 'This State is not on the list.', 'هذه الدولة ليست في القائمة.'],
  ownState: [
    400,
    'A request goes to another State, not to this one.',
    'يُوجَّه الطلب إلى دولة أخرى لا إلى هذه.',
  ],
  tooManyRequests: [409, 'No more of these: at most {most}.', 'لا مزيد منها: الحد الأقصى {most}.'],
  requestMoved: [
    409,
    'The request is somewhere else by now. Look again.',
    'أصبح الطلب في مرحلة أخرى. انظر مجددًا.',
  ],
  requestWrongWay: [
    409,
    'A request does not go from here to there.',
    'لا ينتقل الطلب من هنا إلى هناك.',
  ],
  contentsMissing: [
    409,
    'Contents of Article 29(2) that are missing: {count}. Fill them in first.',
    'محتويات ناقصة من المادة 29(2): {count}. أكملها أولًا.',
  ],
  noBasis: [
    409,
    'Article 30 goes on from a request of Article 29 to the same State.',
    'تستند المادة 30 إلى طلب بموجب المادة 29 إلى الدولة نفسها.',
  ],
  notInForce: [
    409,
    'The Convention does not bind both States today, as somebody confirmed. Correct the directory if that is wrong.',
    'الاتفاقية غير ملزمة للدولتين اليوم كما أكّد أحدهم. صحّح الدليل إن كان ذلك خطأ.',
  ],
  treatyUnverified: [
    409,
    'Nobody has confirmed that the Convention binds both States today. Look it up, and say where you saw it.',
    'لم يؤكد أحد أن الاتفاقية ملزمة للدولتين اليوم. تحقق من ذلك واذكر أين رأيته.',
  ],
  saidMissing: [
    400,
    'Something that this step must say is missing: {field}.',
    'ينقص شيء يجب أن تذكره هذه المرحلة: {field}.',
  ],
  dualCriminality: [
    409,
    'Nobody refuses for dual criminality where the offence is one of Articles 2 to 11.',
    'لا يُرفض الطلب بسبب ازدواجية التجريم في جرائم المواد 2 إلى 11.',
  ],
  tooEarly: [400, 'This lies before what it follows.', 'هذا يسبق ما يتبعه.'],
  inFuture: [400, 'This has not happened yet.', 'لم يحدث هذا بعد.'],
  nameNeeded: [400, 'Say who it is, or choose "unknown".', 'اذكر من هو، أو اختر "مجهول".'],
  suspectErased: [409, 'This suspect was erased.', 'مُحيت بيانات هذا المشتبه به.'],
  erasureAsked: [
    409,
    'It was asked already that this suspect be erased.',
    'طُلب بالفعل محو بيانات هذا المشتبه به.',
  ],
  erasureNotAsked: [
    409,
    'The data protection officer must ask for this first.',
    'يجب أن يطلب مسؤول حماية البيانات هذا أولًا.',
  ],
  outcomeFinal: [409, 'No appeal is left against this outcome.', 'لم يبق طعن على هذه النتيجة.'],
  hearingHeld: [
    409,
    'What came of this hearing is written down already.',
    'دُوّن ما نتج عن هذه الجلسة بالفعل.',
  ],
  hearingAhead: [
    409,
    'This hearing lies ahead. Write down what came of it once it has begun, or that it was put off.',
    'لم يحن موعد هذه الجلسة بعد. دوّن ما نتج عنها متى بدأت، أو أنها أُجّلت.',
  ],
  notProposedYet: [
    409,
    'A prosecutor must propose the closing first.',
    'يجب أن يقترح مدّعٍ عام الإغلاق أولًا.',
  ],
  closingMoved: [
    409,
    'Another proposal stands here by now. Read it first.',
    'يوجد هنا الآن اقتراح آخر. اقرأه أولًا.',
  ],
  alreadyProposed: [409, 'The closing is proposed already.', 'الإغلاق مقترح بالفعل.'],
  reratingDone: [409, 'This task is done already.', 'أُنجزت هذه المهمة بالفعل.'],
})
