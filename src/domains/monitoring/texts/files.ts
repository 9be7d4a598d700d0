import { defineTexts } from '../../../core/text.ts'

/** Files of a site that are watched by their hash. */
export const fileTexts = defineTexts('monitoring-files', {
  title: { en: 'Files watched by their hash', ar: 'ملفات مراقَبة ببصمتها' },
  intro: {
    en: 'Programs, archives, lists of polling places: up to {most} files on the host of the site. Each is fetched once a day and with every look that somebody asks for; another file in its place is a serious finding. Files beyond 64 MiB are not tested.',
    ar: 'برامج وأرشيفات وقوائم مراكز اقتراع: ما لا يزيد على {most} ملفات على مضيف الموقع. يُجلب كل منها مرة في اليوم ومع كل فحص يطلبه شخص، وأي ملف آخر في مكانه نتيجة خطيرة. ولا تُختبر الملفات التي تتجاوز 64 ميبيبايت.',
  },
  none: { en: 'No file is watched yet.', ar: 'لا يُراقَب أي ملف بعد.' },
  add: { en: 'Watch a file', ar: 'راقب ملفًا' },
  address: { en: 'Address of the file', ar: 'عنوان الملف' },
  addressHint: {
    en: 'Its path, or the whole address: /downloads/app.zip',
    ar: 'مساره أو عنوانه الكامل: ‎/downloads/app.zip‎',
  },
  added: {
    en: 'The file is watched. The next look takes its hash.',
    ar: 'الملف مراقَب. يأخذ الفحص القادم بصمته.',
  },
  remove: { en: 'Stop watching', ar: 'أوقف المراقبة' },
  removed: { en: 'The file is watched no longer.', ar: 'لم يعد الملف مراقَبًا.' },
  new: { en: 'Not looked at yet', ar: 'لم يُفحص بعد' },
  same: { en: 'As it was', ar: 'كما كان' },
  changed: { en: 'Another file', ar: 'ملف آخر' },
  missing: { en: 'Not there', ar: 'غير موجود' },
  untested: { en: 'Not tested: {why}', ar: 'لم يُختبر: {why}' },
  held: { en: 'a change is announced', ar: 'أُعلن تغيير' },
  looked: { en: 'looked at {time}', ar: 'فُحص {time}' },
  hash: { en: 'SHA-256 {hash}, {size}', ar: '‏SHA-256 ‏{hash}، {size}' },
  tooLarge: { en: 'larger than 64 MiB', ar: 'أكبر من 64 ميبيبايت' },
  packed: { en: 'it comes packed', ar: 'يصل مضغوطًا' },
  timeout: { en: 'it did not come in time', ar: 'لم يصل في الوقت' },
  other: { en: 'it was not reached ({code})', ar: 'تعذّر الوصول إليه ({code})' },
  count: {
    en: 'Files watched by their hash: {files}, of sites: {sites}.',
    ar: 'ملفات مراقَبة ببصمتها: {files}، في مواقع: {sites}.',
  },
})
