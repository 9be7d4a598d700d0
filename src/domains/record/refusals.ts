import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, found, problems } = refusals('record', {
  unknown: [404, 'There is no record with this id.', 'لا يوجد قيد بهذا المعرّف.'],
  nothingToErase: [
    409,
    'A record of this type holds ids and hashes alone. Words that may be erased lie elsewhere.',
    'لا يحمل قيد من هذا النوع سوى معرّفات وبصمات. النصوص التي يمكن محوها محفوظة في مكان آخر.',
  ],
  erased: [409, 'The body of this record was erased before.', 'مُحي محتوى هذا القيد من قبل.'],
  notPublic: [
    404,
    'There is no record with this id that may be proved to anybody.',
    'لا يوجد قيد بهذا المعرّف يجوز إثباته للعموم.',
  ],
  notPublished: [
    409,
    'The signed head of the log does not cover this record yet. Ask again in a moment.',
    'لا يشمل رأس السجل الموقَّع هذا القيد بعد. أعد الطلب بعد لحظات.',
  ],
  unknownHead: [
    404,
    'No head of the log with this size waits for a time-stamp.',
    'لا رأس سجل بهذا الحجم ينتظر ختم وقت.',
  ],
  wrongStamp: [
    409,
    'This is no time-stamp over that head of the log ({fault}).',
    'هذا ليس ختم وقت لذلك الرأس من السجل ({fault}).',
  ],
  notSetAside: [
    404,
    'This workflow has not set that record aside.',
    'لم يضع سير العمل هذا ذلك القيد جانبًا.',
  ],
  unknownDamage: [404, 'There is no such damage.', 'لا يوجد ضرر بهذا المعرّف.'],
  namedBefore: [409, 'This damage was named before.', 'سُمّي هذا الضرر من قبل.'],
  unknownLookout: [404, 'There is no such lookout.', 'لا يوجد راصد بهذا المعرّف.'],
  tooManyLookouts: [
    409,
    'This node has as many lookouts as it takes. Remove one that is no longer used.',
    'بلغت هذه العقدة الحد الأقصى من الراصدين. أزل راصدًا لم يعد مستخدمًا.',
  ],
})
