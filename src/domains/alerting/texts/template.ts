import { defineTexts } from '../../../core/text.ts'

/**
 * First words for each event, and what the node itself puts before a text. They are a help for the writer: in Actual
 * nothing of them is sent before a person has read and confirmed it in every language.
 */
export const templateWords = defineTexts('alertTemplate', {
  exercise: { en: 'EXERCISE', ar: 'تمرين' },
  /** As it stands on the telephone of a station. */
  button: { en: 'We have a problem', ar: 'لدينا مشكلة' },
  'SITE_BREACH.event': { en: 'Election site broken into', ar: 'اختراق موقع انتخابي' },
  'SITE_BREACH.headline': {
    en: 'An official election site may be in the hands of others. Do not use it.',
    ar: 'قد يكون موقع انتخابي رسمي في أيدي آخرين. لا تستخدموه.',
  },
  'SITE_BREACH.headlineAt': {
    en: '{site} may be in the hands of others. Do not use it.',
    ar: 'قد يكون {site} في أيدي آخرين. لا تستخدموه.',
  },
  'SITE_BREACH.instruction': {
    en: 'Do not open the site and enter nothing there. Use the printed lists and the telephone of your district office.',
    ar: 'لا تفتحوا الموقع ولا تُدخلوا فيه شيئًا. استخدموا القوائم المطبوعة وهاتف مكتب الدائرة.',
  },
  'SITE_BREACH.cancel': {
    en: 'The warning about the election site was wrong. The site may be used.',
    ar: 'كان التحذير بشأن الموقع الانتخابي خطأ. يمكن استخدام الموقع.',
  },
  'SITE_BREACH.clear': {
    en: 'The election site is in our hands again. It may be used.',
    ar: 'عاد الموقع الانتخابي إلى أيدينا، ويمكن استخدامه.',
  },

  'DEFACEMENT.event': {
    en: 'Election site shows wrong content',
    ar: 'موقع انتخابي يعرض محتوى خاطئًا',
  },
  'DEFACEMENT.headline': {
    en: 'An official election site shows content that is not ours. Do not rely on it.',
    ar: 'يعرض موقع انتخابي رسمي محتوى ليس لنا. لا تعتمدوا عليه.',
  },
  'DEFACEMENT.headlineAt': {
    en: '{site} shows content that is not ours. Do not rely on it.',
    ar: 'يعرض {site} محتوى ليس لنا. لا تعتمدوا عليه.',
  },
  'DEFACEMENT.instruction': {
    en: 'Do not use the site and do not pass on what it shows. Tell people who ask that the office is mending it.',
    ar: 'لا تستخدموا الموقع ولا تنقلوا ما يعرضه. أخبروا من يسأل بأن المكتب يعمل على إصلاحه.',
  },
  'DEFACEMENT.cancel': {
    en: 'The warning about wrong content on the election site was wrong.',
    ar: 'كان التحذير بشأن محتوى الموقع الانتخابي خطأ.',
  },
  'DEFACEMENT.clear': {
    en: 'The election site shows our own content again. It may be used.',
    ar: 'عاد الموقع الانتخابي يعرض محتوانا، ويمكن استخدامه.',
  },

  'DDOS.event': { en: 'Election site overloaded on purpose', ar: 'إغراق متعمد لموقع انتخابي' },
  'DDOS.headline': {
    en: 'An election site is being flooded and may not answer.',
    ar: 'يتعرض موقع انتخابي للإغراق وقد لا يستجيب.',
  },
  'DDOS.headlineAt': {
    en: '{site} is being flooded and may not answer.',
    ar: 'يتعرض {site} للإغراق وقد لا يستجيب.',
  },
  'DDOS.instruction': {
    en: 'Do not reload it again and again. Work on with the printed lists and the telephone.',
    ar: 'لا تعيدوا تحميله مرارًا. تابعوا العمل بالقوائم المطبوعة والهاتف.',
  },
  'DDOS.cancel': {
    en: 'The warning about the flooded election site was wrong.',
    ar: 'كان التحذير بشأن إغراق الموقع الانتخابي خطأ.',
  },
  'DDOS.clear': {
    en: 'The flood has stopped: the election site answers again.',
    ar: 'توقف الإغراق وعاد الموقع الانتخابي يستجيب.',
  },

  'PHISHING.event': { en: 'Forged messages to officials', ar: 'رسائل مزورة إلى المسؤولين' },
  'PHISHING.headline': {
    en: 'Forged messages in the name of the election office are going around.',
    ar: 'تنتشر رسائل مزورة باسم مكتب الانتخابات.',
  },
  'PHISHING.instruction': {
    en: 'Open no link and no attachment in them and give no password. Report the message with "We have a problem".',
    ar: 'لا تفتحوا أي رابط أو مرفق فيها ولا تعطوا أي كلمة مرور. أبلغوا عن الرسالة عبر «لدينا مشكلة».',
  },
  'PHISHING.cancel': {
    en: 'The warning about forged messages was wrong.',
    ar: 'كان التحذير بشأن الرسائل المزورة خطأ.',
  },
  'PHISHING.clear': {
    en: 'The forged messages have stopped. Go on opening no link in those that you have.',
    ar: 'توقفت الرسائل المزورة. استمروا في عدم فتح أي رابط في ما وصلكم منها.',
  },

  'RESULTS_TAMPERING.event': { en: 'Results may have been changed', ar: 'احتمال تغيير النتائج' },
  'RESULTS_TAMPERING.headline': {
    en: 'Published results may have been changed. Only the signed protocol counts.',
    ar: 'قد تكون النتائج المنشورة قد غُيّرت. المحضر الموقّع وحده هو المعتمد.',
  },
  'RESULTS_TAMPERING.instruction': {
    en: 'Enter no figures online. Keep the signed protocol closed and send your counts by telephone.',
    ar: 'لا تُدخلوا أرقامًا عبر الإنترنت. احفظوا المحضر الموقّع مغلقًا وأبلغوا الأعداد بالهاتف.',
  },
  'RESULTS_TAMPERING.cancel': {
    en: 'The warning about changed results was wrong.',
    ar: 'كان التحذير بشأن تغيير النتائج خطأ.',
  },
  'RESULTS_TAMPERING.clear': {
    en: 'The published results are right again.',
    ar: 'عادت النتائج المنشورة صحيحة.',
  },

  'POLLBOOK_OUTAGE.event': {
    en: 'Electronic voter list out of order',
    ar: 'تعطل سجل الناخبين الإلكتروني',
  },
  'POLLBOOK_OUTAGE.headline': {
    en: 'The electronic voter list does not work. Use the printed list.',
    ar: 'سجل الناخبين الإلكتروني لا يعمل. استخدموا القائمة المطبوعة.',
  },
  'POLLBOOK_OUTAGE.instruction': {
    en: 'Go on with the printed list and mark every voter by hand. Do not turn anybody away.',
    ar: 'تابعوا بالقائمة المطبوعة وأشّروا على كل ناخب باليد. لا تردّوا أحدًا.',
  },
  'POLLBOOK_OUTAGE.cancel': {
    en: 'The electronic voter list works; the warning was wrong.',
    ar: 'سجل الناخبين الإلكتروني يعمل، وكان التحذير خطأ.',
  },
  'POLLBOOK_OUTAGE.clear': {
    en: 'The electronic voter list works again.',
    ar: 'عاد سجل الناخبين الإلكتروني إلى العمل.',
  },

  'PORTAL_OUTAGE.event': { en: 'Election site out of reach', ar: 'تعذر الوصول إلى موقع انتخابي' },
  'PORTAL_OUTAGE.headline': {
    en: 'An election site cannot be reached at present.',
    ar: 'لا يمكن الوصول إلى موقع انتخابي في الوقت الحاضر.',
  },
  'PORTAL_OUTAGE.headlineAt': {
    en: '{site} cannot be reached at present.',
    ar: 'لا يمكن الوصول إلى {site} في الوقت الحاضر.',
  },
  'PORTAL_OUTAGE.instruction': {
    en: 'Work on with the printed lists and the telephone. Do not look for it at other addresses.',
    ar: 'تابعوا العمل بالقوائم المطبوعة والهاتف. لا تبحثوا عنه في عناوين أخرى.',
  },
  'PORTAL_OUTAGE.cancel': {
    en: 'The election site can be reached; the warning was wrong.',
    ar: 'يمكن الوصول إلى الموقع الانتخابي، وكان التحذير خطأ.',
  },
  'PORTAL_OUTAGE.clear': {
    en: 'The election site can be reached again.',
    ar: 'أصبح الوصول إلى الموقع الانتخابي ممكنًا من جديد.',
  },

  'CREDENTIAL_LEAK.event': {
    en: 'Passwords of officials became known',
    ar: 'تسرب كلمات مرور المسؤولين',
  },
  'CREDENTIAL_LEAK.headline': {
    en: 'Passwords of election officials have become known to others.',
    ar: 'أصبحت كلمات مرور لمسؤولي الانتخابات معروفة لآخرين.',
  },
  'CREDENTIAL_LEAK.instruction': {
    en: 'Do not use your old password anywhere. Wait for new access from your district office.',
    ar: 'لا تستخدموا كلمة المرور القديمة في أي مكان. انتظروا دخولًا جديدًا من مكتب الدائرة.',
  },
  'CREDENTIAL_LEAK.cancel': {
    en: 'The warning about known passwords was wrong.',
    ar: 'كان التحذير بشأن كلمات المرور خطأ.',
  },
  'CREDENTIAL_LEAK.clear': {
    en: 'The passwords that became known open nothing any more.',
    ar: 'كلمات المرور التي تسربت لم تعد تفتح شيئًا.',
  },

  'FALSE_PROCEDURE_CLAIM.event': {
    en: 'False news about how to vote',
    ar: 'أخبار كاذبة عن طريقة التصويت',
  },
  'FALSE_PROCEDURE_CLAIM.headline': {
    en: 'False news about place, time or way of voting is going around.',
    ar: 'تنتشر أخبار كاذبة عن مكان التصويت أو وقته أو طريقته.',
  },
  'FALSE_PROCEDURE_CLAIM.instruction': {
    en: 'Put up the official notice at the entrance and tell people what is right.',
    ar: 'علّقوا الإعلان الرسمي عند المدخل وأخبروا الناس بالصحيح.',
  },
  'FALSE_PROCEDURE_CLAIM.cancel': {
    en: 'The warning about false news was wrong.',
    ar: 'كان التحذير بشأن الأخبار الكاذبة خطأ.',
  },
  'FALSE_PROCEDURE_CLAIM.clear': {
    en: 'The false news about voting has been answered. What the official notice says holds.',
    ar: 'رُدّ على الأخبار الكاذبة عن التصويت، والمعتمد هو الإعلان الرسمي.',
  },

  'DEVICE_MALWARE.event': {
    en: 'Harmful program on election devices',
    ar: 'برنامج ضار في أجهزة الانتخابات',
  },
  'DEVICE_MALWARE.headline': {
    en: 'Devices of polling stations may carry a harmful program.',
    ar: 'قد تحمل أجهزة مراكز الاقتراع برنامجًا ضارًا.',
  },
  'DEVICE_MALWARE.instruction': {
    en: 'Take the device off the network, leave it switched on, and use paper. Connect no USB stick.',
    ar: 'افصلوا الجهاز عن الشبكة واتركوه مشغّلًا واستخدموا الورق. لا توصلوا أي ذاكرة USB.',
  },
  'DEVICE_MALWARE.cancel': {
    en: 'The warning about harmful programs was wrong. Devices may be used.',
    ar: 'كان التحذير بشأن البرامج الضارة خطأ. يمكن استخدام الأجهزة.',
  },
  'DEVICE_MALWARE.clear': {
    en: 'The devices are clean and may be used again.',
    ar: 'الأجهزة نظيفة ويمكن استخدامها من جديد.',
  },

  'NETWORK_OUTAGE.event': { en: 'Network out of order', ar: 'تعطل الشبكة' },
  'NETWORK_OUTAGE.headline': {
    en: 'The network is out of order in your area.',
    ar: 'الشبكة معطلة في منطقتكم.',
  },
  'NETWORK_OUTAGE.instruction': {
    en: 'Go on with paper. Send a messenger to the district office at every full hour.',
    ar: 'تابعوا بالورق. أرسلوا رسولًا إلى مكتب الدائرة عند كل ساعة كاملة.',
  },
  'NETWORK_OUTAGE.cancel': {
    en: 'The network works; the warning was wrong.',
    ar: 'الشبكة تعمل، وكان التحذير خطأ.',
  },
  'NETWORK_OUTAGE.clear': {
    en: 'The network works again in your area.',
    ar: 'عادت الشبكة إلى العمل في منطقتكم.',
  },

  'PHYSICAL_THREAT.event': { en: 'Danger at polling stations', ar: 'خطر في مراكز الاقتراع' },
  'PHYSICAL_THREAT.headline': {
    en: 'There may be danger for people at polling stations in your area.',
    ar: 'قد يوجد خطر على الناس في مراكز الاقتراع في منطقتكم.',
  },
  'PHYSICAL_THREAT.instruction': {
    en: 'Bring people to safety first, then the ballot box if it is safe. Call the police.',
    ar: 'أوصلوا الناس إلى الأمان أولًا، ثم صندوق الاقتراع إن كان ذلك آمنًا. اتصلوا بالشرطة.',
  },
  'PHYSICAL_THREAT.cancel': {
    en: 'The warning of danger was wrong.',
    ar: 'كان التحذير من الخطر خطأ.',
  },
  'PHYSICAL_THREAT.clear': {
    en: 'The danger at polling stations in your area is over.',
    ar: 'زال الخطر عن مراكز الاقتراع في منطقتكم.',
  },
})
