import { defineTexts } from '../../../core/text.ts'

/** Words that the script of an observer's page says by itself. */
export const watchScriptTexts = defineTexts('watch-script', {
  entries: {
    en: { one: '{count} entry', other: '{count} entries' },
    ar: {
      zero: 'لا إدخالات',
      one: 'إدخال واحد',
      two: 'إدخالان',
      few: '{count} إدخالات',
      many: '{count} إدخالًا',
      other: '{count} إدخال',
    },
  },
  photos: {
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
  both: { en: '{one} and {other}', ar: '{one} و{other}' },
  waits: { en: 'Waits: {what}.', ar: 'في الانتظار: {what}.' },
  live: { en: 'Connected {time}.', ar: 'متصل {time}.' },
  offline: { en: 'No network.', ar: 'لا شبكة.' },
  going: { en: 'Sending …', ar: 'جارٍ الإرسال…' },
  noNetwork: {
    en: 'Waits for the network, and is sent by itself.',
    ar: 'ينتظر الشبكة ويُرسل من تلقاء نفسه.',
  },
  photosWait: { en: 'The answers arrived. Photos wait.', ar: 'وصلت الأجوبة. الصور تنتظر.' },
  held: {
    en: 'You are changing it: it is not sent until you press Send.',
    ar: 'أنت تغيّره: لن يُرسل حتى تضغط أرسل.',
  },
  foreign: {
    en: 'Written for an earlier enrolment of this phone, so it is not sent. Save it or delete it.',
    ar: 'كُتب لتسجيل سابق لهذا الهاتف، فلا يُرسل. احفظه أو احذفه.',
  },
  wasThere: {
    en: 'What you wrote first had arrived already. Change it to send it as a new entry, or delete it.',
    ar: 'ما كتبته أولًا كان قد وصل. غيّره لإرساله إدخالًا جديدًا أو احذفه.',
  },
  enrolAgain: {
    en: 'This phone is not enrolled any more. Nothing is lost: scan a new card.',
    ar: 'لم يعد هذا الهاتف مسجّلًا. لم يضع شيء: امسح بطاقة جديدة.',
  },
  sent: { en: '{what}: sent {time}, {ref}', ar: '{what}: أُرسل {time}، {ref}' },
  bySms: {
    en: 'It waits long. You can send this SMS to {number} instead, with the six letters of your card in place of the line; it then counts once:',
    ar: 'ينتظر طويلًا. يمكنك إرسال هذه الرسالة إلى {number} بدلًا منه، مع كتابة أحرف بطاقتك الستة مكان الخط، ويُحسب مرة واحدة:',
  },
  change: { en: 'Change', ar: 'غيّر' },
  save: { en: 'Save as a file', ar: 'احفظ كملف' },
  delete: { en: 'Delete', ar: 'احذف' },
  deleteSure: { en: 'Yes, delete: it was not sent', ar: 'نعم، احذف: لم يُرسل' },
  look: { en: 'Look at this first', ar: 'راجع هذا أولًا' },
  wrong: { en: 'This is no answer to it.', ar: 'هذا ليس جوابًا عنه.' },
  missing: { en: 'Not answered.', ar: 'بلا جواب.' },
  sendAnyway: { en: 'Send it all the same', ar: 'أرسله رغم ذلك' },
  photo: { en: 'Photo', ar: 'صورة' },
  remove: { en: 'Remove', ar: 'أزل' },
  tooMany: { en: 'There are enough photos.', ar: 'الصور كافية.' },
  tooLarge: { en: 'This photo is too large.', ar: 'هذه الصورة كبيرة جدًا.' },
  noPicture: {
    en: 'Only whole photos are taken: JPEG, PNG or WebP.',
    ar: 'تُقبل الصور السليمة فقط: JPEG أو PNG أو WebP.',
  },
  wipeLoses: {
    en: 'Not sent, and lost if you wipe: {what}.',
    ar: 'لم يُرسل وسيضيع عند المسح: {what}.',
  },
  wipeNothing: { en: 'Nothing waits: nothing is lost.', ar: 'لا شيء ينتظر: لن يضيع شيء.' },
  wipeSure: { en: 'Yes, wipe it now', ar: 'نعم، امسحه الآن' },
  notKept: {
    en: 'This phone has no room for it: nothing was kept or sent. Take photos out, or make room on the phone, and press Send again.',
    ar: 'لا مكان له في هذا الهاتف: لم يُحفظ شيء ولم يُرسل. أزل صورًا أو أفرغ مكانًا في الهاتف ثم اضغط أرسل من جديد.',
  },
  keepsNothing: {
    en: 'This browser keeps nothing, perhaps because the window is private. Forms go only with a network, and without photos.',
    ar: 'لا يحفظ هذا المتصفح شيئًا، ربما لأن النافذة خاصة. تُرسل الاستمارات مع الشبكة فقط وبلا صور.',
  },
  wiped: {
    en: 'This phone is wiped and switched off. A new card enrols it again.',
    ar: 'مُسح هذا الهاتف وأُوقف. تسجّله بطاقة جديدة.',
  },
  wipedOnly: {
    en: 'This phone is wiped. Without a network it could not be switched off: tell your group to switch it off.',
    ar: 'مُسح هذا الهاتف. لم يمكن إيقافه بلا شبكة: أخبر جماعتك لتوقفه.',
  },
})
