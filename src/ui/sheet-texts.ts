import { defineTexts } from '../core/text.ts'

/** Words of pages that take rows by a file. */
export const sheetTexts = defineTexts('sheet', {
  file: { en: 'CSV file', ar: 'ملف CSV' },
  limits: {
    en: 'A CSV file in UTF-8, with commas or semicolons: at most {rows} rows and 1 MB. The first line names the columns.',
    ar: 'ملف CSV بترميز UTF-8 بفواصل أو فواصل منقوطة: {rows} صف و1 ميغابايت على الأكثر. يسمّي السطر الأول الأعمدة.',
  },
  read: { en: 'Show what it would add', ar: 'اعرض ما سيضيفه' },
  saidRead: {
    en: 'The file was read. Nothing is added yet.',
    ar: 'قُرئ الملف. لم يُضف شيء بعد.',
  },
  saidTaken: { en: 'The rows were taken.', ar: 'أُدخلت الصفوف.' },
  saidDropped: {
    en: 'The file was dropped. Nothing was added.',
    ar: 'أُهمل الملف. لم يُضف شيء.',
  },
  example: { en: 'Example of a file', ar: 'مثال على ملف' },
  columns: { en: 'Columns of the file', ar: 'أعمدة الملف' },
  column: { en: 'Column', ar: 'العمود' },
  meaning: { en: 'What it says', ar: 'معناه' },
  preview: { en: 'What the file would add', ar: 'ما سيضيفه الملف' },
  good: { en: 'New rows: {count}', ar: 'صفوف جديدة: {count}' },
  known: {
    en: 'Rows that are there already: {count}. They stay out.',
    ar: 'صفوف موجودة بالفعل: {count}. لن تُدخل.',
  },
  wrong: { en: 'Wrong rows: {count}. They stay out.', ar: 'صفوف خاطئة: {count}. لن تُدخل.' },
  take: {
    en: { one: 'Take 1 row', other: 'Take {count} rows' },
    ar: {
      zero: 'لا صفوف للإدخال',
      one: 'أدخل صفًا واحدًا',
      two: 'أدخل صفين',
      few: 'أدخل {count} صفوف',
      many: 'أدخل {count} صفًا',
      other: 'أدخل {count} صف',
    },
  },
  drop: { en: 'Drop this file', ar: 'أهمل هذا الملف' },
  nothingNew: {
    en: 'Nothing in this file is new: there is nothing to take.',
    ar: 'لا جديد في هذا الملف: لا شيء لإدخاله.',
  },
  shownOf: {
    en: 'Shown here: the first {count} of {total}.',
    ar: 'المعروض هنا: أول {count} من {total}.',
  },
  wrongHint: {
    en: 'Download the wrong rows with “CSV”, mend them and send that file: what is wrong stands in its last column and is passed over.',
    ar: 'نزّل الصفوف الخاطئة بزر CSV وأصلحها وأرسل ذلك الملف: الخطأ مكتوب في عموده الأخير ويُتجاوز عند القراءة.',
  },
  row: { en: 'Row', ar: 'الصف' },
  what: { en: 'What is wrong', ar: 'ما الخطأ' },
  wrongIn: { en: '{column}: {what}', ar: '{column}: {what}' },
  format: {
    en: 'This does not have the right form: see “Columns of the file”.',
    ar: 'الصيغة غير صحيحة: انظر «أعمدة الملف».',
  },
  tooManyCells: {
    en: 'The row has more cells than the heading.',
    ar: 'في الصف خانات أكثر مما في سطر العناوين.',
  },
  hash: { en: 'Name of the file (SHA-256)', ar: 'اسم الملف (SHA-256)' },
  hashHint: {
    en: 'SHA-256 is taken of the file as text in UTF-8, without the mark that table programs put before it.',
    ar: 'تُحسب SHA-256 من نص الملف بترميز UTF-8 دون العلامة التي تضعها برامج الجداول في أوله.',
  },
  taken: { en: 'Files that were taken', ar: 'ملفات أُدخلت' },
  noneTaken: { en: 'No file was taken yet.', ar: 'لم يُدخل أي ملف بعد.' },
  takenBy: { en: 'By', ar: 'بواسطة' },
  takenAt: { en: 'When', ar: 'متى' },
  added: { en: 'Rows taken', ar: 'صفوف أُدخلت' },
  leftKnown: { en: 'There already', ar: 'موجودة بالفعل' },
  leftWrong: { en: 'Wrong', ar: 'خاطئة' },
})
