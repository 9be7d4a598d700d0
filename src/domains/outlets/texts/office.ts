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
  source: { en: 'Speaks for', ar: 'يتكلم باسم' },
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

  notices: { en: 'Notices to us', ar: 'الإشعارات إلينا' },
  noNotices: { en: 'There is no notice to you.', ar: 'لا إشعارات إليكم.' },
  notice: { en: 'Notice', ar: 'الإشعار' },
  due: { en: 'By when', ar: 'الموعد' },
  replyDue: { en: 'Your answer is awaited until {time}', ar: 'ردكم منتظر حتى {time}' },
  decisionDue: { en: 'The office decides until {time}', ar: 'يبتّ المكتب حتى {time}' },
  appealsEndDue: { en: 'You may appeal until {time}', ar: 'يمكنكم الاستئناف حتى {time}' },
  appealDue: { en: 'Your appeal is decided until {time}', ar: 'يُبتّ في استئنافكم حتى {time}' },
  nothingDue: { en: 'Nothing is due', ar: 'لا شيء مستحق' },
  theySay: { en: '{name} says', ar: 'يقول {name}' },
  ourWords: { en: 'The words it is about', ar: 'الكلام المعني' },
  weSaid: { en: 'What you answered', ar: 'ما رددتم به' },
  reasons: { en: 'What was decided and why', ar: 'ما تقرر ولماذا' },
  reply: { en: 'Answer', ar: 'الرد' },
  replyHint: {
    en: 'Everybody reads this beside the notice, word for word. It cannot be changed or deleted.',
    ar: 'يقرأ الجميع هذا بجانب الإشعار حرفًا بحرف. لا يمكن تغييره ولا حذفه.',
  },
  sendReply: { en: 'Publish this answer', ar: 'انشر هذا الرد' },
  saidReplied: { en: 'Your answer stands beside the notice.', ar: 'ردكم يقف بجانب الإشعار.' },
  by: { en: 'Who signs, with the office held', ar: 'من يوقّع وبأي صفة' },
  agree: { en: 'Agree to correct our words', ar: 'الموافقة على تصحيح كلامنا' },
  agreeTitle: { en: 'Agree to correct the words?', ar: 'الموافقة على تصحيح الكلام؟' },
  agreeWhat: {
    en: 'Everybody reads that you agreed, and by when the correction is due. It cannot be taken back.',
    ar: 'يقرأ الجميع أنكم وافقتم ومتى يستحق التصحيح. لا يمكن التراجع عنه.',
  },
  saidAgreed: { en: 'Everybody reads that you agreed.', ar: 'يقرأ الجميع أنكم وافقتم.' },
  agreedDue: { en: 'You agreed to correct it until {time}.', ar: 'وافقتم على تصحيحه حتى {time}.' },
  appeal: { en: 'Appeal', ar: 'الاستئناف' },
  grounds: { en: 'Why the decision is wrong', ar: 'لماذا القرار خطأ' },
  appealHint: {
    en: 'Another person, who had no part in it, decides. Everybody reads your reasons.',
    ar: 'يبتّ فيه شخص آخر لم يكن له دور. يقرأ الجميع أسبابكم.',
  },
  sendAppeal: { en: 'Appeal', ar: 'استئناف' },
  saidAppealed: { en: 'Another person decides now.', ar: 'يبتّ الآن شخص آخر.' },
})
