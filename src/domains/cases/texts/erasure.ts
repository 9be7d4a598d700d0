import { defineTexts } from '../../../core/text.ts'

/** Words of a case that are erased by two. */
export const erasureTexts = defineTexts('cases-erasure', {
  erasure: { en: 'Erasing', ar: 'المحو' },
  told: {
    en: 'The data protection officer asks, the prosecutor erases: the words and their salt go, the log keeps its commitment. Backups written before hold them until they expire.',
    ar: 'يطلب مسؤول حماية البيانات ويمحو المدّعي العام: تُمحى الكلمات وملحها ويبقى التزام السجل. تحتفظ بها النسخ الاحتياطية السابقة حتى تنتهي مدتها.',
  },
  none: { en: 'Nobody asked for anything to be erased.', ar: 'لم يطلب أحد محو شيء.' },
  what: { en: 'What', ar: 'ماذا' },
  basis: { en: 'On which legal basis', ar: 'على أي أساس قانوني' },
  by: { en: 'Asked by', ar: 'طلبه' },
  state: { en: 'State', ar: 'الحالة' },
  done: { en: 'erased {time}', ar: 'مُحي {time}' },
  open: { en: 'asked', ar: 'مطلوب' },
  ask: { en: 'Ask that words be erased', ar: 'اطلب محو كلمات' },
  saidAsked: { en: 'The prosecutor can erase it now.', ar: 'يستطيع المدّعي العام محوها الآن.' },
  erase: { en: 'Erase', ar: 'امحُ' },
  eraseTitle: { en: 'Erase these words?', ar: 'محو هذه الكلمات؟' },
  eraseWhat: {
    en: 'They and their salt are gone at once, and that cannot be undone.',
    ar: 'تُمحى فورًا مع ملحها، ولا يمكن التراجع عن ذلك.',
  },
  saidErased: { en: 'The words are erased.', ar: 'مُحيت الكلمات.' },
  erased: { en: 'erased', ar: 'ممحو' },
  words: { en: 'Words', ar: 'الكلمات' },
})

export const erasableTexts = defineTexts('cases-erasable', {
  title: { en: 'What the case is called', ar: 'اسم القضية' },
  reason: { en: 'Reason of a move', ar: 'سبب انتقال' },
  waiver: { en: 'Reason of a waiver', ar: 'سبب التخلي عن خطوة' },
  opening: { en: 'Reason for opening the file', ar: 'سبب فتح الملف' },
  seat: { en: 'Organisation and team of a seat that ended', ar: 'جهة وفريق مقعد انتهى' },
  observation: { en: 'Observation', ar: 'ملاحظة' },
  referral: { en: 'What the prosecutor accepted', ar: 'ما قبله المدّعي العام' },
})
