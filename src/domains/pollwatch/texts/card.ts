import { defineTexts } from '../../../core/text.ts'

/** Words of the cards that enrol telephones of observers. */
export const cardTexts = defineTexts('pollwatch-card', {
  page: { en: 'Phone with the page', ar: 'هاتف عليه الصفحة' },
  none: { en: 'not enrolled', ar: 'غير مسجّل' },
  since: { en: 'since {time}', ar: 'منذ {time}' },
  cards: { en: 'Cards for phones', ar: 'بطاقات الهواتف' },
  intro: {
    en: 'A card enrols one phone for one observer, for a week, and has the letters with which his SMS count. A new card makes the older one void; its letters stay, unless others are asked for.',
    ar: 'تسجّل البطاقة هاتفًا واحدًا لمراقب واحد خلال أسبوع، وعليها الأحرف التي تُحسب بها رسائله القصيرة. البطاقة الجديدة تُبطل القديمة، وتبقى أحرفها ما لم تُطلب غيرها.',
  },
  make: { en: 'Make a card', ar: 'أعدّ بطاقة' },
  makeAll: {
    en: { one: 'Make {count} card to print', other: 'Make {count} cards to print' },
    ar: {
      zero: 'لا بطاقات للطباعة',
      one: 'أعدّ بطاقة واحدة للطباعة',
      two: 'أعدّ بطاقتين للطباعة',
      few: 'أعدّ {count} بطاقات للطباعة',
      many: 'أعدّ {count} بطاقة للطباعة',
      other: 'أعدّ {count} بطاقة للطباعة',
    },
  },
  once: {
    en: 'These are shown once. Print them now, and give each observer his own: whoever has it can send in his name.',
    ar: 'تُعرض مرة واحدة. اطبعها الآن وأعط كل مراقب بطاقته: من يملكها يستطيع الإرسال باسمه.',
  },
  print: { en: 'Print', ar: 'اطبع' },
  observer: { en: 'Observer {number} {label}', ar: 'المراقب {number} {label}' },
  atStation: { en: 'Station {station}', ar: 'المركز {station}' },
  scan: {
    en: 'Scan this square with the camera of your phone.',
    ar: 'امسح هذا المربع بكاميرا هاتفك.',
  },
  picture: { en: 'QR code of the link', ar: 'رمز QR للرابط' },
  typing: {
    en: 'No camera? Open {link} and type these letters:',
    ar: 'لا كاميرا؟ افتح {link} واكتب هذه الأحرف:',
  },
  bySms: {
    en: 'By SMS, from any phone, with the six letters behind the number: {example}. They stay the same for the whole election. Show them to nobody.',
    ar: 'برسالة قصيرة من أي هاتف، مع الأحرف الستة بعد الرقم: {example}. تبقى نفسها طوال الانتخابات. لا ترِها لأحد.',
  },
  lost: { en: 'Card lost: new letters', ar: 'ضاعت البطاقة: أحرف جديدة' },
  until: { en: 'Good until {time}.', ar: 'صالحة حتى {time}.' },
  backToList: { en: 'Back to the observers', ar: 'رجوع إلى المراقبين' },
  revoke: { en: 'Switch the phone off', ar: 'أوقف الهاتف' },
  revokeTitle: { en: 'Switch this phone off?', ar: 'إيقاف هذا الهاتف؟' },
  revokeWhat: {
    en: 'It sends nothing more. What waits on it and was not sent is deleted there as soon as it has a network, and is lost. A new card enrols another phone.',
    ar: 'لن يرسل شيئًا بعد الآن. ما ينتظر عليه ولم يُرسل يُحذف منه فور توفر الشبكة ويضيع. تسجّل بطاقة جديدة هاتفًا آخر.',
  },
  saidRevoked: { en: 'The phone is switched off.', ar: 'أُوقف الهاتف.' },
  revokeAll: { en: 'Switch off all phones of the group', ar: 'أوقف كل هواتف الجماعة' },
  revokeAllTitle: {
    en: 'Switch off all phones of the group?',
    ar: 'إيقاف كل هواتف الجماعة؟',
  },
  revokeAllWhat: {
    en: 'None of its observers’ phones sends anything more. What waits on them and was not sent is deleted there as soon as they have a network, and is lost. Each needs a new card.',
    ar: 'لن يرسل أي هاتف من هواتف مراقبيها شيئًا بعد الآن. ما ينتظر عليها ولم يُرسل يُحذف منها فور توفر الشبكة ويضيع. يحتاج كل منها إلى بطاقة جديدة.',
  },
  inGroup: {
    en: {
      one: '{count} phone of the group can send.',
      other: '{count} phones of the group can send.',
    },
    ar: {
      zero: 'لا هاتف للجماعة يستطيع الإرسال.',
      one: 'هاتف واحد للجماعة يستطيع الإرسال.',
      two: 'هاتفان للجماعة يستطيعان الإرسال.',
      few: '{count} هواتف للجماعة تستطيع الإرسال.',
      many: '{count} هاتفًا للجماعة يستطيع الإرسال.',
      other: '{count} هاتف للجماعة يستطيع الإرسال.',
    },
  },
  saidRevokedAll: { en: 'The phones are switched off.', ar: 'أُوقفت الهواتف.' },
})
