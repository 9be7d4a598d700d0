import { refusals } from '../../core/refusals.ts'
import { CSL_PROBLEMS } from '../../lib/csl/index.ts'

/** What is wrong with a file. */
type FileKey = `file_${keyof typeof CSL_PROBLEMS}`

const ofFile = Object.fromEntries(
  Object.entries(CSL_PROBLEMS).map(([reason, { en, ar }]) => [`file_${reason}`, [400, en, ar]]),
) as unknown as Readonly<Record<FileKey, readonly [number, string, string]>>

/** Everything that this slice refuses, by name. */
export const { refusal, found, problems } = refusals('sources', {
  ...ofFile,
  unknownCode: [
    404,
    'There is no source and no reference with this code.',
    'لا يوجد مصدر ولا مرجع بهذا الرمز.',
  ],
  unknownSource: [404, 'There is no such source.', 'لا يوجد مصدر كهذا.'],
  unknownItem: [404, 'There is no such reference.', 'لا يوجد مرجع كهذا.'],
  unknownAssessment: [404, 'There is no such assessment.', 'لا يوجد تقييم كهذا.'],
  ended: [409, 'This was merged or withdrawn. It stays as it is.', 'دُمج هذا أو سُحب، ويبقى كما هو.'],
  otherDomain: [
    409,
    'The name {domain} is that of {code} already.',
    'الاسم {domain} مسجّل من قبل لـ {code}.',
  ],
  sameWork: [
    409,
    'The same work is here already: {code}. Use that one.',
    'العمل نفسه موجود من قبل: {code}. استخدمه.',
  ],
  sameTitle: [
    409,
    'A work of the same title and year is here: {code}. Use that one, or say that this is another work.',
    'يوجد عمل بالعنوان والسنة نفسيهما: {code}. استخدمه، أو أكّد أن هذا عمل آخر.',
  ],
  noDate: [
    400,
    'Write the date as 2026, 2026-11 or 2026-11-24.',
    'اكتب التاريخ مثل 2026 أو 2026-11 أو 2026-11-24.',
  ],
  badItem: [
    400,
    'This is no reference that can be cited: {what}.',
    'هذا ليس مرجعًا يمكن الاستشهاد به: {what}.',
  ],
  notStated: [
    400,
    'Say what it states, where that stands and when it was read.',
    'اذكر ما يصرّح به المصدر وأين ورد ومتى قُرئ.',
  ],
  dayToCome: [400, 'This day has not come yet.', 'لم يحن هذا اليوم بعد.'],
  alreadyProposed: [
    409,
    'An assessment of this source waits for a second reviewer. It is decided first.',
    'ينتظر تقييم لهذا المصدر مراجعًا ثانيًا. يُبتّ فيه أولًا.',
  ],
  wrongState: [
    409,
    'This has moved on since. Load the page again.',
    'تغيّر هذا منذ ذلك الحين. أعد تحميل الصفحة.',
  ],
  sameName: [
    400,
    'The second reviewer signs with a name of their own.',
    'يوقّع المراجع الثاني باسم خاص به.',
  ],
  mergedIntoItself: [
    400,
    'Choose another one of the same kind that is still here.',
    'اختر آخر من النوع نفسه ما زال موجودًا.',
  ],
  unknownCopy: [404, 'There is no such copy.', 'لا توجد نسخة كهذه.'],
  noAddress: [
    400,
    'The reference has no address on the net. Give the address of the page.',
    'ليس للمرجع عنوان على الشبكة. أدخل عنوان الصفحة.',
  ],
  copyWaits: [
    409,
    'A copy of this page is being made. Load the page again.',
    'تُعد نسخة من هذه الصفحة. أعد تحميل الصفحة.',
  ],
  tooManyCopies: [
    409,
    'There are {most} copies of this reference, or too many that wait. Try again later.',
    'توجد {most} نسخة من هذا المرجع، أو نسخ كثيرة تنتظر. حاول لاحقًا.',
  ],
  copyRemoved: [
    410,
    'This copy was taken away. Its hash and the reason stay.',
    'أُزيلت هذه النسخة. تبقى بصمتها والسبب.',
  ],
  copyCited: [
    409,
    'Published work or a notice rests on this copy. Ask that it be taken away: it is withheld at once, and another person decides.',
    'يستند عمل منشور أو إشعار إلى هذه النسخة. اطلب إزالتها: تُحجب فورًا ويقرر شخص آخر.',
  ],
  copyWithheld: [
    409,
    'This copy is withheld until another person decides whether it goes.',
    'هذه النسخة محجوبة حتى يقرر شخص آخر ما إذا كانت ستُزال.',
  ],
  notAskedAway: [
    409,
    'Nobody asks any more that this copy be taken away.',
    'لم يعد أحد يطلب إزالة هذه النسخة.',
  ],
  endAsked: [
    409,
    'Somebody asked already that this be merged, withdrawn or be another one. Another person decides first.',
    'طلب أحد من قبل دمج هذا أو سحبه أو جعله غير ما هو. يقرر شخص آخر أولًا.',
  ],
  notEndAsked: [
    409,
    'Nobody asks any more that this be merged, withdrawn or be another one.',
    'لم يعد أحد يطلب دمج هذا أو سحبه أو جعله غير ما هو.',
  ],
  otherSource: [
    409,
    'This is not what you read: the source, or what is asked of it, is another one by now. Read it again.',
    'ليس هذا ما قرأته: صار المصدر أو المطلوب منه غير ما كان. اقرأه من جديد.',
  ],
  otherAssessed: [
    409,
    'The source was another one when this was written of it. Give it back; it is written anew.',
    'كان المصدر غير ما هو الآن حين كُتب هذا عنه. أعده ليُكتب من جديد.',
  ],
  otherCiting: [
    409,
    'Another check cites this reference by now, or something else is asked. Read it again.',
    'صار تحقق آخر يستشهد بهذا المرجع، أو طُلب شيء آخر. اقرأه من جديد.',
  ],
  otherStanding: [
    409,
    'Something else rests on this copy by now, or the reason is another one. Read it again.',
    'صار شيء آخر يستند إلى هذه النسخة، أو تغيّر السبب. اقرأه من جديد.',
  ],
  askedTooOften: [
    409,
    'You asked for this {most} times, and all stayed as it was. Another person may ask.',
    'طلبت هذا {most} مرات وبقي كل شيء كما كان. يستطيع شخص آخر أن يطلبه.',
  ],
  noCopyYet: [409, 'This copy is not there to be read.', 'هذه النسخة ليست متاحة للقراءة.'],
  notShown: [
    409,
    'This copy is no text that can be shown. Save it as a web archive.',
    'هذه النسخة ليست نصًا يمكن عرضه. احفظها كأرشيف وب.',
  ],
})
