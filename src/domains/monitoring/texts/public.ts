import { defineTexts } from '../../../core/text.ts'

/** Words of the public front page: what a citizen may do with each service, as a mark and a sentence. */
export const publicTexts = defineTexts('monitoring-front', {
  title: { en: 'Official services', ar: 'الخدمات الرسمية' },
  compare: {
    en: 'Compare the address with the link that you were sent. Where one letter differs, the link is not ours.',
    ar: 'قارن العنوان بالرابط الذي وصلك. إن اختلف حرف واحد فالرابط ليس منا.',
  },
  compareForMe: { en: 'Compare it for me', ar: 'قارنه لي' },
  none: {
    en: 'No official service is entered here yet, so this page cannot say which addresses are genuine.',
    ar: 'لم تُدخل هنا أي خدمة رسمية بعد، لذلك لا تستطيع هذه الصفحة أن تقول أي العناوين صحيح.',
  },
  checked: { en: 'Looked at {time}', ar: 'فُحصت في {time}' },
  doNot: { en: 'Do not use now: {names}.', ar: 'لا تستخدم الآن: {names}.' },
  doNotMany: {
    en: {
      one: 'Do not use {count} official service now: see the list.',
      other: 'Do not use {count} official services now: see the list.',
    },
    ar: {
      zero: 'لا خدمة رسمية يجب تجنبها الآن.',
      one: 'لا تستخدم الآن خدمة رسمية واحدة: انظر القائمة.',
      two: 'لا تستخدم الآن خدمتين رسميتين: انظر القائمة.',
      few: 'لا تستخدم الآن {count} خدمات رسمية: انظر القائمة.',
      many: 'لا تستخدم الآن {count} خدمة رسمية: انظر القائمة.',
      other: 'لا تستخدم الآن {count} خدمة رسمية: انظر القائمة.',
    },
  },
  disbelieveNames: {
    en: 'Do not believe this site about voting: {names}.',
    ar: 'لا تصدّق هذا الموقع في شأن الاقتراع: {names}.',
  },
  disbelieveMany: {
    en: {
      one: 'Do not believe {count} official site about voting: see the list.',
      other: 'Do not believe {count} official sites about voting: see the list.',
    },
    ar: {
      zero: 'لا موقع رسميًا يجب ألا تصدّقه الآن.',
      one: 'لا تصدّق موقعًا رسميًا واحدًا في شأن الاقتراع: انظر القائمة.',
      two: 'لا تصدّق موقعين رسميين في شأن الاقتراع: انظر القائمة.',
      few: 'لا تصدّق {count} مواقع رسمية في شأن الاقتراع: انظر القائمة.',
      many: 'لا تصدّق {count} موقعًا رسميًا في شأن الاقتراع: انظر القائمة.',
      other: 'لا تصدّق {count} موقع رسمي في شأن الاقتراع: انظر القائمة.',
    },
  },
  readNames: { en: 'Enter nothing now on: {names}.', ar: 'لا تُدخل شيئًا الآن في: {names}.' },
  readMany: {
    en: {
      one: 'Enter nothing now on {count} official service: see the list.',
      other: 'Enter nothing now on {count} official services: see the list.',
    },
    ar: {
      zero: 'لا خدمة رسمية يُمنع الإدخال فيها الآن.',
      one: 'لا تُدخل شيئًا الآن في خدمة رسمية واحدة: انظر القائمة.',
      two: 'لا تُدخل شيئًا الآن في خدمتين رسميتين: انظر القائمة.',
      few: 'لا تُدخل شيئًا الآن في {count} خدمات رسمية: انظر القائمة.',
      many: 'لا تُدخل شيئًا الآن في {count} خدمة رسمية: انظر القائمة.',
      other: 'لا تُدخل شيئًا الآن في {count} خدمة رسمية: انظر القائمة.',
    },
  },
  lookedNames: { en: 'Being looked at: {names}.', ar: 'قيد الفحص: {names}.' },
  lookedMany: {
    en: {
      one: '{count} official service is being looked at: see the list.',
      other: '{count} official services are being looked at: see the list.',
    },
    ar: {
      zero: 'لا خدمة رسمية قيد الفحص.',
      one: 'خدمة رسمية واحدة قيد الفحص: انظر القائمة.',
      two: 'خدمتان رسميتان قيد الفحص: انظر القائمة.',
      few: '{count} خدمات رسمية قيد الفحص: انظر القائمة.',
      many: '{count} خدمة رسمية قيد الفحص: انظر القائمة.',
      other: '{count} خدمة رسمية قيد الفحص: انظر القائمة.',
    },
  },
  trueTimes: { en: 'What is true about voting: {when}.', ar: 'الصحيح عن الاقتراع: {when}.' },
  trueNumbers: {
    en: 'Questions about voting: {numbers}',
    ar: 'للسؤال عن الاقتراع: {numbers}',
  },
  allWork: {
    en: 'Every official service on this page works.',
    ar: 'كل الخدمات الرسمية المذكورة في هذه الصفحة تعمل.',
  },
  others: {
    en: { one: 'One more that you can use', other: '{count} more that you can use' },
    ar: {
      zero: 'لا خدمات أخرى',
      one: 'خدمة أخرى يمكنك استخدامها',
      two: 'خدمتان أخريان يمكنك استخدامهما',
      few: '{count} خدمات أخرى يمكنك استخدامها',
      many: '{count} خدمة أخرى يمكنك استخدامها',
      other: '{count} خدمة أخرى يمكنك استخدامها',
    },
  },
  leftOut: {
    en: 'The list ends here after {number} services; there are more.',
    ar: 'تنتهي القائمة هنا بعد {number} خدمة، وهناك المزيد.',
  },
  works: { en: 'Works', ar: 'تعمل' },
  worksMore: { en: 'You can use it.', ar: 'يمكنك استخدامها.' },
  slow: { en: 'Slow', ar: 'بطيئة' },
  slowMore: {
    en: 'You can use it. Its pages take long to come.',
    ar: 'يمكنك استخدامها، لكن صفحاتها تتأخر في الظهور.',
  },
  'no-mail': { en: 'Works', ar: 'تعمل' },
  'no-mailMore': {
    en: 'You can use it. Do not trust e-mail in its name: it is easy to forge.',
    ar: 'يمكنك استخدامها. لا تثق بالبريد الإلكتروني المرسل باسمها، فتزويره سهل.',
  },
  looked: { en: 'Being looked at', ar: 'قيد الفحص' },
  'no-mailLooked': {
    en: 'Something about its mail changed, and we do not know yet whether it is right. Until we know, do not trust e-mail in its name.',
    ar: 'تغيّر شيء في بريدها ولا نعلم بعد إن كان صحيحًا. إلى أن نعلم لا تثق بالبريد الإلكتروني المرسل باسمها.',
  },
  read: { en: 'Enter nothing', ar: 'لا تُدخل شيئًا' },
  readMore: {
    en: 'Do not enter data there now: no name, no number, no password. Open no file that it offers.',
    ar: 'لا تُدخل فيها بيانات الآن: لا اسمًا ولا رقمًا ولا كلمة مرور. ولا تفتح أي ملف تعرضه.',
  },
  readLooked: {
    en: 'Something changed there, and we do not know yet whether it is right. Until we know, enter nothing there, and open no file that it offers.',
    ar: 'تغيّر فيها شيء ولا نعلم بعد إن كان صحيحًا. إلى أن نعلم لا تُدخل فيها شيئًا ولا تفتح أي ملف تعرضه.',
  },
  disbelieve: { en: 'Do not believe it', ar: 'لا تصدّقها' },
  disbelieveMore: {
    en: 'Do not believe what it says about voting: it was changed. Enter nothing there.',
    ar: 'لا تصدّق ما تقوله عن الاقتراع، فقد غُيّر. ولا تُدخل فيها شيئًا.',
  },
  disbelieveLooked: {
    en: 'Something changed there, and we do not know yet whether it is right. Until we know, do not believe what it says about voting, and enter nothing there.',
    ar: 'تغيّر فيها شيء ولا نعلم بعد إن كان صحيحًا. إلى أن نعلم لا تصدّق ما تقوله عن الاقتراع ولا تُدخل فيها شيئًا.',
  },
  avoid: { en: 'Do not use it now', ar: 'لا تستخدمها الآن' },
  avoidMore: {
    en: 'What it shows or asks for may not be ours. Enter nothing there. Do not pass it on, even if the address is the true one.',
    ar: 'قد لا يكون ما تعرضه أو تطلبه منا. لا تُدخل فيها شيئًا. ولا تنقله إلى غيرك وإن كان العنوان صحيحًا.',
  },
  avoidLooked: {
    en: 'What it shows or asks for may not be ours; we do not know yet. Until we know, do not use it.',
    ar: 'قد لا يكون ما تعرضه أو تطلبه منا، ولا نعلم بعد. إلى أن نعلم لا تستخدمها.',
  },
  maintenance: { en: 'Being worked on', ar: 'قيد الصيانة' },
  maintenanceMore: {
    en: 'It may not answer for a while. Do not look for it at another address.',
    ar: 'قد لا تستجيب لبعض الوقت. لا تبحث عنها في عنوان آخر.',
  },
  maintenanceLooked: {
    en: 'It says that it is being worked on, and we do not know yet whether that is right. Do not look for it at another address.',
    ar: 'تقول إنها قيد الصيانة، ولا نعلم بعد إن كان ذلك صحيحًا. لا تبحث عنها في عنوان آخر.',
  },
  maintenanceUntil: { en: 'Maintenance until {time}.', ar: 'صيانة حتى {time}.' },
  unreachable: { en: 'Does not answer', ar: 'لا تستجيب' },
  unreachableMore: {
    en: 'It cannot be reached at present. Try again later, and do not look for it at another address.',
    ar: 'لا يمكن الوصول إليها حاليًا. حاول لاحقًا ولا تبحث عنها في عنوان آخر.',
  },
  unreachableLooked: {
    en: 'It did not answer us just now, and we are looking again. Do not look for it at another address.',
    ar: 'لم تستجب لنا قبل قليل ونحن نعيد فحصها. لا تبحث عنها في عنوان آخر.',
  },
  unknown: { en: 'We do not know', ar: 'لا نعلم' },
  unknownMore: {
    en: 'We cannot tell how it is at present, so we do not say that it works. Enter nothing there.',
    ar: 'لا نستطيع أن نعرف حالها حاليًا، فلا نقول إنها تعمل. لا تُدخل فيها شيئًا.',
  },
  unknownLooked: {
    en: 'We could not read it just now, and we are looking again. Until we know, enter nothing there.',
    ar: 'لم نتمكن من قراءتها قبل قليل ونحن نعيد فحصها. إلى أن نعلم لا تُدخل فيها شيئًا.',
  },
})

