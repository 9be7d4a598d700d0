import { defineTexts } from '../../../core/text.ts'

/** What stations report, and what to do first, as the cards say it. */
export const symptomTexts = defineTexts('symptom', {
  pollbook: { en: 'The e-poll book does not start', ar: 'جهاز سجل الناخبين لا يعمل' },
  pollbookFirst: {
    en: 'Go on with the printed list. Restart the device once; leave it if it fails again.',
    ar: 'تابعوا بالقائمة المطبوعة. أعيدوا تشغيل الجهاز مرة واحدة، واتركوه إن فشل ثانية.',
  },
  register: { en: 'The register list is wrong or missing', ar: 'قائمة الناخبين خاطئة أو مفقودة' },
  registerFirst: {
    en: 'Turn nobody away: note each name and use the procedure for doubtful entries.',
    ar: 'لا تردّوا أحدًا: دوّنوا كل اسم واستخدموا إجراء القيود المشكوك فيها.',
  },
  device: { en: 'A printer or scanner fails', ar: 'طابعة أو ماسح لا يعمل' },
  deviceFirst: {
    en: 'Check power and paper. Keep the ballots locked; the office says how they are counted.',
    ar: 'تحققوا من الكهرباء والورق. احفظوا أوراق الاقتراع مقفلة؛ يقول المكتب كيف تُعدّ.',
  },
  network: { en: 'There is no network', ar: 'لا توجد شبكة' },
  networkFirst: {
    en: 'Go on without it. Telephone if it is urgent.',
    ar: 'تابعوا من دونها. اتصلوا هاتفيًا إن كان الأمر عاجلًا.',
  },
  message: { en: 'A suspicious message or call', ar: 'رسالة أو مكالمة مريبة' },
  messageFirst: {
    en: 'Do not answer, open no link, give no password. Keep the message.',
    ar: 'لا تردّوا ولا تفتحوا أي رابط ولا تعطوا كلمة مرور. احتفظوا بالرسالة.',
  },
  stranger: {
    en: 'An unknown person or device at the equipment',
    ar: 'شخص أو جهاز غير معروف عند المعدات',
  },
  strangerFirst: {
    en: 'Ask for the badge, stay with the equipment, touch no unknown device. Call the police if needed.',
    ar: 'اطلبوا البطاقة وابقوا عند المعدات ولا تلمسوا أي جهاز مجهول. اتصلوا بالشرطة عند الحاجة.',
  },
  website: { en: 'A website shows something wrong', ar: 'موقع يعرض شيئًا خاطئًا' },
  websiteFirst: {
    en: 'Do not use it. Write down its address and what it shows.',
    ar: 'لا تستخدموه. اكتبوا عنوانه وما يعرضه.',
  },
  other: { en: 'A power cut or something else', ar: 'انقطاع الكهرباء أو شيء آخر' },
  otherFirst: {
    en: 'Close the ballot box, keep people safe, and say in a few words what happened.',
    ar: 'أغلقوا صندوق الاقتراع وحافظوا على سلامة الناس، واذكروا بكلمات قليلة ما حدث.',
  },
})
