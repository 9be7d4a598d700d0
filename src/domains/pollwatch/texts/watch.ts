import { defineTexts } from '../../../core/text.ts'

/** Words of the page of an observer's telephone; short, since they are read standing. */
export const watchTexts = defineTexts('watch', {
  appName: { en: 'Observation', ar: 'المراقبة' },
  observer: { en: 'Observer {number}', ar: 'المراقب {number}' },
  station: { en: 'Station {number} {name}', ar: 'المركز {number} {name}' },
  forms: { en: 'What do you want to report?', ar: 'ماذا تريد أن تبلّغ؟' },
  form: { en: 'Form', ar: 'الاستمارة' },
  sent: { en: 'Sent', ar: 'أُرسل' },
  sentNone: { en: 'Nothing has been sent yet.', ar: 'لم يُرسل شيء بعد.' },
  arrived: { en: '{what}: arrived {time}, {ref}', ar: '{what}: وصل {time}، {ref}' },
  counted: { en: 'counts', ar: 'محسوب' },
  quarantined: {
    en: 'counts once your group has called you',
    ar: 'يُحسب بعد أن تتصل بك جماعتك',
  },
  refused: { en: 'does not count', ar: 'غير محسوب' },
  lacks: { en: 'not answered: {tags}', ar: 'بلا جواب: {tags}' },
  brokenPhoto: {
    en: {
      one: 'Photo {photos} did not arrive whole. Take it again and send this form once more with it.',
      other:
        'Photos {photos} did not arrive whole. Take them again and send this form once more with them.',
    },
    ar: {
      zero: 'لم تصل الصور {photos} سليمة. التقطها من جديد وأرسل هذه الاستمارة معها مرة أخرى.',
      one: 'لم تصل الصورة {photos} سليمة. التقطها من جديد وأرسل هذه الاستمارة معها مرة أخرى.',
      two: 'لم تصل الصورتان {photos} سليمتين. التقطهما من جديد وأرسل هذه الاستمارة معهما مرة أخرى.',
      few: 'لم تصل الصور {photos} سليمة. التقطها من جديد وأرسل هذه الاستمارة معها مرة أخرى.',
      many: 'لم تصل الصور {photos} سليمة. التقطها من جديد وأرسل هذه الاستمارة معها مرة أخرى.',
      other: 'لم تصل الصور {photos} سليمة. التقطها من جديد وأرسل هذه الاستمارة معها مرة أخرى.',
    },
  },
  sms: { en: 'by SMS', ar: 'برسالة قصيرة' },
  call: { en: 'written down by your group after a call', ar: 'دوّنته جماعتك بعد اتصال' },
  still: { en: 'As of {time}.', ar: 'حتى الساعة {time}.' },
  reload: { en: 'Load again', ar: 'حمّل من جديد' },
  back: { en: 'Back', ar: 'رجوع' },
  send: { en: 'Send', ar: 'أرسل' },
  sendAnyway: { en: 'Send it all the same', ar: 'أرسله رغم ذلك' },
  again: { en: 'Which time today?', ar: 'أي مرة اليوم؟' },
  againHint: {
    en: '1 for the first time, 2 for the second.',
    ar: '1 للمرة الأولى و2 للثانية.',
  },
  timeHint: { en: 'For example 07:10', ar: 'مثلًا 07:10' },
  yes: { en: 'Yes', ar: 'نعم' },
  no: { en: 'No', ar: 'لا' },
  urgent: { en: 'It is urgent', ar: 'الأمر عاجل' },
  told: { en: 'From {group}', ar: 'من {group}' },
  wordsHint: { en: 'Your group alone reads it.', ar: 'تقرؤه جماعتك وحدها.' },
  comment: { en: 'In words', ar: 'بالكلمات' },
  commentHint: {
    en: 'Write no name of a voter, and nothing about how somebody voted.',
    ar: 'لا تكتب اسم ناخب ولا كيف صوّت أحد.',
  },
  atStation: { en: 'At which of your stations?', ar: 'في أي مركز من مراكزك؟' },
  otherStation: { en: 'Number of the station', ar: 'رقم المركز' },
  otherStationHint: {
    en: 'Change it only if you are somewhere else now. Your group then calls you before it counts.',
    ar: 'غيّره فقط إن كنت الآن في مكان آخر. عندها تتصل بك جماعتك قبل أن يُحسب.',
  },
  photos: { en: 'Photos', ar: 'الصور' },
  photosHint: {
    en: 'At most {count}, each up to {size} MB: result sheets and the premises only. Never a voter, a face or a ballot paper. Place and time are taken out of the picture on this phone.',
    ar: '{count} على الأكثر، كل منها حتى {size} م.ب: محاضر النتائج والمبنى فقط. لا ناخب ولا وجه ولا ورقة اقتراع أبدًا. يُحذف المكان والوقت من الصورة على هذا الهاتف.',
  },
  photosNeedScript: {
    en: 'Photos can be sent only where JavaScript is on.',
    ar: 'لا يمكن إرسال الصور إلا مع تفعيل جافاسكريبت.',
  },
  onlyIf: { en: 'Only if it applies', ar: 'فقط إن انطبق' },
  wipe: { en: 'Wipe this phone', ar: 'امسح هذا الهاتف' },
  wipeHint: {
    en: 'Takes everything of this page off the phone and switches it off. Do it before you hand the phone on.',
    ar: 'يزيل كل ما لهذه الصفحة من الهاتف ويوقفه. افعله قبل أن تعطي الهاتف لغيرك.',
  },
  thisPhone: { en: 'This phone', ar: 'هذا الهاتف' },
  noScript: {
    en: 'Without JavaScript this page needs a network for everything, and keeps nothing.',
    ar: 'بدون جافاسكريبت تحتاج هذه الصفحة إلى الشبكة في كل شيء ولا تحفظ شيئًا.',
  },
  enrol: { en: 'Enrol this phone', ar: 'سجّل هذا الهاتف' },
  enrolHint: {
    en: 'Scan the square on your card with the camera. Or type its twelve letters.',
    ar: 'امسح المربع على بطاقتك بالكاميرا. أو اكتب أحرفها الاثني عشر.',
  },
  code: { en: 'Code on the card', ar: 'الرمز على البطاقة' },
  look: { en: 'Go on', ar: 'تابع' },
  enrolFor: { en: 'This phone is then the phone of:', ar: 'يصبح هذا الهاتف هاتف:' },
  enrolUntil: { en: 'The card is good until {time}.', ar: 'البطاقة صالحة حتى {time}.' },
  enrolOther: { en: 'That is not me', ar: 'لست أنا' },
  enrolReplaces: {
    en: 'A phone that you had before is switched off.',
    ar: 'يتوقف الهاتف الذي كان لديك من قبل.',
  },
  offline: { en: 'There is no network. Try again.', ar: 'لا توجد شبكة. أعد المحاولة.' },
  revoked: {
    en: 'This phone was switched off by your group. It sends nothing more, and what was on it is deleted.',
    ar: 'أوقفت جماعتك هذا الهاتف. لم يعد يرسل شيئًا، وحُذف ما كان عليه.',
  },
  lost: { en: 'Not sent, and lost with it: {what}.', ar: 'لم يُرسل وضاع معه: {what}.' },
  revokedNext: {
    en: 'Is that wrong? Call the desk of your group and ask for a new card.',
    ar: 'هل هذا خطأ؟ اتصل بمكتب جماعتك واطلب بطاقة جديدة.',
  },
})
