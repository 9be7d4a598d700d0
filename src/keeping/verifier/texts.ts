import { defineTexts } from '../../core/text.ts'

/** What verify.html says beside the nine checks. */
export const pageTexts = defineTexts('verifier', {
  title: { en: 'Check a bundle of evidence', ar: 'فحص حزمة أدلة' },
  intro: {
    en: 'Choose the bundle, or drop it on this page. It is read on this computer only; nothing is sent anywhere.',
    ar: 'اختر الحزمة أو أفلتها فوق هذه الصفحة. تُقرأ على هذا الحاسوب وحده، ولا يُرسل منها شيء إلى أي مكان.',
  },
  file: {
    en: 'Bundle (a zip file; if it has several parts, choose all of them together)',
    ar: 'الحزمة (ملف zip؛ وإن كانت من عدة أجزاء فاخترها كلها معًا)',
  },
  madeAt: { en: 'made', ar: 'أُعدّت في' },
  lines: { en: 'What was checked', ar: 'ما فُحص' },
  keys: { en: 'Keys of the node, one a line', ar: 'مفاتيح العقدة، كل مفتاح في سطر' },
  keysMore: {
    en: 'A node shows them at /log/key and /log/custody-key, and on its page about evidence as a picture that a camera reads as text. Take them from the node itself or from somebody who kept them, never from whoever gave you the bundle. Without them nobody can say whose the bundle is.',
    ar: 'تعرضهما العقدة في ‎/log/key و‎/log/custody-key، وفي صفحتها عن الأدلة صورةً تقرؤها الكاميرا نصًا. خذهما من العقدة نفسها أو ممن احتفظ بهما، لا ممن أعطاك الحزمة. من دونهما لا يمكن لأحد أن يقول لمن هذه الحزمة.',
  },
  keysWrong: {
    en: 'This is no key of a node. A key looks like node.example/log+0123abcd+AbC…',
    ar: 'هذا ليس مفتاح عقدة. المفتاح يشبه node.example/log+0123abcd+AbC…',
  },
  check: { en: 'Check', ar: 'الفحص' },
  outcome: { en: 'Outcome', ar: 'النتيجة' },
  found: { en: 'What was found', ar: 'ما وُجد' },
  refused: {
    en: 'This file is not a bundle of evidence, or it was changed so that it cannot be opened.',
    ar: 'هذا الملف ليس حزمة أدلة، أو تغيّر بحيث لا يمكن فتحه.',
  },
  unchecked: {
    en: 'This file could not be checked to its end, so nothing in it counts as proved.',
    ar: 'تعذر فحص هذا الملف حتى نهايته، فلا شيء فيه يُعد مثبتًا.',
  },
  proves: { en: 'What this proves', ar: 'ما الذي يثبته هذا' },
  provesMore: {
    en: 'That nothing in the bundle was changed since the node signed it; who had each item and in which order; that the records were in the log under the signed checkpoint; and that texts are the ones that were committed to at the time.',
    ar: 'أن شيئًا في الحزمة لم يتغيّر منذ وقّعتها العقدة، ومن حاز كل عنصر وبأي ترتيب، وأن القيود كانت في السجل تحت نقطة التحقق الموقّعة، وأن النصوص هي التي جرى الالتزام بها في حينه.',
  },
  not: { en: 'What this does not prove', ar: 'ما الذي لا يثبته هذا' },
  notMore: {
    en: 'That a content was true when it was acquired; that the clocks were right; whose the keys are, where you gave none: those in the bundle come with it.',
    ar: 'أن المحتوى كان صحيحًا عند الحصول عليه، ولا أن الساعات كانت مضبوطة، ولا لمن تعود المفاتيح إن لم تُعطِ أيًّا منها: فالتي في الحزمة تأتي معها.',
  },
})
