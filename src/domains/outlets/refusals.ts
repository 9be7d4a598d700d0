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
  ofTheOffice: [
    400,
    'This person says who speaks for outlets, and so speaks for none.',
    'هذا الشخص يحدد من يتكلم باسم وسائل الإعلام، فلا يتكلم باسم أي منها.',
  ],
  speaksItself: [
    403,
    'You were invited as an outlet: somebody else says who speaks for one.',
    'دُعيت بصفة وسيلة إعلام: يحدد شخص آخر من يتكلم باسمها.',
  ],
  notAsked: [
    409,
    'This no longer waits for a second person. Load the page again.',
    'لم يعد هذا ينتظر شخصًا ثانيًا. أعد تحميل الصفحة.',
  ],
  otherOutletRead: [
    409,
    'This is not what you read: the outlet or its name changed. Read it again.',
    'ليس هذا ما قرأته: تغيّرت وسيلة الإعلام أو اسمها. اقرأه من جديد.',
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
