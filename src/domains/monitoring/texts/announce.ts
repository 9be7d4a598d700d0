import { defineTexts } from '../../../core/text.ts'

/** Words about changes of pages that somebody announced. */
export const announceTexts = defineTexts('monitoring-announce', {
  title: { en: 'Announced changes', ar: 'تغييرات معلنة' },
  intro: {
    en: 'While a change is announced, only critical findings about the page are told. Afterwards the differences wait for approval as one piece of work. Outages, certificates and names are told as always.',
    ar: 'أثناء تغيير معلن لا يُبلَّغ إلا عن النتائج الحرجة في الصفحة. وبعده تنتظر الفروق الاعتماد عملًا واحدًا. أما التعطل والشهادات والأسماء فيُبلَّغ عنها كالمعتاد.',
  },
  who: {
    en: 'Analysts and alert officers of this area may announce a change. Everybody who sees this site sees who did.',
    ar: 'يحق لمحللي هذه المنطقة ومسؤولي التنبيه فيها إعلان تغيير. ويرى كل من يرى هذا الموقع من أعلنه.',
  },
  form: { en: 'Announce a change', ar: 'إعلان تغيير' },
  press: { en: 'Announce the change', ar: 'أعلن التغيير' },
  by: { en: 'Who announced it', ar: 'من أعلنه' },
  byHint: {
    en: 'A name or an office: “Web team of the commission”.',
    ar: 'اسم أو مكتب: «فريق الموقع في المفوضية».',
  },
  what: { en: 'What changes', ar: 'ما الذي يتغير' },
  whatHint: { en: 'In one line.', ar: 'في سطر واحد.' },
  untilHint: { en: 'At most 14 days later.', ar: 'بعد 14 يومًا على الأكثر.' },
  said: {
    en: 'The change is announced. Only critical findings about the page are told until it ends.',
    ar: 'أُعلن التغيير. لا يُبلَّغ حتى ينتهي إلا عن النتائج الحرجة في الصفحة.',
  },
  ended: {
    en: 'The announced change is over. What differs waits for approval.',
    ar: 'انتهى التغيير المعلن. وما اختلف ينتظر الاعتماد.',
  },
  until: { en: 'Change announced until {time}', ar: 'تغيير معلن حتى {time}' },
  sentence: { en: '{who} announced: {what}', ar: 'أعلن {who}: {what}' },
  span: {
    en: 'From {from} until {until}, noted by {person}.',
    ar: 'من {from} حتى {until}، سجّله {person}.',
  },
  cameWith: {
    en: 'It came while a change was announced.',
    ar: 'ظهر أثناء تغيير معلن.',
  },
})