/** Words of the page that compares a message with our addresses. */
export const compareTexts = defineTexts('monitoring-compare', {
  nav: { en: 'From us?', ar: 'هل هي منا؟' },
  title: { en: 'Is a message from us?', ar: 'هل هذه الرسالة منا؟' },
  label: { en: 'Paste the link, or the whole message', ar: 'الصق الرابط أو الرسالة كاملة' },
  hint: {
    en: 'The addresses in it are compared with ours. Nothing of it is kept.',
    ar: 'تُقارن العناوين التي فيها بعناويننا، ولا يُحفظ منها شيء.',
  },
  button: { en: 'Compare', ar: 'قارن' },
  ours: { en: 'Ours', ar: 'لنا' },
  oursMore: {
    en: 'This is the true address of: {name}.',
    ar: 'هذا هو العنوان الصحيح لخدمة: {name}.',
  },
  alike: { en: 'Not ours', ar: 'ليس لنا' },
  alikeMore: {
    en: 'It only looks like {host} ({name}). Do not open it, and enter nothing there.',
    ar: 'إنه يشبه {host} فقط ({name}). لا تفتحه ولا تُدخل فيه شيئًا.',
  },
  other: { en: 'Not ours', ar: 'ليس لنا' },
  otherMore: {
    en: 'It is none of our addresses. What a message says in our name with it is not from us.',
    ar: 'ليس من عناويننا. وما تقوله رسالة باسمنا مع هذا العنوان ليس منا.',
  },
  none: { en: 'No address was found in it.', ar: 'لم يوجد فيها أي عنوان.' },
  words: {
    en: 'A forged message may name a true address. What we tell everybody stands under {alerts}: compare the words, too.',
    ar: 'قد تذكر رسالة مزورة عنوانًا صحيحًا. وما نقوله للجميع مكتوب في {alerts}: قارن الكلمات أيضًا.',
  },
  alerts: { en: 'Alerts and corrections', ar: 'التنبيهات والتصحيحات' },
})
