import { defineTexts } from '../../../core/text.ts'

/** Words of the desk about a reference that is to end although published checks cite it. */
export const endingTexts = defineTexts('sources-ending', {
  hint: {
    en: 'Where a published check cites the reference, you ask for it here and another person decides.',
    ar: 'إن استشهد تحقق منشور بالمرجع فإنك تطلب ذلك هنا ويقرر شخص آخر.',
  },
  asksWithdraw: { en: 'It is to be withdrawn.', ar: 'المطلوب سحبه.' },
  asksMerge: { en: 'It is to be merged into {code}.', ar: 'المطلوب دمجه في {code}.' },
  cited: { en: 'Who cites it', ar: 'من يستشهد به' },
  check: { en: 'Published check {code}', ar: 'تحقق منشور {code}' },
  own: {
    en: 'You asked for it: another person decides. You may take your request back.',
    ar: 'أنت من طلب ذلك: يقرر شخص آخر. يمكنك سحب طلبك.',
  },
  agree: { en: 'Agree: merge or withdraw it', ar: 'موافقة: دمجه أو سحبه' },
  agreeWhat: {
    en: 'Whoever follows it from a published check finds the other reference, or that it was withdrawn and why. This cannot be undone.',
    ar: 'من يتبعه من تحقق منشور يجد المرجع الآخر، أو أنه سُحب ولماذا. لا يمكن التراجع.',
  },
  refuse: { en: 'Leave it as it is', ar: 'تركه كما هو' },
  whyStays: { en: 'Why it stays', ar: 'لماذا يبقى' },
  saidEnded: { en: 'It is done.', ar: 'تم ذلك.' },
  saidStays: { en: 'The reference stays.', ar: 'يبقى المرجع.' },
  wait: { en: 'Decide whether a cited reference ends', ar: 'قرّر ما إذا كان مرجع مستشهد به ينتهي' },
  waitOwn: {
    en: 'Nobody has decided what you asked: find a colleague, or take it back',
    ar: 'لم يقرر أحد ما طلبته: جِد زميلًا أو اسحب طلبك',
  },
})
