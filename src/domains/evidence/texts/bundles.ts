import { defineTexts } from '../../../core/text.ts'

/** Words of the page of bundles. */
export const bundleTexts = defineTexts('evidence-bundles', {
  bundles: { en: 'Bundles', ar: 'الحزم' },
  hint: {
    en: 'A bundle is the evidence as one zip file, with who had it and proofs of both, for a court or an expert. Anybody checks it without this node.',
    ar: 'الحزمة هي الأدلة في ملف zip واحد، مع من كانت لديه وبراهين ذلك، لمحكمة أو خبير. يتحقق منها أي شخص دون هذه العقدة.',
  },
  howToCheck: { en: 'How it is checked', ar: 'كيف يُتحقق منها' },
  of: {
    en: 'Code of an incident, or codes of pieces of evidence',
    ar: 'رمز حادث، أو رموز أدلة',
  },
  ofHint: {
    en: 'With a space between codes, as EV-ABCDEFGH EV-JKLMNPQR. What is more than one file takes becomes several parts.',
    ar: 'بمسافة بين الرموز، مثل EV-ABCDEFGH EV-JKLMNPQR. وما يزيد على سعة ملف واحد يصير عدة أجزاء.',
  },
  withoutNames: {
    en: 'Leave out titles and file names',
    ar: 'اترك العناوين وأسماء الملفات',
  },
  withoutNamesHint: {
    en: 'Only what they commit to goes in, so that they can be shown later and checked.',
    ar: 'لا يدخل إلا ما التزم بها، فيمكن إظهارها وفحصها لاحقًا.',
  },
  partOf: { en: 'part {part} of {parts}', ar: 'الجزء {part} من {parts}' },
  make: { en: 'Make a bundle', ar: 'أعدّ حزمة' },
  makeOfItem: { en: 'Make a bundle of it', ar: 'أعدّ حزمة منه' },
  none: { en: 'You have asked for no bundle yet.', ar: 'لم تطلب أي حزمة بعد.' },
  about: { en: 'Of what', ar: 'عمّ' },
  asked: { en: 'Asked for', ar: 'طُلبت' },
  state: { en: 'State', ar: 'الحالة' },
  file: { en: 'File', ar: 'الملف' },
  making: { en: 'being made', ar: 'قيد الإعداد' },
  made: { en: 'ready', ar: 'جاهزة' },
  failed: { en: 'could not be made', ar: 'تعذّر إعدادها' },
  gone: { en: 'deleted', ar: 'حُذفت' },
  download: { en: 'Download', ar: 'نزّل' },
  fingerprint: { en: 'SHA-256 of its manifest', ar: 'بصمة SHA-256 لبيانها' },
  content: {
    en: 'The content of an item is not what its chain says. See the item.',
    ar: 'محتوى أحد العناصر ليس ما تذكره سلسلته. انظر العنصر.',
  },
  tooLarge: {
    en: 'It would be too large. Make several.',
    ar: 'ستكون أكبر من اللازم. أعدّ عدة حزم.',
  },
  kept: {
    en: 'A bundle can be downloaded for seven days; each download is recorded. Afterwards make it again.',
    ar: 'يمكن تنزيل الحزمة سبعة أيام، وكل تنزيل يُسجَّل. بعدها أعدّها من جديد.',
  },
  keptNoSeat: {
    en: 'You have no seat any more that takes the file of this case out.',
    ar: 'لم يعد لك مقعد يتيح إخراج ملف هذه القضية.',
  },
  keptFileClosed: {
    en: 'Open the file of the case first; then it is offered here.',
    ar: 'افتح ملف القضية أولًا، فيُعرض عليك هنا.',
  },
  keptArea: {
    en: 'Some of it belongs to an area that is no longer yours.',
    ar: 'بعضها يخص منطقة لم تعد من مناطقك.',
  },
  toCase: { en: 'To the case', ar: 'إلى القضية' },
  saidAsked: { en: 'It is being made.', ar: 'هي قيد الإعداد.' },
})
