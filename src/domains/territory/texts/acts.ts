import { defineTexts } from '../../../core/text.ts'

/** What is asked before an act in territory, and what the next page says about it. */
export const actTexts = defineTexts('territory-acts', {
  area: { en: 'The area is added.', ar: 'أُضيفت المنطقة.' },
  renamed: { en: 'The area has its new name.', ar: 'صار للمنطقة اسمها الجديد.' },
  station: { en: 'The station is added.', ar: 'أُضيف المركز.' },
  changed: { en: 'The station is changed.', ar: 'عُدّل المركز.' },
  closeTitle: { en: 'Close this station for good?', ar: 'إغلاق هذا المركز نهائيًا؟' },
  closeWhat: {
    en: 'It leaves the lists and gets no alerts from now on. This cannot be taken back; its number is free for another station.',
    ar: 'يخرج من القوائم ولا يتلقى تنبيهات من الآن. لا يمكن التراجع عن ذلك، ويصبح رقمه متاحًا لمركز آخر.',
  },
  closeAct: { en: 'Close it for good', ar: 'إغلاقه نهائيًا' },
  closed: { en: 'The station is closed.', ar: 'أُغلق المركز.' },
  post: { en: 'The post is added.', ar: 'أُضيف المنصب.' },
  postTitle: { en: 'Remove this post?', ar: 'إزالة هذا المنصب؟' },
  postWhat: {
    en: 'It leaves the duty list, and nobody is called or told by its number any more. It does not come back by itself; it can be entered again.',
    ar: 'يخرج من قائمة المناوبة، ولا يُتصل بأحد ولا يُبلّغ عبر رقمه بعد الآن. لا يعود من تلقاء نفسه، ويمكن إدخاله من جديد.',
  },
  postAct: { en: 'Remove the post', ar: 'إزالة المنصب' },
  postRemoved: { en: 'The post is removed.', ar: 'أُزيل المنصب.' },
  election: { en: 'The election is entered.', ar: 'أُدخلت الانتخابات.' },
  phase: { en: 'The phase is set.', ar: 'حُدّدت المرحلة.' },
  hours: { en: 'The hours of voting are set.', ar: 'حُدّدت ساعات الاقتراع.' },
  planned: { en: 'The duty is on the list.', ar: 'أُدرجت المناوبة في القائمة.' },
  dutyRemoved: { en: 'The duty is off the list.', ar: 'حُذفت المناوبة من القائمة.' },
  handedOver: {
    en: 'The note is written. The duty goes over once the next shift accepts it.',
    ar: 'كُتبت الملاحظة. تنتقل المناوبة حين تقبلها الوردية التالية.',
  },
  accepted: { en: 'You have taken the duty over.', ar: 'تسلّمت المناوبة.' },
  held: { en: 'It is noted who holds the post.', ar: 'سُجّل من يشغل المنصب.' },
  importTitle: { en: 'Take these stations over?', ar: 'اعتماد هذه المراكز؟' },
  importCount: {
    en: {
      one: '{count} station is added, or changed where its number is known.',
      other: '{count} stations are added, or changed where their numbers are known.',
    },
    ar: {
      zero: 'لا مراكز تُضاف.',
      one: 'يُضاف مركز واحد، أو يُعدّل إن كان رقمه معروفًا.',
      two: 'يُضاف مركزان، أو يُعدّلان إن كان رقماهما معروفين.',
      few: 'تُضاف {count} مراكز، أو تُعدّل إن كانت أرقامها معروفة.',
      many: 'يُضاف {count} مركزًا، أو تُعدّل إن كانت أرقامها معروفة.',
      other: 'يُضاف {count} مركز، أو تُعدّل إن كانت أرقامها معروفة.',
    },
  },
  importSkipped: {
    en: { one: '{count} wrong row is left out.', other: '{count} wrong rows are left out.' },
    ar: {
      zero: 'لا صفوف خاطئة.',
      one: 'يُترك صف خاطئ واحد.',
      two: 'يُترك صفان خاطئان.',
      few: 'تُترك {count} صفوف خاطئة.',
      many: 'يُترك {count} صفًا خاطئًا.',
      other: 'يُترك {count} صف خاطئ.',
    },
  },
  importWhat: {
    en: 'This cannot be taken back as a whole; each station can be changed or closed afterwards.',
    ar: 'لا يمكن التراجع عن ذلك دفعة واحدة؛ ويمكن تعديل كل مركز أو إغلاقه بعد ذلك.',
  },
  importAct: { en: 'Take them over', ar: 'اعتمادها' },
  importing: {
    en: 'The stations are being taken over; this page shows how far.',
    ar: 'يجري اعتماد المراكز؛ تُظهر هذه الصفحة مدى التقدم.',
  },
  cancelTitle: { en: 'Stop this import?', ar: 'إيقاف هذا الاستيراد؟' },
  cancelWhat: {
    en: 'Stations that were taken over already stay; the rest of the file is forgotten. The file can be sent again.',
    ar: 'تبقى المراكز التي اعتُمدت بالفعل، ويُنسى باقي الملف. يمكن إرسال الملف من جديد.',
  },
  cancelAct: { en: 'Stop the import', ar: 'إيقاف الاستيراد' },
  cancelled: { en: 'The import is stopped.', ar: 'أُوقف الاستيراد.' },
})
