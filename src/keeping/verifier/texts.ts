import { defineTexts } from '../../core/text.ts'

/** What verify.html says beside the nine checks. */
export const pageTexts = defineTexts('verifier', {
  title: { en: 'Check a bundle of evidence', ar: 'فحص حزمة أدلة' },
  intro: {
    en: 'Choose the bundle, or drop it on this page. It is read on this computer only; nothing is sent anywhere.',
    ar: 'اختر الحزمة أو أفلتها فوق هذه الصفحة. تُقرأ على هذا الحاسوب وحده، ولا يُرسل منها شيء إلى أي مكان.',
  },
  file: { en: 'Bundle (a zip file)', ar: 'الحزمة (ملف zip)' },
  check: { en: 'Check', ar: 'الفحص' },
  outcome: { en: 'Outcome', ar: 'النتيجة' },
  found: { en: 'What was found', ar: 'ما وُجد' },
  refused: {
    en: 'This file is not a bundle of evidence, or it was changed so that it cannot be opened.',
    ar: 'هذا الملف ليس حزمة أدلة، أو تغيّر بحيث لا يمكن فتحه.',
  },
  proves: { en: 'What this proves', ar: 'ما الذي يثبته هذا' },
  provesMore: {
    en: 'That nothing in the bundle was changed since the node signed it; who had each item and in which order; that the records were in the log under the signed checkpoint; and that texts are the ones that were committed to at the time.',
    ar: 'أن شيئًا في الحزمة لم يتغيّر منذ وقّعتها العقدة، ومن حاز كل عنصر وبأي ترتيب، وأن القيود كانت في السجل تحت نقطة التحقق الموقّعة، وأن النصوص هي التي جرى الالتزام بها في حينه.',
  },
  not: { en: 'What this does not prove', ar: 'ما الذي لا يثبته هذا' },
  notMore: {
    en: 'That a content was true when it was acquired; that the clocks were right; whose the keys are. The keys in keys.json and policy.txt come with the bundle: compare them with those that the node publishes, or that a partner kept.',
    ar: 'أن المحتوى كان صحيحًا عند الحصول عليه، ولا أن الساعات كانت مضبوطة، ولا لمن تعود المفاتيح. المفاتيح في keys.json و policy.txt تأتي مع الحزمة: قارنها بما تنشره العقدة أو بما احتفظ به شريك.',
  },
})
