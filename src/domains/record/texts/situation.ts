import { defineTexts } from '../../../core/text.ts'

/** Words of its parts of the situation. */
export const situationTexts = defineTexts('record-situation', {
  lookoutSilent: {
    en: 'These lookouts have not reported for five minutes: {names}. {more}',
    ar: 'لم يبلّغ هؤلاء الراصدون منذ خمس دقائق: {names}. {more}',
  },
  lookoutWrong: {
    en: 'These lookouts say that something is wrong with this node: {names}. {more}',
    ar: 'يقول هؤلاء الراصدون إن خللًا ما أصاب هذه العقدة: {names}. {more}',
  },
  setAside: {
    en: {
      one: 'What follows from {count} record did not happen by itself, because this version could not follow it. Look at it and do it by hand; each start of the node tries again.',
      other:
        'What follows from {count} records did not happen by itself, because this version could not follow them. Look at them and do it by hand; each start of the node tries again.',
    },
    ar: {
      zero: 'لم يحدث تلقائيًا ما يترتب على {count} قيد لأن هذا الإصدار لم يستطع متابعته. راجعه ونفّذه يدويًا؛ وتعيد العقدة المحاولة عند كل تشغيل.',
      one: 'لم يحدث تلقائيًا ما يترتب على {count} قيد لأن هذا الإصدار لم يستطع متابعته. راجعه ونفّذه يدويًا؛ وتعيد العقدة المحاولة عند كل تشغيل.',
      two: 'لم يحدث تلقائيًا ما يترتب على {count} قيدين لأن هذا الإصدار لم يستطع متابعتهما. راجعهما ونفّذه يدويًا؛ وتعيد العقدة المحاولة عند كل تشغيل.',
      few: 'لم يحدث تلقائيًا ما يترتب على {count} قيود لأن هذا الإصدار لم يستطع متابعتها. راجعها ونفّذه يدويًا؛ وتعيد العقدة المحاولة عند كل تشغيل.',
      many: 'لم يحدث تلقائيًا ما يترتب على {count} قيدًا لأن هذا الإصدار لم يستطع متابعتها. راجعها ونفّذه يدويًا؛ وتعيد العقدة المحاولة عند كل تشغيل.',
      other:
        'لم يحدث تلقائيًا ما يترتب على {count} قيد لأن هذا الإصدار لم يستطع متابعتها. راجعها ونفّذه يدويًا؛ وتعيد العقدة المحاولة عند كل تشغيل.',
    },
  },
  asideLine: {
    en: '{record}, {time}, {workflow}: {why}',
    ar: '{record}، {time}، {workflow}: {why}',
  },
  asideRecord: { en: 'Record {number}: {title}', ar: 'القيد {number}: {title}' },
  noWords: {
    en: 'an earlier version set it aside and kept no words',
    ar: 'وضعه إصدار سابق جانبًا ولم يحفظ السبب',
  },
  lookouts: { en: 'What the lookouts say', ar: 'ما يقوله الراصدون' },
})
