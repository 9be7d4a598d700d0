import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, found, problems } = refusals('pollwatch', {
  unknownGroup: [404, 'There is no such group of observers.', 'لا توجد جماعة مراقبين كهذه.'],
  wrongKey: [
    404,
    'There is no application with this code and this key.',
    'لا يوجد طلب بهذا الرمز وهذا المفتاح.',
  ],
  manyApplications: [
    429,
    'Too many groups apply at this moment. Try again in an hour.',
    'يتقدم الآن عدد كبير من الجماعات. أعد المحاولة بعد ساعة.',
  ],
  noConduct: [
    400,
    'A group that observes keeps the code of conduct.',
    'على كل جماعة تراقب الالتزام بقواعد السلوك.',
  ],
  wrongStep: [
    409,
    'The application has moved on since. Load the page again.',
    'تغيّرت حالة الطلب منذ ذلك الحين. أعد تحميل الصفحة.',
  ],
  appealedBefore: [
    409,
    'An appeal has been decided already, and there is one only.',
    'بُتّ في التظلم من قبل، ولا يكون إلا مرة واحدة.',
  ],
  noConsent: [
    400,
    'A supporter is named only with consent. Leave the name out, or say that there is consent.',
    'لا يُذكر اسم الداعم إلا بموافقته. اترك الاسم فارغًا أو أكّد الموافقة.',
  ],
  tooManySupport: [409, 'There are too many entries of support.', 'إدخالات الدعم أكثر من اللازم.'],
  tooManyManagers: [
    409,
    'The group has enough managers. Remove one first.',
    'للجماعة ما يكفي من المسؤولين. أزل أحدهم أولًا.',
  ],
  otherGroup: [
    409,
    'This person manages another group, and nobody manages two.',
    'هذا الشخص مسؤول عن جماعة أخرى، ولا يتولى أحد جماعتين.',
  ],
  notAManager: [
    400,
    'This person has no role as observation manager. Somebody with the right to invite gives it first.',
    'ليس لهذا الشخص دور مسؤول المراقبة. يمنحه إياه أولًا من له حق الدعوة.',
  ],
  noGroup: [403, 'You manage no group that is accredited.', 'لست مسؤولًا عن أي جماعة معتمدة.'],
  unknownStation: [404, 'There is no station with this number.', 'لا يوجد مركز بهذا الرقم.'],
  badPhone: [400, 'This is no telephone number.', 'هذا ليس رقم هاتف.'],
  tooManyObservers: [409, 'The group has too many observers.', 'للجماعة مراقبون أكثر من اللازم.'],
  unknownObserver: [404, 'Your group has no such observer any more.', 'لم يعد لجماعتك مراقب كهذا.'],
  unknownEntry: [404, 'There is no such entry here.', 'لا يوجد إدخال كهذا هنا.'],
  notQuarantined: [
    409,
    'Somebody has called about this entry already.',
    'اتصل أحدهم بشأن هذا الإدخال من قبل.',
  ],
  noObserverYet: [
    409,
    'Nobody knows which observer sent this: it can be refused only.',
    'لا يُعرف أي مراقب أرسل هذا: لا يمكن إلا رفضه.',
  ],
  notAnIncident: [
    409,
    'Only what says that something is wrong, and counts, becomes an issue.',
    'لا يصبح مشكلة تصويت إلا ما يبلّغ عن خلل وكان محسوبًا.',
  ],
  hasIssue: [409, 'This entry belongs to an issue already.', 'هذا الإدخال تابع لمشكلة بالفعل.'],
  unknownIssue: [404, 'There is no such issue.', 'لا توجد مشكلة كهذه.'],
  wrongState: [
    409,
    'The issue has moved on since. Load the page again.',
    'تغيّرت حالة المشكلة منذ ذلك الحين. أعد تحميل الصفحة.',
  ],
  ownAnswer: [403, 'Who answered an issue does not reject it.', 'من أجاب عن مشكلة لا يرفضها.'],
  unknownPlace: [404, 'There is no row for this station.', 'لا يوجد صف لهذا المركز.'],
  unknownTag: [400, 'The form has no such question.', 'ليس في الاستمارة سؤال كهذا.'],
  badValue: [400, 'The question has no such answer.', 'ليس للسؤال جواب كهذا.'],
  exerciseOnly: [403, 'Only the exercise plays observers.', 'لا يُحاكى المراقبون إلا في التمرين.'],
})
