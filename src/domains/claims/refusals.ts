import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, found, problems } = refusals('claims', {
  unknownClaim: [404, 'There is no claim with this code.', 'لا يوجد ادعاء بهذا الرمز.'],
  unknownCheck: [404, 'There is no such check.', 'لا يوجد تحقق كهذا.'],
  wrongState: [
    409,
    'This has moved on since. Load the page again.',
    'تغيّر هذا منذ ذلك الحين. أعد تحميل الصفحة.',
  ],
  otherWords: [
    409,
    'The check is not the one that you read. Read it again.',
    'التحقق ليس الذي قرأته. اقرأه من جديد.',
  ],
  indexBehind: [
    503,
    'The published checks are being read in, as after every start and every large import. Ask again in a few seconds.',
    'تُقرأ التحققات المنشورة الآن، كما بعد كل تشغيل وكل استيراد كبير. اسأل من جديد بعد ثوانٍ.',
  ],
  notFactual: [
    409,
    'Only a factual claim gets a verdict. This one is no such claim, or nobody judged it yet.',
    'لا يُصدر حكم إلا على ادعاء وقائعي. هذا ليس كذلك أو لم يصنّفه أحد بعد.',
  ],
  notNamed: [
    400,
    'Only outlets, parties, candidates and holders of an office are named, and they must be.',
    'لا تُذكر بالاسم إلا وسائل الإعلام والأحزاب والمرشحون وشاغلو المناصب، ويجب ذكرهم.',
  ],
  alreadyProposed: [
    409,
    'A check of this claim waits for a second person. It is decided first.',
    'ينتظر تحقق من هذا الادعاء شخصًا ثانيًا. يُبتّ فيه أولًا.',
  ],
  needsCorrection: [
    400,
    'A check is published already. Say what this version corrects.',
    'نُشر تحقق من قبل. اذكر ما تصححه هذه النسخة.',
  ],
  notCitable: [
    400,
    'The reference {code} cannot be cited: it is not there, or was withdrawn.',
    'لا يمكن الاستشهاد بالمرجع {code}: غير موجود أو سُحب.',
  ],
  needsCopy: [
    409,
    'No copy of any cited page is kept yet. A librarian has to keep one; then publish.',
    'لا تُحفظ بعد نسخة من أي صفحة مستشهد بها. على أمين المصادر أن يحفظ واحدة، ثم انشر.',
  ],
  quoteMissing: [
    409,
    'The words “{quote}” do not stand in the kept copy of “{source}”. Give the check back, or say in words why it goes out all the same: everybody reads that.',
    'الكلام «{quote}» غير موجود في النسخة المحفوظة من «{source}». أعد التحقق، أو اكتب لماذا يُنشر مع ذلك: يقرأ الجميع ما تكتب.',
  ],
  sameEvidence: [
    400,
    'A reference is given once: {code} stands twice.',
    'يُذكر المرجع مرة واحدة: {code} مكرر.',
  ],
  unknownOfficial: [404, 'There is no such statement.', 'لا يوجد بيان كهذا.'],
  badDays: [400, 'The last day comes before the first.', 'اليوم الأخير يسبق الأول.'],
  notAuthor: [403, 'Only who wrote this check changes it.', 'لا يغيّر هذا التحقق إلا من كتبه.'],
  sameClaim: [400, 'A claim does not repeat itself.', 'لا يكرر الادعاء نفسه.'],
  hasCheck: [
    409,
    'A check of {code} was written. It stays by itself.',
    'كُتب تحقق من {code}. يبقى قائمًا بذاته.',
  ],
  mergedItself: [
    409,
    '{code} was itself merged. Choose the claim that it was merged into.',
    'دُمج {code} نفسه. اختر الادعاء الذي دُمج فيه.',
  ],
  unknownObjection: [404, 'There is no such objection.', 'لا يوجد اعتراض كهذا.'],
  ownCheck: [
    403,
    'You wrote or published this check. Another person answers.',
    'أنت كتبت هذا التحقق أو نشرته. يجيب شخص آخر.',
  ],
  notCorrected: [
    409,
    'Nothing was corrected since. Publish the correction or withdraw the check first.',
    'لم يُصحح شيء منذ ذلك. انشر التصحيح أو اسحب التحقق أولًا.',
  ],
  unknownPublisher: [
    404,
    'No publisher is registered under this name.',
    'لا ناشر مسجّلًا بهذا الاسم.',
  ],
  badDomain: [
    400,
    'Nobody alone owns {domain}. Give a domain of the publisher.',
    'لا يملك أحد وحده {domain}. اذكر نطاقًا للناشر.',
  ],
  tooMany: [409, 'No more than {most} are kept.', 'لا يُحفظ أكثر من {most}.'],
  sameLanguage: [
    400,
    'This is the language in which the claim was made.',
    'هذه هي اللغة التي قيل بها الادعاء.',
  ],
})
