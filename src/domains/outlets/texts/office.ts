import { defineTexts } from '../../../core/text.ts'

/** What the office and the outlet's own person read. */
export const officeTexts = defineTexts('outlets-office', {
  nav: { en: 'Outlets', ar: 'وسائل الإعلام' },
  ownNav: { en: 'My outlet', ar: 'وسيلتي الإعلامية' },
  intro: {
    en: 'Who may answer notices for an outlet. The administrator invites a person to the role “Outlet”; here you say for which source that person speaks.',
    ar: 'من يجوز له الرد على الإشعارات باسم وسيلة إعلام. يدعو المسؤول شخصًا إلى دور «وسيلة إعلام»، وهنا تحدد باسم أي مصدر يتكلم.',
  },
  none: { en: 'Nobody speaks for an outlet yet.', ar: 'لا أحد يتكلم باسم وسيلة إعلام بعد.' },
  outlet: { en: 'Outlet', ar: 'وسيلة الإعلام' },
  person: { en: 'Person', ar: 'الشخص' },
  since: { en: 'Since', ar: 'منذ' },
  action: { en: 'Action', ar: 'إجراء' },
  source: { en: 'Code of the source', ar: 'رمز المصدر' },
  sourceHint: {
    en: 'SRC- and eight letters, as on the page of the source.',
    ar: 'SRC- وثمانية أحرف، كما في صفحة المصدر.',
  },
  bind: { en: 'Let this person speak for it', ar: 'دع هذا الشخص يتكلم باسمها' },
  nobody: {
    en: 'Everybody who was invited as an outlet speaks for one already.',
    ar: 'كل من دُعي بصفة وسيلة إعلام يتكلم باسم إحداها.',
  },
  release: { en: 'End it', ar: 'إنهاء' },
  releaseTitle: {
    en: 'End that this person speaks for the outlet?',
    ar: 'إنهاء تكلم هذا الشخص باسم وسيلة الإعلام؟',
  },
  releaseWhat: {
    en: 'What the person said for the outlet stays. Another person can be named.',
    ar: 'يبقى ما قاله الشخص باسم وسيلة الإعلام. يمكن تسمية شخص آخر.',
  },
  saidBound: { en: 'This person speaks for it now.', ar: 'يتكلم هذا الشخص باسمها الآن.' },
  saidReleased: {
    en: 'This person speaks for it no longer.',
    ar: 'لم يعد هذا الشخص يتكلم باسمها.',
  },

  ownTitle: { en: '{name}: notices and commitments', ar: '{name}: الإشعارات والالتزامات' },
  unbound: {
    en: 'You speak for no outlet yet. The office that invited you says for which.',
    ar: 'لا تتكلم باسم أي وسيلة إعلام بعد. يحدد ذلك المكتب الذي دعاك.',
  },
  whose: { en: 'Rehearse as', ar: 'تمرّن باسم' },
  says: { en: 'What we say we do', ar: 'ما نقول إننا نفعله' },
  saysHint: {
    en: 'Everybody reads this beside how soon corrections came. An earlier version stays.',
    ar: 'يقرأ الجميع هذا بجانب سرعة التصحيحات. تبقى النسخة السابقة.',
  },
  words: { en: 'In our own words', ar: 'بكلماتنا' },
  commit: { en: 'Publish these words', ar: 'انشر هذه الكلمات' },
  saidCommitted: { en: 'Everybody reads your words now.', ar: 'يقرأ الجميع كلماتك الآن.' },
  publicPage: { en: 'What everybody sees', ar: 'ما يراه الجميع' },
})
