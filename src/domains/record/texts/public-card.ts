import { defineTexts } from '../../../core/text.ts'

/** Words of its card on the public front page. */
export const cardTexts = defineTexts('record-front', {
  lookedOut: {
    en: {
      one: 'Watched from outside by one lookout; last look {time}.',
      other: 'Watched from outside by {count} lookouts; last look {time}.',
    },
    ar: {
      zero: 'لا يرصدها أحد من الخارج؛ آخر رصد {time}.',
      one: 'يرصدها راصد واحد من الخارج؛ آخر رصد {time}.',
      two: 'يرصدها راصدان من الخارج؛ آخر رصد {time}.',
      few: 'يرصدها {count} راصدين من الخارج؛ آخر رصد {time}.',
      many: 'يرصدها {count} راصدًا من الخارج؛ آخر رصد {time}.',
      other: 'يرصدها {count} راصد من الخارج؛ آخر رصد {time}.',
    },
  },
  damaged: {
    en: 'The record log is damaged, found {time}. Alerts and this page go on; until an administrator has looked into it, no new checkpoint of the log is signed.',
    ar: 'سجل القيود متضرر، اكتُشف الضرر {time}. تستمر التنبيهات وهذه الصفحة، ولا تُوقَّع نقطة تحقق جديدة للسجل حتى يبحث مسؤول النظام في الأمر.',
  },
})
