import { defineTexts } from '../../../core/text.ts'

/** Words of the desk about a reference that is to end or to name another work although published checks cite it. */
export const endingTexts = defineTexts('sources-ending', {
  hint: {
    en: 'Where a published check cites the reference, you ask for it here and another person decides.',
    ar: 'إن استشهد تحقق منشور بالمرجع فإنك تطلب ذلك هنا ويقرر شخص آخر.',
  },
  correctHint: {
    en: 'Where a published check cites it, you only ask for another title, author, year, publisher, DOI, ISBN or address, or another journal, book or site; another person decides.',
    ar: 'إن استشهد به تحقق منشور فإنك تطلب فقط تغيير العنوان أو المؤلف أو السنة أو الناشر أو DOI أو ISBN أو العنوان على الشبكة أو المجلة أو الكتاب أو الموقع، ويقرر شخص آخر.',
  },
  sourceHint: {
    en: 'Another person decides whether a source is merged. So it is with other corrections than languages and contact, and with withdrawing, where two reviewers assessed it; and with another name, kind or site where somebody speaks for it or notices name it.',
    ar: 'يقرر شخص آخر دمج المصدر. وكذلك كل تصحيح غير اللغات وجهة الاتصال، والسحب، إن قيّمه مراجعان؛ وكذلك الاسم أو النوع أو الموقع الآخر إن كان أحد يتحدث باسمه أو ذكرته إشعارات.',
  },
  voices: {
    en: 'Persons who speak for it: {speakers}. Notices that name it: {notices}.',
    ar: 'من يتحدثون باسمه: {speakers}. الإشعارات التي تذكره: {notices}.',
  },
  asksOther: { en: 'It is to be another source.', ar: 'المطلوب أن يكون مصدرًا آخر.' },
  agreeSourceWhat: {
    en: 'What two reviewers said of it then stands under what you read here, or falls with it; who speaks for it speaks for that. Merging and withdrawing cannot be undone.',
    ar: 'ما قاله مراجعان عنه يبقى حينها تحت ما تقرؤه هنا أو يسقط معه؛ ومن يتحدث باسمه يتحدث باسم ذلك. لا يمكن التراجع عن الدمج والسحب.',
  },
  asksCorrect: { en: 'It is to name another work.', ar: 'المطلوب أن يسمّي عملًا آخر.' },
  asksWithdraw: { en: 'It is to be withdrawn.', ar: 'المطلوب سحبه.' },
  asksMerge: { en: 'It is to be merged into {code}.', ar: 'المطلوب دمجه في {code}.' },
  cited: { en: 'Who cites it', ar: 'من يستشهد به' },
  check: { en: 'Published check {code}', ar: 'تحقق منشور {code}' },
  own: {
    en: 'You asked for it: another person decides. You may take your request back.',
    ar: 'أنت من طلب ذلك: يقرر شخص آخر. يمكنك سحب طلبك.',
  },
  agree: { en: 'Agree: do what is asked', ar: 'موافقة: تنفيذ المطلوب' },
  agreeWhat: {
    en: 'Whoever follows it from a published check finds the other work, or that it was withdrawn and why. Merging and withdrawing cannot be undone.',
    ar: 'من يتبعه من تحقق منشور يجد العمل الآخر، أو أنه سُحب ولماذا. لا يمكن التراجع عن الدمج والسحب.',
  },
  refuse: { en: 'Leave it as it is', ar: 'تركه كما هو' },
  whyStays: { en: 'Why it stays', ar: 'لماذا يبقى' },
  saidEnded: { en: 'It is done.', ar: 'تم ذلك.' },
  saidStays: { en: 'It stays as it is.', ar: 'يبقى كما هو.' },
  wait: { en: 'Decide what becomes of a cited reference', ar: 'قرّر مصير مرجع مستشهد به' },
  waitSource: { en: 'Decide what becomes of a source', ar: 'قرّر مصير مصدر' },
  waitOwn: {
    en: 'Nobody has decided what you asked: find a colleague, or take it back',
    ar: 'لم يقرر أحد ما طلبته: جِد زميلًا أو اسحب طلبك',
  },
})
