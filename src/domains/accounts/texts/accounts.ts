import { defineTexts } from '../../../core/text.ts'

/** The words of the pages about people, devices and signing in. */
export const texts = defineTexts('accounts-pages', {
  signIn: { en: 'Sign in', ar: 'تسجيل الدخول' },
  signInHint: {
    en: 'Use the passkey of this device, your phone or your security key.',
    ar: 'استخدم مفتاح المرور في هذا الجهاز أو في هاتفك أو مفتاح الأمان.',
  },
  signInButton: { en: 'Sign in with a passkey', ar: 'سجّل الدخول بمفتاح مرور' },
  recoveryTitle: { en: 'No passkey at hand?', ar: 'ليس لديك مفتاح مرور الآن؟' },
  recoveryCode: { en: 'Recovery code', ar: 'رمز الاسترداد' },
  recoveryCodeHint: {
    en: '28 letters from your printed list. Each code works once.',
    ar: '28 حرفًا من قائمتك المطبوعة. يعمل كل رمز مرة واحدة.',
  },
  recoveryButton: { en: 'Sign in with the code', ar: 'سجّل الدخول بالرمز' },
  needsScript: {
    en: 'This page needs script in your browser, because passkeys do.',
    ar: 'تحتاج هذه الصفحة إلى تشغيل البرامج النصية في متصفحك، لأن مفاتيح المرور تتطلبها.',
  },
  unsupported: {
    en: 'This browser cannot use passkeys here. Use another browser or device.',
    ar: 'لا يستطيع هذا المتصفح استخدام مفاتيح المرور هنا. استخدم متصفحًا أو جهازًا آخر.',
  },
  cancelled: {
    en: 'The passkey was not used. If you did not stop it yourself: a security key needs a PIN, which you set in the settings of your device. Then try again.',
    ar: 'لم يُستخدم مفتاح المرور. إن لم توقفه بنفسك: يحتاج مفتاح الأمان إلى رقم سري (PIN) تضبطه في إعدادات جهازك. ثم حاول مرة أخرى.',
  },
  known: {
    en: 'This device has a passkey for you already.',
    ar: 'لدى هذا الجهاز مفتاح مرور لك بالفعل.',
  },
  offline: {
    en: 'The node could not be reached. Please try again.',
    ar: 'تعذّر الوصول إلى العقدة. حاول مرة أخرى.',
  },
  noSecret: {
    en: 'The link is not complete. Open it again from where you got it.',
    ar: 'الرابط غير مكتمل. افتحه مرة أخرى من حيث تلقيته.',
  },

  join: { en: 'Join', ar: 'الانضمام' },
  joinHint: {
    en: 'You make a passkey on this device. It replaces a password and never leaves the device or its keychain.',
    ar: 'ستُنشئ مفتاح مرور على هذا الجهاز. يحل محل كلمة المرور ولا يغادر الجهاز أو سلسلة مفاتيحه أبدًا.',
  },
  pinHint: {
    en: 'Every time, it asks for a PIN, a fingerprint or your face. On a security key, set a PIN first; an old one that cannot have a PIN does not work here.',
    ar: 'يطلب في كل مرة رقمًا سريًا (PIN) أو بصمة أو وجهك. إن كان مفتاح أمان فاضبط له رقمًا سريًا أولًا؛ المفتاح القديم الذي لا يقبل رقمًا سريًا لا يعمل هنا.',
  },
  joinButton: { en: 'Make the passkey and join', ar: 'أنشئ مفتاح المرور وانضم' },
  yourName: { en: 'Your name', ar: 'اسمك' },
  invited: { en: 'This invitation is for:', ar: 'هذه الدعوة موجّهة إلى:' },
  joined: { en: 'You have joined', ar: 'لقد انضممت' },
  toConsole: { en: 'Go to the console', ar: 'انتقل إلى وحدة التحكم' },

  codesTitle: { en: 'Recovery codes of Scrutineer', ar: 'رموز استرداد Scrutineer' },
  codesHint: {
    en: 'Print them now and lock them away: they are shown this once. Each one signs you in once if your passkey is lost.',
    ar: 'اطبعها الآن واحفظها في مكان مقفل: لن تظهر مرة أخرى. يتيح لك كل رمز الدخول مرة واحدة إذا فُقد مفتاح المرور.',
  },
  print: { en: 'Print', ar: 'اطبع' },

  mine: { en: 'My account', ar: 'حسابي' },
  contacts: {
    en: 'How to reach you: mail, SMS, notifications',
    ar: 'كيف نصل إليك: البريد والرسائل القصيرة والإشعارات',
  },
  myRoles: { en: 'My roles', ar: 'أدواري' },
  passkeys: { en: 'Passkeys', ar: 'مفاتيح المرور' },
  passkey: { en: 'Passkey', ar: 'مفتاح المرور' },
  unnamed: { en: 'Without a name', ar: 'بلا اسم' },
  added: { en: 'Added', ar: 'أُضيف' },
  lastUsed: { en: 'Last used', ar: 'آخر استخدام' },
  never: { en: 'Never', ar: 'لم يُستخدم' },
  kept: { en: 'Kept', ar: 'محفوظ' },
  synced: { en: 'May be copied to your other devices', ar: 'قد يُنسخ إلى أجهزتك الأخرى' },
  deviceBound: { en: 'On one device', ar: 'على جهاز واحد' },
  action: { en: 'Action', ar: 'إجراء' },
  remove: { en: 'Remove', ar: 'احذف' },
  onlyOne: { en: 'Your only passkey', ar: 'مفتاح المرور الوحيد لديك' },
  addPasskey: { en: 'Add a passkey', ar: 'أضف مفتاح مرور' },
  passkeyLabel: { en: 'What do you call it?', ar: 'ماذا تسمّيه؟' },
  makePasskey: { en: 'Make the new passkey', ar: 'أنشئ المفتاح الجديد' },
  confirmHint: {
    en: 'You confirm this with a passkey that you have.',
    ar: 'تؤكد ذلك بمفتاح مرور لديك.',
  },
  confirmed: {
    en: 'Confirmed. Now make the new passkey.',
    ar: 'تم التأكيد. أنشئ الآن المفتاح الجديد.',
  },
  recovered: {
    en: 'You signed in with a recovery code. Add a new passkey now: for ten minutes you can do so without another one.',
    ar: 'سجّلت الدخول برمز استرداد. أضف مفتاح مرور جديدًا الآن: يمكنك ذلك لمدة عشر دقائق دون مفتاح آخر.',
  },
  notYou: {
    en: 'Was it not you? Close the sessions below that you do not know, remove the passkey that you do not know, make new recovery codes, and tell your administrator at once.',
    ar: 'ألم تكن أنت؟ أغلق أدناه الجلسات التي لا تعرفها، واحذف مفتاح المرور الذي لا تعرفه، وأنشئ رموز استرداد جديدة، وأخبر المسؤول فورًا.',
  },
  sessions: { en: 'Open sessions', ar: 'الجلسات المفتوحة' },
  opened: { en: 'Opened', ar: 'فُتحت' },
  lastSeen: { en: 'Last seen', ar: 'آخر ظهور' },
  thisSession: { en: 'This session', ar: 'هذه الجلسة' },
  closeSession: { en: 'Close', ar: 'أغلق' },
  signOut: { en: 'Sign out', ar: 'تسجيل الخروج' },
  codesLeft: {
    en: { one: '{count} recovery code is left.', other: '{count} recovery codes are left.' },
    ar: {
      zero: 'لم تبقَ رموز استرداد.',
      one: 'بقي رمز استرداد واحد.',
      two: 'بقي رمزا استرداد.',
      few: 'بقيت {count} رموز استرداد.',
      many: 'بقي {count} رمز استرداد.',
      other: 'بقي {count} رمز استرداد.',
    },
  },
  renewCodes: { en: 'Make new recovery codes', ar: 'أنشئ رموز استرداد جديدة' },
  renewHint: { en: 'The old codes stop working.', ar: 'تتوقف الرموز القديمة عن العمل.' },

  people: { en: 'People', ar: 'الأشخاص' },
  person: { en: 'Person', ar: 'الشخص' },
  name: { en: 'Name', ar: 'الاسم' },
  joinedAt: { en: 'Joined', ar: 'انضم في' },
  roles: { en: 'Roles', ar: 'الأدوار' },
  role: { en: 'Role', ar: 'الدور' },
  area: { en: 'Area', ar: 'المنطقة' },
  roleInArea: { en: '{role}: {area}', ar: '{role}: {area}' },
  roleUntil: { en: '(until {time})', ar: '(حتى {time})' },
  days: { en: 'For how many days', ar: 'لكم يومًا' },
  daysHint: {
    en: 'Empty: for good. For somebody of a neighbouring office who is asked in for a while: the role ends by itself.',
    ar: 'فارغ: دائمًا. لشخص من مكتب مجاور يُستعان به مدة: ينتهي الدور من نفسه.',
  },
  noRole: {
    en: 'No role: may do nothing here. The name stays, because records name it.',
    ar: 'بلا دور: لا يمكنه فعل شيء هنا. يبقى الاسم لأن القيود تذكره.',
  },
  withdrawRole: { en: 'Withdraw', ar: 'اسحب' },
  endSessions: { en: 'End sessions', ar: 'أنهِ الجلسات' },
  giveRole: { en: 'Give a role', ar: 'امنح دورًا' },
  giveRoleHint: {
    en: 'It works at once. Nobody gives a role to himself.',
    ar: 'يسري فورًا. لا يمنح أحد دورًا لنفسه.',
  },
  giveRoleButton: { en: 'Give the role', ar: 'امنح الدور' },
  invite: { en: 'Invite a person', ar: 'ادعُ شخصًا' },
  inviteButton: { en: 'Make the invitation', ar: 'أنشئ الدعوة' },
  invitationMade: { en: 'The invitation is ready', ar: 'الدعوة جاهزة' },
  linkOnce: {
    en: 'This link is shown once. Give it to the person yourself, or let them scan the code.',
    ar: 'يظهر هذا الرابط مرة واحدة. سلّمه بنفسك إلى الشخص أو دعه يمسح الرمز.',
  },
  linkQr: { en: 'QR code of the link', ar: 'رمز QR للرابط' },
  validUntil: { en: 'Valid until {time}', ar: 'صالح حتى {time}' },
  invitations: { en: 'Open invitations', ar: 'الدعوات المفتوحة' },
  noInvitations: { en: 'Nobody is invited at the moment.', ar: 'لا توجد دعوات حاليًا.' },
  until: { en: 'Valid until', ar: 'صالحة حتى' },
  rolesLink: { en: 'What each role may do', ar: 'ما يُسمح به لكل دور' },

  devices: { en: 'Devices', ar: 'الأجهزة' },
  device: { en: 'Device', ar: 'الجهاز' },
  station: { en: 'Station', ar: 'المركز' },
  enrolled: { en: 'Enrolled', ar: 'سُجّل في' },
  said: { en: 'What it said', ar: 'ما قاله' },
  revokeAndShow: { en: 'Revoke and show what it said', ar: 'ألغِه واعرض ما قاله' },
  noDevices: { en: 'No device is enrolled yet.', ar: 'لم يُسجَّل أي جهاز بعد.' },
  notSeen: { en: 'Not yet', ar: 'ليس بعد' },
  revoke: { en: 'Revoke', ar: 'ألغِ' },
  offerOne: { en: 'Enrol a device for one station', ar: 'سجّل جهازًا لمركز واحد' },
  offerArea: { en: 'Enrol devices for an area', ar: 'سجّل أجهزة لمنطقة' },
  chooseArea: { en: 'List the stations', ar: 'اعرض المراكز' },
  stationNumber: { en: 'Station', ar: 'المركز' },
  stationName: { en: 'Name', ar: 'الاسم' },
  stationsListed: {
    en: { one: '{count} station', other: '{count} stations' },
    ar: {
      zero: 'لا مراكز',
      one: 'مركز واحد',
      two: 'مركزان',
      few: '{count} مراكز',
      many: '{count} مركزًا',
      other: '{count} مركز',
    },
  },
  offerForWeek: {
    en: 'Each sheet has a square to scan and a code to type; both are good for seven days, for one telephone.',
    ar: 'على كل ورقة مربع للمسح ورمز للكتابة؛ كلاهما صالح سبعة أيام ولهاتف واحد.',
  },
  offerFor15: {
    en: 'The square to scan and the code to type are good for 15 minutes, for one telephone.',
    ar: 'المربع للمسح والرمز للكتابة صالحان 15 دقيقة ولهاتف واحد.',
  },
  offerOneButton: { en: 'Make the code', ar: 'أنشئ الرمز' },
  offerAreaButton: {
    en: { one: 'Make codes for {count} station', other: 'Make codes for {count} stations' },
    ar: {
      zero: 'لا توجد مراكز لإنشاء رموز لها',
      one: 'أنشئ رمزًا لمركز واحد',
      two: 'أنشئ رمزين لمركزين',
      few: 'أنشئ رموزًا لـ {count} مراكز',
      many: 'أنشئ رموزًا لـ {count} مركزًا',
      other: 'أنشئ رموزًا لـ {count} مركز',
    },
  },
  offerVoids: {
    en: 'Codes and links that these stations got before stop working.',
    ar: 'تتوقف الرموز والروابط السابقة لهذه المراكز عن العمل.',
  },
  codeReady: { en: 'The code is ready', ar: 'الرمز جاهز' },
  codeFor: { en: 'Station {number}, {name}', ar: 'المركز {number}، {name}' },
  codeUntil: {
    en: 'Square and code are good until {time}, for one telephone.',
    ar: 'المربع والرمز صالحان حتى {time} ولهاتف واحد.',
  },
  scan: { en: 'Scan this with the telephone’s camera.', ar: 'امسحوا هذا بكاميرا الهاتف.' },
  codesShownOnce: {
    en: 'These codes are shown once. Print the page now; each sheet enrols one device.',
    ar: 'تظهر هذه الرموز مرة واحدة. اطبع الصفحة الآن؛ تسجّل كل ورقة جهازًا واحدًا.',
  },
  atStation: {
    en: 'Without a camera: open {link} on the telephone and type this code.',
    ar: 'بلا كاميرا: افتحوا {link} على الهاتف واكتبوا هذا الرمز.',
  },

  enrol: { en: 'Enrol this device', ar: 'سجّل هذا الجهاز' },
  enrolHint: {
    en: 'The device then receives the alerts of your polling station for 90 days.',
    ar: 'يتلقى الجهاز بعدها إنذارات مركز الاقتراع الخاص بك لمدة 90 يومًا.',
  },
  enrolCode: { en: 'Code of twelve letters', ar: 'رمز من اثني عشر حرفًا' },
  deviceLabel: { en: 'Name of the device', ar: 'اسم الجهاز' },
  enrolFor: { en: 'This telephone will speak for:', ar: 'سيتحدث هذا الهاتف باسم:' },
  enrolUntil: { en: 'The code is good until {time}.', ar: 'الرمز صالح حتى {time}.' },
  enrolOther: { en: 'This is not our station', ar: 'ليس هذا مركزنا' },
  enrolLook: { en: 'Show the station', ar: 'اعرض المركز' },

  rolesTitle: { en: 'What each role may do', ar: 'ما يُسمح به لكل دور' },
  rolesHint: {
    en: 'What is not marked is denied. A device of a polling station acts in the area of its station only.',
    ar: 'كل ما لم يُعلَّم مرفوض. لا يعمل جهاز مركز الاقتراع إلا في منطقة مركزه.',
  },
  permission: { en: 'May', ar: 'يجوز له' },
  yes: { en: 'Yes', ar: 'نعم' },
  no: { en: 'No', ar: 'لا' },
  stationDevice: { en: 'Device of a station', ar: 'جهاز مركز اقتراع' },
})

/** What changed about an account, on the account's own page. */
export const changeTexts = defineTexts('accounts-changes', {
  'passkey-added': { en: 'A passkey was added: {time}', ar: 'أُضيف مفتاح مرور: {time}' },
  'passkey-removed': { en: 'A passkey was removed: {time}', ar: 'حُذف مفتاح مرور: {time}' },
  'codes-renewed': {
    en: 'New recovery codes were made: {time}',
    ar: 'أُنشئت رموز استرداد جديدة: {time}',
  },
  'code-used': {
    en: 'Somebody signed in with a recovery code: {time}',
    ar: 'سُجّل الدخول برمز استرداد: {time}',
  },
})

/** What a hit of the search is called. */
export const searchTexts = defineTexts('accounts-search', { person: { en: 'Person', ar: 'شخص' } })
