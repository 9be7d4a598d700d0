import { defineTexts } from '../../../core/text.ts'

/** What everybody reads of claims and their checks. */
export const publicTexts = defineTexts('claims-public', {
  navCheck: { en: 'Is it true?', ar: 'هل هذا صحيح؟' },
  title: { en: 'Checked claims', ar: 'ادعاءات تم التحقق منها' },
  intro: {
    en: 'Claims about the election whose words this office checked. Two persons answer for each check, and it names what it rests on.',
    ar: 'ادعاءات عن الانتخابات تحقق هذا المكتب من صياغتها. يتحمل شخصان مسؤولية كل تحقق، ويذكر ما يستند إليه.',
  },
  none: {
    en: 'No claim has been checked yet. That says nothing about whether any claim is true.',
    ar: 'لم يُتحقق من أي ادعاء بعد. لا يدل ذلك على صحة أي ادعاء.',
  },
  claim: { en: 'Claim', ar: 'الادعاء' },
  verdict: { en: 'What the check says', ar: 'نتيجة التحقق' },
  machines: { en: 'For programs: {json}', ar: 'للبرامج: {json}' },
  card: {
    en: 'Paste what you read, and see whether this office checked something like it.',
    ar: 'ألصق ما قرأته لترى هل تحقق هذا المكتب من شيء مشابه.',
  },

  checkTitle: { en: 'Is it true?', ar: 'هل هذا صحيح؟' },
  checkIntro: {
    en: 'Paste a text or a link about the election. You see checks of similar claims, if there are any.',
    ar: 'ألصق نصًّا أو رابطًا عن الانتخابات. ترى تحققات من ادعاءات مشابهة إن وُجدت.',
  },
  post: { en: 'Text or link', ar: 'نص أو رابط' },
  check: { en: 'Check it', ar: 'تحقق' },
  kept: {
    en: 'What you paste is not kept, and no link in it is opened.',
    ar: 'لا يُحفظ ما تلصقه، ولا يُفتح أي رابط فيه.',
  },
  official: { en: 'The election office says', ar: 'يقول مكتب الانتخابات' },
  saysSame: { en: 'The same as a checked claim', ar: 'هو نفسه ادعاء تحققنا منه' },
  saysLike: { en: 'Like a checked claim, not the same', ar: 'يشبه ادعاءً تحققنا منه وليس هو نفسه' },
  mayBeLike: { en: 'Like a checked claim', ar: 'يشبه ادعاءً تحققنا منه' },
  differsDenial: {
    en: 'One of the two denies what the other says.',
    ar: 'أحدهما ينفي ما يقوله الآخر.',
  },
  differs: {
    en: 'Your text says {post}, the checked claim says {claim}.',
    ar: 'يقول نصك {post} ويقول الادعاء {claim}.',
  },
  differsPost: { en: 'Only your text says {post}.', ar: 'نصك وحده يقول {post}.' },
  differsClaim: { en: 'Only the checked claim says {claim}.', ar: 'الادعاء وحده يقول {claim}.' },
  ofThat: {
    en: 'What was found holds for that claim, not for your text.',
    ar: 'ما ثبت يخص ذلك الادعاء لا نصك.',
  },
  similarHint: {
    en: 'A program found these by their words. Read them: your text may say something else.',
    ar: 'وجدها برنامج من كلماتها. اقرأها: قد يقول نصك شيئًا آخر.',
  },
  sameAddress: {
    en: 'Your link is one where this claim was made.',
    ar: 'رابطك موضع ورد فيه هذا الادعاء.',
  },
  lacking: { en: 'Not in your text: {words}', ar: 'ليس في نصك: {words}' },
  byOther: {
    en: 'Checked by {name}, not by this office:',
    ar: 'تحقق منه {name}، لا هذا المكتب:',
  },
  theirs: { en: 'Read their check', ar: 'اقرأ تحققهم' },
  whole: { en: 'Read the check', ar: 'اقرأ التحقق' },
  nothing: { en: 'Nothing is known here', ar: 'لا شيء معروف هنا' },
  nothingHint: {
    en: 'This office has not checked a claim like this. It may be true or false. For dates, places and rules of the vote, ask your election office.',
    ar: 'لم يتحقق هذا المكتب من ادعاء كهذا. قد يكون صحيحًا أو غير صحيح. للمواعيد والأماكن وقواعد التصويت اسأل مكتب الانتخابات.',
  },

  tell: { en: 'Tell us of a claim', ar: 'أبلغنا عن ادعاء' },
  tellHint: {
    en: 'What you send here is kept, and people of this office read it. Do not write who you are.',
    ar: 'ما ترسله هنا يُحفظ ويقرؤه موظفو هذا المكتب. لا تكتب من أنت.',
  },
  words: { en: 'The claim, as you read or heard it', ar: 'الادعاء كما قرأته أو سمعته' },
  told: {
    en: 'Thank you. People of this office look at it. If they check it, the check is found here.',
    ar: 'شكرًا. ينظر فيه موظفو هذا المكتب. إذا تحققوا منه فستجد التحقق هنا.',
  },
  toldLate: {
    en: 'Thank you. Much has come within this hour, so this is read behind the rest. Where very much comes, not all of it is read.',
    ar: 'شكرًا. وصل الكثير خلال هذه الساعة، لذا يُقرأ هذا بعد غيره. وعندما يصل الكثير جدًا لا يُقرأ كله.',
  },

  said: { en: 'The claim', ar: 'الادعاء' },
  inOther: {
    en: 'The check is written in {language}; in the language of this page there is none.',
    ar: 'كُتب التحقق بلغة {language}، ولا يوجد بلغة هذه الصفحة.',
  },
  otherLanguages: { en: 'In other languages', ar: 'بلغات أخرى' },
  by: { en: 'Said by', ar: 'القائل' },
  about: { en: 'About', ar: 'الموضوع' },
  places: { en: 'Where it was said', ar: 'أين قيل' },
  notNamed: { en: 'An account, not named here', ar: 'حساب لا يُذكر هنا' },
  onDay: { en: '{place}, {date}', ar: '{place}، {date}' },
  ofWords: {
    en: 'This is said of the words, not of whoever said them.',
    ar: 'يُقال هذا عن الكلمات لا عن قائلها.',
  },
  method: { en: 'How it was checked', ar: 'كيف جرى التحقق' },
  evidence: { en: 'What the check rests on', ar: 'ما يستند إليه التحقق' },
  itemGone: {
    en: 'Its page is gone since {date}. A copy of {kept} is kept.',
    ar: 'صفحته غير موجودة منذ {date}. حُفظت نسخة منها بتاريخ {kept}.',
  },
  itemWithdrawn: {
    en: 'This reference was withdrawn since.',
    ar: 'سُحب هذا المرجع بعد ذلك.',
  },
  copyAway: {
    en: 'The copy {code} that was kept is withheld or was taken away. The reference says why.',
    ar: 'النسخة {code} التي حُفظت محجوبة أو أُزيلت. يذكر المرجع السبب.',
  },
  copy: { en: 'A copy is kept: {code}', ar: 'تُحفظ نسخة: {code}' },
  changes: { en: 'What changed', ar: 'ما الذي تغيّر' },
  changesOf: {
    en: 'From version {before} to version {version}, published on {date}. What was struck went, what is underlined came.',
    ar: 'من النسخة {before} إلى النسخة {version} المنشورة في {date}. المشطوب حُذف والمسطَّر أُضيف.',
  },
  noChanges: {
    en: 'There is one version of this check, or its words are the same.',
    ar: 'لهذا التحقق نسخة واحدة، أو أن كلماته لم تتغير.',
  },
  checkTitleOf: { en: 'Title', ar: 'العنوان' },
  summary: { en: 'In short', ar: 'باختصار' },
  code: { en: 'Code', ar: 'الرمز' },
  published: { en: 'First published', ar: 'أول نشر' },
  changed: { en: 'This version', ar: 'هذه النسخة' },
  corrections: { en: 'Corrections', ar: 'التصحيحات' },
  earlier: { en: 'Version {number}, {date}', ar: 'النسخة {number}، {date}' },
  notices: { en: 'Notices about it', ar: 'إشعارات بشأنه' },
  noticeTo: { en: '{date}, to {name}:', ar: '{date}، إلى {name}:' },
  withdrawnTitle: { en: 'This check was withdrawn', ar: 'سُحب هذا التحقق' },
  withdrawn: {
    en: 'This office no longer stands by it. That does not make the claim true or false.',
    ar: 'لم يعد هذا المكتب يتبناه. لا يجعل ذلك الادعاء صحيحًا أو غير صحيح.',
  },
  why: { en: 'Reason', ar: 'السبب' },
})
