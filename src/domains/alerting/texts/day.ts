import { defineTexts } from '../../../core/text.ts'

/** Words of the day’s report about alerts and problems. */
export const dayTexts = defineTexts('alerting-day', {
  sent: { en: 'Messages to stations', ar: 'رسائل إلى المراكز' },
  noneSent: { en: 'Nothing was sent.', ar: 'لم يُرسل شيء.' },
  at: { en: 'Sent', ar: 'أُرسلت' },
  kind: { en: 'Kind', ar: 'النوع' },
  headline: { en: 'Headline', ar: 'العنوان' },
  audience: { en: 'Stations', ar: 'المراكز' },
  delivered: { en: 'Delivered', ar: 'وصلت' },
  answered: { en: 'Answered', ar: 'أجابت' },
  most: { en: '95 of 100 of those asked had answered after', ar: 'أجاب 95 من 100 ممن سُئلت بعد' },
  who: { en: 'Who acted', ar: 'من تصرّف' },
  reviewDue: { en: 'A review is due.', ar: 'المراجعة مستحقة.' },
  reviewed: { en: 'Reviewed by {person}.', ar: 'راجعه {person}.' },
  mostNot: {
    en: 'Fewer than 95 of 100 of those asked have answered',
    ar: 'أجاب أقل من 95 من 100 ممن سُئلت',
  },
  never: { en: 'not yet', ar: 'ليس بعد' },
  seconds: { en: '{n} s', ar: '{n} ث' },
  minutes: { en: '{n} min', ar: '{n} د' },
  problems: {
    en: 'Help that stations asked for, problems that they reported',
    ar: 'مساعدة طلبتها المراكز ومشكلات أبلغت عنها',
  },
  noProblems: {
    en: 'No station asked for help or reported a problem.',
    ar: 'لم يطلب أي مركز مساعدة ولم يبلّغ عن مشكلة.',
  },
  station: { en: 'Station', ar: 'المركز' },
  symptom: { en: 'What was wrong', ar: 'ما المشكلة' },
  reported: { en: 'Reported', ar: 'أُبلغ عنها' },
  settled: { en: 'Settled', ar: 'حُلّت' },
  notSettled: { en: 'not settled', ar: 'لم تُحل' },
  alertsFile: { en: 'messages and problems', ar: 'الرسائل والمشكلات' },
})
