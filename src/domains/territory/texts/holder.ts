import { defineTexts } from '../../../core/text.ts'

/** Words about who holds a post. */
export const holderTexts = defineTexts('holder', {
  title: { en: 'Who holds a post', ar: 'من يشغل المنصب' },
  why: {
    en: 'Only this person then hands the post’s duty over or takes it over. While nobody is named, everybody in the office may.',
    ar: 'عندئذ لا يسلّم مناوبة المنصب ولا يستلمها إلا هذا الشخص. وما دام لم يُسمَّ أحد، يستطيع ذلك كل من في المكتب.',
  },
  cut: {
    en: 'Only the first {first} persons stand in the list, in the order of joining. Name any other on the node’s machine: {command}',
    ar: 'في القائمة أول {first} شخص فقط بترتيب الانضمام. سمِّ غيرهم على جهاز العقدة: {command}',
  },
  post: { en: 'Post', ar: 'المنصب' },
  person: { en: 'Person', ar: 'الشخص' },
  nobody: { en: 'Nobody named', ar: 'لم يُسمَّ أحد' },
  personHint: { en: 'Choose nobody to free the post.', ar: 'لا تختر أحدًا لتحرير المنصب.' },
  set: { en: 'Name the person', ar: 'سمِّ الشخص' },
})
