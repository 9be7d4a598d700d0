import { defineTexts } from '../../../core/text.ts'

/** What stations are told of voting issues that are alike: the draft of an alert, which a person reads first. */
export const alertTexts = defineTexts('pollwatch-alert', {
  headline: {
    en: 'Observers report at several stations: {kind}',
    ar: 'يبلّغ مراقبون في عدة مراكز: {kind}',
  },
  instruction: {
    en: 'Look whether it is so at your station, and report a problem if it is.',
    ar: 'انظر هل الأمر كذلك في مركزك، وأبلغ عن مشكلة إن كان كذلك.',
  },
  cancel: {
    en: 'The alert about reports of observers was wrong.',
    ar: 'التنبيه بشأن بلاغات المراقبين كان خاطئًا.',
  },
  clear: {
    en: 'What observers reported is settled.',
    ar: 'ما أبلغ عنه المراقبون قد حُلّ.',
  },
  issues: { en: 'Voting issues: {codes}', ar: 'مشكلات التصويت: {codes}' },
})
