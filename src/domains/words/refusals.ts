import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, problems } = refusals('words', {
  badFile: [422, 'Nothing of this file was taken over. {what}', 'لم يؤخذ شيء من هذا الملف. {what}'],
  unknownCatalogue: [404, 'There are no such texts.', 'لا توجد نصوص كهذه.'],
  notWhatWasRead: [
    409,
    'These are not the texts that you read: some have changed. Read them again.',
    'ليست هذه النصوص التي قرأتها: تغيّر بعضها. اقرأها من جديد.',
  ],
})
