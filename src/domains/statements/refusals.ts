import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, found, problems } = refusals('statements', {
  unknownStatement: [404, 'There is no such statement.', 'لا يوجد بيان كهذا.'],
  unknownVersion: [
    409,
    'This text no longer waits for a second person. Load the page again.',
    'لم يعد هذا النص ينتظر شخصًا ثانيًا. أعد تحميل الصفحة.',
  ],
  otherWords: [
    409,
    'The text is not the one that you read. Read it again.',
    'النص ليس الذي قرأته. اقرأه من جديد.',
  ],
  otherKind: [
    409,
    'What happened is said otherwise now. See what will stand above the text, then send it again.',
    'ما حدث يُذكر الآن على نحو آخر. انظر ما سيُكتب فوق النص، ثم أرسله من جديد.',
  ],
  wordsMissing: [
    400,
    'Write all three sentences in each language that must be there, and in the others all or none.',
    'اكتب الجمل الثلاث كلها في كل لغة إلزامية، وفي اللغات الأخرى كلها أو لا شيء.',
  ],
  whyMissing: [
    400,
    'Say in each language why the text is changed or taken back.',
    'اذكر في كل لغة سبب تغيير النص أو سحبه.',
  ],
  wrongForm: [
    409,
    'The first text of a statement changes nothing that was said before; every later one does.',
    'النص الأول للبيان لا يغيّر ما قيل قبله، وكل نص لاحق يغيّره.',
  ],
  sameWords: [
    409,
    'These are the words that stand there already.',
    'هذه هي الكلمات المنشورة بالفعل.',
  ],
  over: [
    409,
    'The incident was over before anything was said of it.',
    'انتهت الحادثة قبل أن يُقال عنها شيء.',
  ],
  tooMany: [409, 'A statement holds {most} texts.', 'يتسع البيان لـ {most} نص.'],
  unknownNotice: [404, 'There is no such row in the plan.', 'لا يوجد بند كهذا في الخطة.'],
  settledNotice: [
    409,
    'Somebody has noted this already. Load the page again.',
    'سجّل أحدهم هذا من قبل. أعد تحميل الصفحة.',
  ],
  receiptMissing: [
    400,
    'Note what was received for it: a number, a name, or the SHA-256 of a file.',
    'سجّل ما استُلم مقابله: رقمًا أو اسمًا أو بصمة SHA-256 لملف.',
  ],
  noBreach: [
    404,
    'No clock of a breach of personal data runs here.',
    'لا تجري هنا مدة خرق بيانات شخصية.',
  ],
  breachKnown: [409, 'The clock runs already.', 'المدة جارية بالفعل.'],
  wrongMoment: [
    400,
    'Nobody can have known of it then: it lies ahead, or more than a year back.',
    'لا يمكن أن يكون قد عُرف حينها: فالوقت لم يأت بعد أو مضى عليه أكثر من سنة.',
  ],
  wrongJudgement: [
    409,
    'This is not what stands there now. Load the page again.',
    'ليس هذا ما هو قائم الآن. أعد تحميل الصفحة.',
  ],
})
