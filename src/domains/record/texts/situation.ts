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
  lookouts: { en: 'What the lookouts say', ar: 'ما يقوله الراصدون' },
})
