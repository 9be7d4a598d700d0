import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, found, problems } = refusals('accounts', {
  unknownLink: [
    404,
    'This link is not known here. Check that it is complete.',
    'هذا الرابط غير معروف هنا. تأكد من أنه كامل.',
    { recorded: true },
  ],
  usedLink: [
    410,
    'This link was used already. Ask for a new one.',
    'سبق استخدام هذا الرابط. اطلب رابطًا جديدًا.',
    { recorded: true },
  ],
  expiredLink: [
    410,
    'This link is no longer valid. Ask for a new one.',
    'لم يعد هذا الرابط صالحًا. اطلب رابطًا جديدًا.',
    { recorded: true },
  ],
  expiredChallenge: [
    410,
    'This took too long. Please try again.',
    'استغرق الأمر وقتًا طويلًا. حاول مرة أخرى.',
  ],
  wrongPasskey: [403, 'This passkey was not accepted.', 'لم يُقبل مفتاح المرور هذا.'],
  unconfirmed: [
    403,
    'Confirm this with a passkey that you have. If you have none any more, sign in again with a recovery code and add one at once.',
    'أكّد هذا بمفتاح مرور لديك. إن لم يبقَ لديك أي مفتاح، فسجّل الدخول مجددًا برمز استرداد وأضف مفتاحًا فورًا.',
  ],
  knownPasskey: [409, 'This passkey is registered already.', 'مفتاح المرور هذا مسجَّل من قبل.'],
  wrongCode: [403, 'This code is not valid.', 'هذا الرمز غير صالح.'],
  usedCode: [
    410,
    'This code was used already. Ask for a new one.',
    'سبق استخدام هذا الرمز. اطلب رمزًا جديدًا.',
    { recorded: true },
  ],
  tooManyTries: [
    429,
    'Too many wrong codes. Wait some minutes and try again.',
    'رموز خاطئة كثيرة. انتظر بضع دقائق ثم حاول مرة أخرى.',
    { recorded: true },
  ],
  ownGrant: [403, 'Nobody gives a role to himself.', 'لا يمنح أحد دورًا لنفسه.'],
  lastAdministrator: [
    409,
    'The node would be left without an administrator.',
    'ستبقى العقدة بلا مسؤول.',
  ],
  unknownPerson: [404, 'There is no such person.', 'لا يوجد شخص كهذا.'],
  unknownGrant: [404, 'This role is not held any more.', 'لم يعد هذا الدور ممنوحًا.'],
  unknownInvitation: [404, 'There is no such open invitation.', 'لا توجد دعوة مفتوحة كهذه.'],
  unknownSession: [404, 'There is no such open session.', 'لا توجد جلسة مفتوحة كهذه.'],
  unknownPasskey: [404, 'There is no such passkey.', 'لا يوجد مفتاح مرور كهذا.'],
  unknownDevice: [404, 'There is no such device.', 'لا يوجد جهاز كهذا.'],
  unknownToken: [404, 'There is no such token.', 'لا يوجد رمز وصول كهذا.'],
  hasGrant: [409, 'The person holds this role here already.', 'يحمل الشخص هذا الدور هنا بالفعل.'],
  tooManyGrants: [
    409,
    'The person holds too many roles. Withdraw some first.',
    'يحمل الشخص أدوارًا أكثر من اللازم. اسحب بعضها أولًا.',
  ],
  tooManyPasskeys: [
    409,
    'You have too many passkeys. Remove one first.',
    'لديك مفاتيح مرور أكثر من اللازم. احذف واحدًا أولًا.',
  ],
  tooManyDevices: [
    409,
    'The station has too many devices. Revoke one first.',
    'لدى المركز أجهزة أكثر من اللازم. ألغِ أحدها أولًا.',
  ],
  lastPasskey: [
    409,
    'This is your only passkey. Add another one first.',
    'هذا مفتاح المرور الوحيد لديك. أضف آخر أولًا.',
  ],
  tokenRole: [
    403,
    'This role is given to a token on the machine itself only.',
    'لا يُمنح هذا الدور لرمز وصول إلا على الجهاز نفسه.',
  ],
  notAPerson: [
    403,
    'Only a person signed in can do this.',
    'لا يستطيع ذلك إلا شخص سجّل الدخول.',
    { recorded: false },
  ],
  noName: [400, 'Write your name.', 'اكتب اسمك.'],
  unknownSeat: [
    400,
    'An office of this size has no such place.',
    'لا يوجد مكان كهذا في مكتب بهذا الحجم.',
  ],
  noNames: [400, 'Write at least one name.', 'اكتب اسمًا واحدًا على الأقل.'],
})
