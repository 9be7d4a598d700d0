import { defineTexts } from '../../../core/text.ts'

/** What whoever a check is about can say, and what everybody reads of it. */
export const objectionTexts = defineTexts('claims-objection', {
  title: { en: 'This is about me', ar: 'هذا عني' },
  link: { en: 'This check is about me and wrong', ar: 'هذا التحقق عني وهو خطأ' },
  intro: {
    en: 'Say what is wrong with this check. Another person than the two who wrote and published it answers. Everybody reads the answer, without your name and without what you write here.',
    ar: 'اذكر الخطأ في هذا التحقق. يجيب شخص غير الاثنين اللذين كتباه ونشراه. يقرأ الجميع الجواب دون اسمك ودون ما تكتبه هنا.',
  },
  words: { en: 'What is wrong', ar: 'ما الخطأ' },
  who: { en: 'Who you are', ar: 'من أنت' },
  whoHint: {
    en: 'Your name, or the outlet, party or office for which you speak. Only this office reads it.',
    ar: 'اسمك أو وسيلة الإعلام أو الحزب أو المنصب الذي تتحدث باسمه. لا يقرؤه إلا هذا المكتب.',
  },
  contact: { en: 'Where you can be reached', ar: 'كيف نصل إليك' },
  contactHint: {
    en: 'An address or a number, if you want us to ask you something.',
    ar: 'عنوان أو رقم إن أردت أن نسألك شيئًا.',
  },
  send: { en: 'Send it', ar: 'إرسال' },
  sent: {
    en: 'Thank you. It is answered by {date} at the latest. The answer stands on the page of the check.',
    ar: 'شكرًا. يُجاب عنه في {date} على الأبعد. يظهر الجواب في صفحة التحقق.',
  },
  back: { en: 'Back to the check', ar: 'العودة إلى التحقق' },
  objections: { en: 'Objections', ar: 'الاعتراضات' },
  open: {
    en: 'Somebody objected on {date}. It is answered by {due} at the latest.',
    ar: 'اعترض أحدهم في {date}. يُجاب عنه في {due} على الأبعد.',
  },
  late: {
    en: 'Somebody objected on {date}. It was to be answered by {due}. This office is late.',
    ar: 'اعترض أحدهم في {date}. كان يجب أن يُجاب عنه في {due}. هذا المكتب متأخر.',
  },
  corrected: {
    en: 'Somebody objected on {date}. The check was corrected or withdrawn. Answered on {answered}:',
    ar: 'اعترض أحدهم في {date}. صُحح التحقق أو سُحب. أُجيب في {answered}:',
  },
  kept: {
    en: 'Somebody objected on {date}. The check stays as it is. Answered on {answered}:',
    ar: 'اعترض أحدهم في {date}. يبقى التحقق كما هو. أُجيب في {answered}:',
  },
})

/** Words of the desk for objections. */
export const objectionDeskTexts = defineTexts('claims-objection-desk', {
  waits: { en: 'Somebody says: this is about me', ar: 'يقول أحدهم: هذا عني' },
  answer: { en: 'Answer it', ar: 'الإجابة عنه' },
  answerHint: {
    en: 'If the check is wrong, a correction is published first, or the check is withdrawn.',
    ar: 'إذا كان التحقق خطأ يُنشر تصحيح أولًا أو يُسحب التحقق.',
  },
  ownCheck: {
    en: 'You wrote or published this check. Another person answers.',
    ar: 'أنت كتبت هذا التحقق أو نشرته. يجيب شخص آخر.',
  },
  saidAnswered: { en: 'Answered.', ar: 'أُجيب عنه.' },
  saidForgotten: { en: 'Name and contact are gone.', ar: 'حُذف الاسم ووسيلة الاتصال.' },
  outcome: { en: 'What came of it', ar: 'النتيجة' },
  corrected: { en: 'Corrected', ar: 'صُحح' },
  kept: { en: 'Kept as it is', ar: 'بقي كما هو' },
  reasons: { en: 'Reasons, which everybody reads', ar: 'الأسباب التي يقرؤها الجميع' },
  reasonsHint: { en: 'Do not name who asked.', ar: 'لا تذكر اسم من سأل.' },
  language: { en: 'Language of the reasons', ar: 'لغة الأسباب' },
  due: { en: 'Answer by', ar: 'الجواب حتى' },
  asked: { en: 'Asked', ar: 'ورد' },
  forget: { en: 'Take away who asked', ar: 'إزالة هوية السائل' },
  forgetWhat: {
    en: 'Name and contact are gone for good. What was written and the answer stay.',
    ar: 'يُزال الاسم وجهة الاتصال نهائيًّا. يبقى ما كُتب والجواب.',
  },
  objections: { en: 'Objections to the check', ar: 'اعتراضات على التحقق' },
  wait: { en: 'An objection to a check waits for an answer', ar: 'اعتراض على تحقق ينتظر الجواب' },
})
