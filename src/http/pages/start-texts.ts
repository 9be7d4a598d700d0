import { defineTexts } from '../../core/text.ts'

/** Words of the public front page; what it tells of the election comes from the slices. */
export const texts = defineTexts('start', {
  nav: { en: 'Now', ar: 'الآن' },
  title: {
    en: 'The services of the election, as they are now',
    ar: 'خدمات الانتخابات كما هي الآن',
  },
  exercise: { en: 'EXERCISE: {title}', ar: 'تمرين: {title}' },
  checkTitle: { en: 'Is a message from us?', ar: 'هل هذه الرسالة منا؟' },
  address: {
    en: 'This page has one address: {address}. One that only looks like it is not ours.',
    ar: 'لهذه الصفحة عنوان واحد: {address}. والعنوان الذي يشبهه فقط ليس لنا.',
  },
  services: {
    en: 'Where a message leads to a service, its address stands letter by letter in the list of this page.',
    ar: 'إن قادت الرسالة إلى خدمة، فعنوانها مكتوب حرفًا بحرف في قائمة هذه الصفحة.',
  },
  alerts: {
    en: 'Every warning of ours stands on {page}, also when we took it back.',
    ar: 'كل تحذير منا مكتوب في صفحة {page}، حتى إن سحبناه.',
  },
  never: {
    en: 'We never ask in a message for a password, for money, for a copy of your papers, or how you vote.',
    ar: 'لا نطلب منك أبدًا في رسالة كلمة مرور أو مالًا أو صورة عن وثائقك، ولا نسألك لمن تصوّت.',
  },
  doubt: {
    en: 'In doubt, do not pass it on; telephone instead. {numbers} · {more}',
    ar: 'إن شككت فلا تنقلها إلى غيرك، بل اتصل هاتفيًا. {numbers} · {more}',
  },
  numbers: { en: 'Whom to tell', ar: 'بمن تتصل' },
  proof: { en: 'How to check it to the end', ar: 'كيف تتحقق حتى النهاية' },
  official: { en: 'For officials: sign in', ar: 'للمسؤولين: تسجيل الدخول' },
  station: { en: 'For polling stations', ar: 'لمراكز الاقتراع' },
})
