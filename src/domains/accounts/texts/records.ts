/** Titles of what it writes into the record log. */
export const recordTitles = {
  'person.invited': { en: 'A person was invited', ar: 'دُعي شخص' },
  'invitation.withdrawn': { en: 'An invitation was withdrawn', ar: 'سُحبت دعوة' },
  'person.joined': { en: 'A person joined', ar: 'انضم شخص' },
  'person.recovered': {
    en: 'A person joined anew by a recovery link',
    ar: 'عاد شخص عبر رابط استرداد',
  },
  'recovery.offered': { en: 'A recovery link was made', ar: 'أُنشئ رابط استرداد' },
  'grant.given': { en: 'A role was given', ar: 'مُنح دور' },
  'grant.withdrawn': { en: 'A role was withdrawn', ar: 'سُحب دور' },
  'passkey.added': { en: 'A passkey was added', ar: 'أضيف مفتاح مرور' },
  'passkey.removed': { en: 'A passkey was removed', ar: 'حُذف مفتاح مرور' },
  'passkey.confirmed': { en: 'An act was confirmed by passkey', ar: 'أُكّد إجراء بمفتاح مرور' },
  'recoveryCode.renewed': { en: 'Recovery codes were renewed', ar: 'جُددت رموز الاسترداد' },
  'recoveryCode.used': { en: 'A recovery code was used', ar: 'استُخدم رمز استرداد' },
  'session.opened': { en: 'Somebody signed in', ar: 'سجّل شخص الدخول' },
  'session.closed': { en: 'Sessions ended', ar: 'انتهت جلسات' },
  'device.offered': {
    en: 'Devices of stations were offered a place',
    ar: 'عُرض تسجيل أجهزة لمراكز',
  },
  'device.enrolled': { en: 'A device was enrolled', ar: 'سُجّل جهاز' },
  'device.revoked': { en: 'A device was revoked', ar: 'أُلغي جهاز' },
  'token.created': { en: 'A token was made', ar: 'أُنشئ رمز وصول' },
  'token.revoked': { en: 'A token was revoked', ar: 'أُلغي رمز وصول' },
}
