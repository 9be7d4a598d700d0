import { defineTexts } from '../../../core/text.ts'

/** Words of the page on which a desk writes down what an observer says in a call. */
export const calledTexts = defineTexts('pollwatch-called', {
  title: { en: 'What the observer says', ar: 'ما يقوله المراقب' },
  toWrite: { en: 'Write down what the observer says', ar: 'دوّن ما يقوله المراقب' },
  says: { en: 'Questions of the form', ar: 'أسئلة الاستمارة' },
  intro: {
    en: 'Read each question aloud and write the answer. It counts at once, stays marked as written down after a call, and your group sees who wrote it.',
    ar: 'اقرأ كل سؤال بصوت واضح واكتب الجواب. يُحسب فورًا ويبقى موسومًا بأنه دُوّن بعد اتصال، وترى جماعتك من دوّنه.',
  },
  how: { en: 'How you knew who spoke', ar: 'كيف عرفت من المتكلم' },
  howHint: {
    en: 'For example: called the number that we know. Only your group reads it.',
    ar: 'مثلًا: اتصلت بالرقم الذي نعرفه. لا يقرؤه إلا أفراد جماعتك.',
  },
  write: { en: 'Write it down', ar: 'دوّنه' },
  writeAnyway: { en: 'Write it down all the same', ar: 'دوّنه رغم ذلك' },
  saidWritten: {
    en: 'It is written down and counts, marked as said in a call.',
    ar: 'دُوّن وهو محسوب، موسومًا بأنه قيل في اتصال.',
  },
  byCall: { en: 'By call', ar: 'باتصال' },
})
