import { defineTexts } from '../../../core/text.ts'

/** First words for voters, who have no station, no printed list and no button: a help for the writer, like those for stations. */
export const publicWords = defineTexts('alertPublic', {
  'POLLBOOK_OUTAGE.headline': {
    en: 'The electronic voter list does not work. You can vote all the same.',
    ar: 'سجل الناخبين الإلكتروني لا يعمل. يمكنكم التصويت مع ذلك.',
  },
  'SITE_BREACH.instruction': {
    en: 'Do not open the site and enter nothing there. If you entered a password there, change it wherever you use it.',
    ar: 'لا تفتحوا الموقع ولا تُدخلوا فيه شيئًا. وإن أدخلتم فيه كلمة مرور فغيّروها في كل مكان تستخدمونها.',
  },
  'DEFACEMENT.instruction': {
    en: 'Do not believe what the site shows and do not pass it on. We are mending it, and say here when it is right again.',
    ar: 'لا تصدّقوا ما يعرضه الموقع ولا تنقلوه. نعمل على إصلاحه ونعلن هنا متى عاد صحيحًا.',
  },
  'DDOS.instruction': {
    en: 'Do not reload the site again and again. Try it later.',
    ar: 'لا تعيدوا تحميل الموقع مرارًا. جرّبوا لاحقًا.',
  },
  'PHISHING.instruction': {
    en: 'Open no link and no attachment in them, pay nothing and give no password. Compare the address with those that stand here.',
    ar: 'لا تفتحوا أي رابط أو مرفق فيها ولا تدفعوا شيئًا ولا تعطوا أي كلمة مرور. قارنوا العنوان بالعناوين المذكورة هنا.',
  },
  'RESULTS_TAMPERING.instruction': {
    en: 'Do not pass these results on. We say here which ones are right.',
    ar: 'لا تنقلوا هذه النتائج. نعلن هنا النتائج الصحيحة.',
  },
  'POLLBOOK_OUTAGE.instruction': {
    en: 'Go to your polling station as planned. It works with the printed list; waiting may take longer.',
    ar: 'توجّهوا إلى مركز الاقتراع كما خططتم. يعمل بالقائمة المطبوعة، وقد يطول الانتظار.',
  },
  'PORTAL_OUTAGE.instruction': {
    en: 'Try it later. Do not look for it at other addresses, and trust no link that you are sent.',
    ar: 'جرّبوا لاحقًا. لا تبحثوا عنه في عناوين أخرى ولا تثقوا بأي رابط يصلكم.',
  },
  'CREDENTIAL_LEAK.instruction': {
    en: 'Trust no message that asks you for data or money in the name of the election office.',
    ar: 'لا تثقوا بأي رسالة تطلب منكم بيانات أو مالًا باسم مكتب الانتخابات.',
  },
  'FALSE_PROCEDURE_CLAIM.instruction': {
    en: 'Believe only the official notice about place, time and way of voting, and pass on nothing else.',
    ar: 'لا تصدّقوا إلا الإعلان الرسمي عن مكان التصويت ووقته وطريقته، ولا تنقلوا غيره.',
  },
  'DEVICE_MALWARE.instruction': {
    en: 'You need to do nothing. Where a device is taken out of use, the station works with paper.',
    ar: 'لا يلزمكم فعل شيء. حيث يُوقف جهاز عن العمل يعمل المركز بالورق.',
  },
  'NETWORK_OUTAGE.instruction': {
    en: 'You need to do nothing. Polling stations go on with paper.',
    ar: 'لا يلزمكم فعل شيء. تتابع مراكز الاقتراع العمل بالورق.',
  },
  'PHYSICAL_THREAT.instruction': {
    en: 'Keep away from polling stations in this area until we say here that it is safe. Follow the police.',
    ar: 'ابتعدوا عن مراكز الاقتراع في هذه المنطقة حتى نعلن هنا أنها آمنة. اتبعوا تعليمات الشرطة.',
  },
})
