import { defineTexts } from '../../../core/text.ts'

/** Words that wake people: the record log is damaged, or an account changed. */
export const wakeWords = defineTexts('wake', {
  subject: {
    en: '{node}: the record log is damaged ({place}).',
    ar: '{node}: سجل القيود متضرر ({place}).',
  },
  record: { en: 'record {number}', ar: 'القيد {number}' },
  head: { en: 'its head', ar: 'رأسه' },
  text: {
    en: 'Alerts go on. No new checkpoint of the log is signed until an administrator has looked into it and names the damage. Call your administrator. The first steps are in docs/runbooks/log-damage.md.',
    ar: 'تستمر التنبيهات. لا تُوقَّع نقطة تحقق جديدة للسجل حتى يبحث مسؤول النظام في الأمر ويسمّي الضرر. اتصل بمسؤول النظام لديك. الخطوات الأولى في docs/runbooks/log-damage.md.',
  },
  orderSubject: {
    en: '{node}: a standing order is suspended, its site was changed.',
    ar: '{node}: عُلّق أمر دائم لأن موقعه عُدّل.',
  },
  orderText: {
    en: 'Somebody changed the site of a standing order that you proposed or approved, or what is held to be right there. It issues nothing until where the site leads now was read anew.',
    ar: 'عدّل شخص موقع أمر دائم اقترحتَه أو اعتمدتَه، أو ما يُعد صحيحًا فيه. لن يصدر شيئًا حتى يُقرأ من جديد إلى أين يؤدي الموقع الآن.',
  },
  orderMore: { en: 'Standing orders: {address}', ar: 'الأوامر الدائمة: {address}' },
  more: { en: 'What is damaged: {address}', ar: 'موضع الضرر: {address}' },

  'passkey-added': {
    en: '{node}: a passkey was added to your account.',
    ar: '{node}: أُضيف مفتاح مرور إلى حسابك.',
  },
  'passkey-removed': {
    en: '{node}: a passkey of your account was removed.',
    ar: '{node}: حُذف مفتاح مرور من حسابك.',
  },
  'codes-renewed': {
    en: '{node}: new recovery codes of your account were made; the old ones are void.',
    ar: '{node}: أُنشئت رموز استرداد جديدة لحسابك، وأُبطلت القديمة.',
  },
  'code-used': {
    en: '{node}: somebody signed in to your account with a recovery code.',
    ar: '{node}: سُجّل الدخول إلى حسابك برمز استرداد.',
  },
  recovered: {
    en: '{node}: your account was opened anew with a one-time link; its old passkeys and sessions have ended.',
    ar: '{node}: أُعيد فتح حسابك برابط يُستخدم مرة واحدة، وانتهت مفاتيح المرور والجلسات القديمة.',
  },
  'contact-removed': {
    en: '{node}: a contact of your account was removed.',
    ar: '{node}: حُذفت جهة اتصال من حسابك.',
  },
  'role-given': {
    en: '{node}: a role was given to your account.',
    ar: '{node}: أُعطي حسابك دورًا.',
  },
  'sessions-ended': {
    en: '{node}: somebody else ended your sessions.',
    ar: '{node}: أنهى شخص آخر جلساتك.',
  },
  'role-taken': {
    en: '{node}: somebody else took a role from you.',
    ar: '{node}: سحب شخص آخر دورًا منك.',
  },
  othersSessions: {
    en: '{node}: somebody else ended the sessions of {person}.',
    ar: '{node}: أنهى شخص آخر جلسات {person}.',
  },
  othersRole: {
    en: '{node}: somebody else took a role by which alerts are released from {person}.',
    ar: '{node}: سحب شخص آخر من {person} دورًا تصدر به التنبيهات.',
  },
  heldBack: {
    en: {
      one: '{node}: {count} more message about accounts was held back in the hour from {time}.',
      other: '{node}: {count} more messages about accounts were held back in the hour from {time}.',
    },
    ar: {
      zero: '{node}: لم تُحجب أي رسالة أخرى عن الحسابات في الساعة التي بدأت {time}.',
      one: '{node}: حُجبت رسالة أخرى واحدة عن الحسابات في الساعة التي بدأت {time}.',
      two: '{node}: حُجبت رسالتان أخريان عن الحسابات في الساعة التي بدأت {time}.',
      few: '{node}: حُجبت {count} رسائل أخرى عن الحسابات في الساعة التي بدأت {time}.',
      many: '{node}: حُجبت {count} رسالة أخرى عن الحسابات في الساعة التي بدأت {time}.',
      other: '{node}: حُجبت {count} رسالة أخرى عن الحسابات في الساعة التي بدأت {time}.',
    },
  },
  adviceOwn: {
    en: 'If it was you, nothing has to be done. If it was not: telephone your administrator at once. Then open the console the way you always do and choose “My account”: close the sessions and remove the passkeys that you do not know, and make new recovery codes.',
    ar: 'إن كنت أنت من فعل ذلك فلا حاجة إلى شيء. وإن لم تكن أنت: اتصل هاتفيًا بمسؤول النظام فورًا. ثم افتح لوحة التحكم كما تفعل دائمًا واختر «حسابي»: أغلق الجلسات واحذف مفاتيح المرور التي لا تعرفها، وأنشئ رموز استرداد جديدة.',
  },
  adviceEnded: {
    en: 'If you knew of it, nothing has to be done. If you did not: telephone your administrator, and a colleague who releases alerts. The record log says who did it.',
    ar: 'إن كنت على علم بذلك فلا حاجة إلى شيء. وإن لم تكن: اتصل هاتفيًا بمسؤول النظام وبزميل يصدر التنبيهات. يذكر سجل القيود من قام بذلك.',
  },
  adviceOthers: {
    en: 'Ask them by telephone whether they know of it. The record log says who did it. For an hour from then it makes it possible to nobody to release an alert alone.',
    ar: 'اسأل صاحب الحساب هاتفيًا إن كان على علم بذلك. يذكر سجل القيود من قام بذلك. ولا يتيح ذلك لأحد خلال ساعة أن يُصدر تنبيهًا منفردًا.',
  },
  adviceMore: {
    en: 'The record log holds all of them. So many in one hour are unusual: telephone your administrator.',
    ar: 'يحفظ سجل القيود جميعها. وهذا العدد في ساعة واحدة غير معتاد: اتصل هاتفيًا بمسؤول النظام.',
  },
  shortAdvice: {
    en: 'You know nothing of it? Telephone your administrator.',
    ar: 'لا علم لك بذلك؟ اتصل هاتفيًا بمسؤول النظام.',
  },
  noLink: {
    en: 'This message has no link and asks for nothing to be typed. One that does is not from this node.',
    ar: 'لا تحتوي هذه الرسالة على رابط ولا تطلب كتابة شيء. وما يفعل ذلك ليس من هذه العقدة.',
  },
})
