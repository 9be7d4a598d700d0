import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, found, problems } = refusals('outlets', {
  unknownOutlet: [404, 'There is no such outlet.', 'لا توجد وسيلة إعلام كهذه.'],
  notAnOutlet: [
    400,
    'This is no source that somebody can speak for: it was merged or withdrawn.',
    'هذا مصدر لا يتكلم أحد باسمه: دُمج أو سُحب.',
  ],
  notInvited: [
    400,
    'This person was not invited as an outlet. The administrator invites to that role first.',
    'لم يُدعَ هذا الشخص بصفة وسيلة إعلام. يدعوه المسؤول إلى هذا الدور أولًا.',
  ],
  otherOutlet: [
    409,
    'This person speaks for another outlet.',
    'يتكلم هذا الشخص باسم وسيلة إعلام أخرى.',
  ],
  notBound: [
    403,
    'You speak for no outlet yet. The office says for which.',
    'لا تتكلم باسم أي وسيلة إعلام بعد. يحدد المكتب ذلك.',
  ],
  tooMany: [409, 'No more than {most} are kept.', 'لا يُحفظ أكثر من {most}.'],
  sameWords: [409, 'It says this already.', 'هذا ما تقوله من قبل.'],
})
