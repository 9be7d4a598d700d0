import { defineTexts } from '../../../core/text.ts'

/** Guests of a case: somebody of another office, for this case alone, until a day. */
export const guestTexts = defineTexts('cases-guests', {
  invite: { en: 'Invite somebody of another office', ar: 'ادعُ شخصًا من مكتب آخر' },
  inviteTold: {
    en: 'A guest has a seat in this case alone, until a day. Another member who leads, reviews or heads agrees first.',
    ar: 'للضيف مقعد في هذه القضية وحدها حتى يوم معيّن. يوافق أولًا عضو آخر يقود أو يراجع أو يرأس.',
  },
  days: { en: 'For how many days', ar: 'لكم يومًا' },
  daysHint: {
    en: 'From 1 to 30, from the moment when the second person agrees.',
    ar: 'من 1 إلى 30، من لحظة موافقة الشخص الثاني.',
  },
  guestOrganisation: { en: 'Office that the guest comes from', ar: 'المكتب الذي يأتي منه الضيف' },
  extend: { en: 'Let a guest stay longer', ar: 'أبقِ ضيفًا مدة أطول' },
  guest: { en: 'Guest', ar: 'الضيف' },
  ask: { en: 'Ask for it', ar: 'اطلب ذلك' },
  saidAsked: {
    en: 'Another member has to agree now.',
    ar: 'يجب أن يوافق الآن عضو آخر.',
  },
  asked: {
    en: {
      one: 'Guest for one day: asked by {who}, {time}',
      other: 'Guest for {count} days: asked by {who}, {time}',
    },
    ar: {
      zero: 'ضيف: طلبه {who}، {time}',
      one: 'ضيف ليوم واحد: طلبه {who}، {time}',
      two: 'ضيف ليومين: طلبه {who}، {time}',
      few: 'ضيف لمدة {count} أيام: طلبه {who}، {time}',
      many: 'ضيف لمدة {count} يومًا: طلبه {who}، {time}',
      other: 'ضيف لمدة {count} يوم: طلبه {who}، {time}',
    },
  },
  until: {
    en: 'Guest until {time}; invited by {one}, agreed by {two}',
    ar: 'ضيف حتى {time}؛ دعاه {one} ووافق {two}',
  },
  over: { en: 'Guest until {time}: over', ar: 'ضيف حتى {time}: انتهى' },
  agree: { en: 'Agree', ar: 'وافق' },
  agreeTitle: { en: 'Agree to this guest?', ar: 'الموافقة على هذا الضيف؟' },
  agreeWhat: {
    en: 'The person may open the file of this case until the end that was asked for. You or who asked can end it earlier.',
    ar: 'يستطيع هذا الشخص فتح ملف هذه القضية حتى النهاية المطلوبة. ويمكنك أنت أو من طلب إنهاء ذلك قبلها.',
  },
  saidAgreed: { en: 'The guest has the seat now.', ar: 'للضيف الآن المقعد.' },
})
