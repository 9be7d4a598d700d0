import { defineTexts } from '../core/text.ts'

/** Words of the pages where words of people are erased by two. */
export const erasureTexts = defineTexts('ui-erasure', {
  erasure: { en: 'Erasing', ar: 'المحو' },
  told: {
    en: 'The data protection officer asks, the prosecutor erases: the words and their salt go, the log keeps its commitment. Backups written before hold them for {days} days, longer where they are among the newest that this node keeps; copies elsewhere hold them until somebody deletes those.',
    ar: 'يطلب مسؤول حماية البيانات ويمحو المدّعي العام: تُمحى الكلمات وملحها ويبقى التزام السجل. تحتفظ بها النسخ الاحتياطية السابقة {days} يومًا، وأطول إن كانت بين أحدث ما تحتفظ به هذه العقدة؛ وتبقى في النسخ المحفوظة في مكان آخر حتى يحذفها أحد.',
  },
  none: { en: 'Nobody asked for anything to be erased.', ar: 'لم يطلب أحد محو شيء.' },
  what: { en: 'What', ar: 'ماذا' },
  basis: { en: 'On which legal basis', ar: 'على أي أساس قانوني' },
  by: { en: 'Asked by', ar: 'طلبه' },
  state: { en: 'State', ar: 'الحالة' },
  done: { en: 'erased {time}', ar: 'مُحي {time}' },
  open: { en: 'asked {time}', ar: 'طُلب {time}' },
  backups: { en: 'in backups until {date}', ar: 'في النسخ الاحتياطية حتى {date}' },
  show: { en: 'Show', ar: 'اعرض' },
  noWords: {
    en: 'There are no such words, or they are erased.',
    ar: 'لا توجد كلمات كهذه أو أنها مُحيت.',
  },
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
