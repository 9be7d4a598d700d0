import { defineTexts } from '../../../core/text.ts'

/** Words of an entry's own page, and of the photos behind it. */
export const photoTexts = defineTexts('pollwatch-photos', {
  facts: { en: 'About the entry', ar: 'عن الإدخال' },
  missing: { en: 'Not answered', ar: 'لم يُجب عنها' },
  written: { en: 'Written', ar: 'كُتب' },
  way: { en: 'How it came', ar: 'كيف وصل' },
  sms: { en: 'By short message', ar: 'برسالة قصيرة' },
  page: { en: 'By the page of the telephone', ar: 'من صفحة الهاتف' },
  call: {
    en: 'Written down by the desk of the group after a call',
    ar: 'دوّنه مكتب الجماعة بعد اتصال',
  },
  enteredBy: { en: 'Who wrote it down', ar: 'من دوّنه' },
  nothing: { en: 'No question was answered.', ar: 'لم يُجب عن أي سؤال.' },
  photos: { en: 'Photos', ar: 'الصور' },
  intro: {
    en: 'Photos show result sheets and premises. No ballot, no voter and no list of voters belongs on one: the group deletes such a photo here, and tells whoever took it. That you save a photo is recorded.',
    ar: 'تُظهر الصور محاضر النتائج والمكان. لا يصح أن تظهر فيها ورقة اقتراع ولا ناخب ولا قائمة ناخبين: تحذف الجماعة صورة كهذه هنا وتخبر من التقطها. ويُسجَّل حفظك للصورة.',
  },
  none: { en: 'No photo came with this entry.', ar: 'لم تصل صورة مع هذا الإدخال.' },
  count: {
    en: { one: '{count} photo', other: '{count} photos' },
    ar: {
      zero: 'لا صور',
      one: 'صورة واحدة',
      two: 'صورتان',
      few: '{count} صور',
      many: '{count} صورة',
      other: '{count} صورة',
    },
  },
  photo: { en: 'Photo', ar: 'الصورة' },
  kilobytes: { en: '{size} KB', ar: '{size} كيلوبايت' },
  waits: { en: 'Still to come', ar: 'لم تصل بعد' },
  whole: { en: 'Came whole', ar: 'وصلت كاملة' },
  broken: { en: 'Cannot be used', ar: 'لا تصلح' },
  brokenWhy: {
    en: 'What came is no picture, or not the one that was announced.',
    ar: 'ما وصل ليس صورة أو ليس الصورة المعلنة.',
  },
  evidence: { en: 'Evidence', ar: 'الأدلة' },
  dropped: { en: 'Deleted', ar: 'محذوفة' },
  drop: { en: 'Delete', ar: 'احذف' },
  dropTitle: { en: 'Delete this photo?', ar: 'حذف هذه الصورة؟' },
  dropWhat: {
    en: 'Do it where a ballot, a voter or a list of voters is on it. The picture is gone for good; that there was one, and its SHA-256, stays.',
    ar: 'افعل ذلك إن ظهرت فيها ورقة اقتراع أو ناخب أو قائمة ناخبين. تزول الصورة نهائيًا، ويبقى أنها كانت هنا وبصمتها SHA-256.',
  },
  saidDropped: { en: 'The photo is deleted.', ar: 'حُذفت الصورة.' },
  save: { en: 'Save', ar: 'احفظ' },
  keep: { en: 'Into evidence', ar: 'أدرج في الأدلة' },
  keepTitle: { en: 'Put this photo into the evidence?', ar: 'إدراج هذه الصورة في الأدلة؟' },
  keepWhat: {
    en: 'Do it with a result sheet, once you have looked at it. It is copied as it is, under its SHA-256. Whoever looks after evidence in this area sees it from then on, even where the entry is not handed on, and only two officers together can erase it.',
    ar: 'افعل ذلك بمحضر نتائج بعد أن تطّلع عليه. تُنسخ الصورة كما هي ببصمتها SHA-256. ويراها من ذلك الحين كل من يتولى الأدلة في هذه المنطقة ولو لم يُسلَّم الإدخال، ولا يمحوها إلا موظفان معًا.',
  },
  saidKept: {
    en: 'The photo goes into the evidence. Its number stands here in a moment.',
    ar: 'تُدرج الصورة في الأدلة. يظهر رقمها هنا بعد لحظات.',
  },
  asked: { en: 'Goes into the evidence', ar: 'تُدرج في الأدلة' },
  kept: { en: 'In the evidence', ar: 'في الأدلة' },
  itemTitle: {
    en: 'Photo of an observer: station {number} {name}, entry {ref}',
    ar: 'صورة من مراقب: المركز {number} {name}، الإدخال {ref}',
  },
})
