import { defineTexts } from '../../core/text.ts'

/** Words of the pages about words. */
export const texts = defineTexts('words-pages', {
  saidImported: {
    en: 'The texts are taken over and spoken from now on.',
    ar: 'اعتُمدت النصوص وتُستخدم من الآن.',
  },
  saidConfirmed: { en: 'The texts are marked as read.', ar: 'عُلّمت النصوص بأنها مقروءة.' },
  title: { en: 'Languages and texts', ar: 'اللغات والنصوص' },
  intro: {
    en: 'English is the source. A text in another language is a draft until somebody who knows the language has read it. Where a language lacks a text, English stands in for it and says so.',
    ar: 'الإنجليزية هي الأصل. النص بلغة أخرى مسودة حتى يقرأه من يعرف اللغة. حيث ينقص نص في لغة تحلّ الإنجليزية محله ويُذكر ذلك.',
  },
  language: { en: 'Language', ar: 'اللغة' },
  spokenHere: { en: 'Spoken by this node', ar: 'تتحدثها هذه العقدة' },
  yes: { en: 'Yes', ar: 'نعم' },
  no: { en: 'No', ar: 'لا' },
  said: { en: 'Texts there', ar: 'النصوص الموجودة' },
  ofAll: { en: '{said} of {all}', ar: '{said} من {all}' },
  own: { en: 'Own or confirmed here', ar: 'خاصة أو مؤكدة هنا' },
  drafts: { en: 'Drafts', ar: 'مسودات' },
  lastReview: { en: 'Last confirmed', ar: 'آخر تأكيد' },
  reviewedBy: { en: '{person}, {time}', ar: '{person}، {time}' },
  nobody: { en: 'Nobody yet', ar: 'لا أحد بعد' },
  catalogue: { en: 'Texts about', ar: 'نصوص عن' },
  key: { en: 'Text', ar: 'النص' },
  english: { en: 'English', ar: 'الإنجليزية' },
  missing: { en: 'missing', ar: 'مفقود' },
  state: { en: 'State', ar: 'الحالة' },
  draft: { en: 'Draft', ar: 'مسودة' },
  confirmHint: {
    en: 'Press this only if you know the language and have read every text above. The record names you.',
    ar: 'لا تضغط هذا إلا إذا كنت تعرف اللغة وقرأت كل النصوص أعلاه. يذكر السجل اسمك.',
  },
  confirm: { en: 'I have read them, they are right', ar: 'قرأتها وهي صحيحة' },
  files: { en: 'Work on it with a translation program', ar: 'العمل عليها ببرنامج ترجمة' },
  exportHow: {
    en: 'On the machine of the node: {command}. The file is a PO file; drafts in it are marked “fuzzy”.',
    ar: 'على جهاز العقدة: {command}. الملف بصيغة PO، والمسودات فيه معلّمة بكلمة fuzzy.',
  },
  importFile: { en: 'Bring a PO file', ar: 'إحضار ملف PO' },
  importHint: {
    en: 'Texts in it that are not marked “fuzzy” count as read by you. Either the whole file is taken over or nothing of it.',
    ar: 'النصوص غير المعلّمة بكلمة fuzzy تُعد مقروءة منك. يؤخذ الملف كله أو لا يؤخذ منه شيء.',
  },
  importButton: { en: 'Take over its texts', ar: 'أخذ نصوصه' },
})
