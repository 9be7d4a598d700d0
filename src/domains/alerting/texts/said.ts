import { defineTexts } from '../../../core/text.ts'

/** Words of the page about what one device said. */
export const saidWords = defineTexts('alertSaid', {
  title: { en: 'What a device said', ar: 'ما قاله جهاز' },
  isRevoked: {
    en: 'This device is revoked. It says nothing more for the station.',
    ar: 'أُلغي هذا الجهاز. لن يقول شيئًا آخر باسم المركز.',
  },
  isInForce: {
    en: 'This device still speaks for the station.',
    ar: 'ما زال هذا الجهاز يتحدث باسم المركز.',
  },
  ask: {
    en: 'Ask the station about each answer and each problem by telephone. What still counts stays on the board until the station answers again with another device, by SMS or by mail.',
    ar: 'اسأل المركز هاتفيًا عن كل رد وكل مشكلة. ما لا يزال محسوبًا يبقى على اللوحة حتى يردّ المركز من جديد بجهاز آخر أو برسالة قصيرة أو بالبريد.',
  },
  refused: {
    en: 'Answers and receipts of this device refused in the last seven days: {count}.',
    ar: 'ردود هذا الجهاز وإشعاراته المرفوضة في آخر سبعة أيام: {count}.',
  },
  answers: { en: 'Answers', ar: 'الردود' },
  noAnswers: { en: 'It answered no alert.', ar: 'لم يردّ على أي تنبيه.' },
  problems: { en: 'Problems it reported', ar: 'مشكلات أبلغ عنها' },
  noProblems: { en: 'It reported no problem.', ar: 'لم يبلغ عن أي مشكلة.' },
  alert: { en: 'Alert', ar: 'التنبيه' },
  pressed: { en: 'Pressed, by its own clock', ar: 'وقت الضغط بساعة الجهاز' },
  arrived: { en: 'Arrived', ar: 'وصل' },
  counts: { en: 'Counts on the board', ar: 'محسوب على اللوحة' },
  stillCounts: { en: 'Still counts', ar: 'ما زال محسوبًا' },
  replaced: { en: 'Answered again since', ar: 'تم الرد بعده من جديد' },
  byEnded: { en: 'By a device that is not enrolled any more', ar: 'من جهاز لم يعد مسجَّلًا' },
})
