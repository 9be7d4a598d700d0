import { defineTexts } from '../../../core/text.ts'

/** Words of the public front page about the election. */
export const frontTexts = defineTexts('territory-front', {
  about: { en: '{name}: {when}', ar: '{name}: {when}' },
  oneDay: { en: '{day}, {opens} to {closes}', ar: '{day}، من {opens} إلى {closes}' },
  severalDays: {
    en: '{first}, {opens}, to {last}, {closes}',
    ar: 'من {first}، {opens}، إلى {last}، {closes}',
  },
  openToday: {
    en: 'Voting goes on: polls are open until {time} today.',
    ar: 'الاقتراع مستمر: المراكز مفتوحة اليوم حتى الساعة {time}.',
  },
  open: {
    en: 'Voting goes on: polls are open until {day}, {time}.',
    ar: 'الاقتراع مستمر: المراكز مفتوحة حتى {day}، الساعة {time}.',
  },
  opensToday: {
    en: 'Voting begins today at {time}.',
    ar: 'يبدأ الاقتراع اليوم الساعة {time}.',
  },
  opens: {
    en: 'Voting begins on {day} at {time}.',
    ar: 'يبدأ الاقتراع يوم {day} الساعة {time}.',
  },
  today: { en: 'Today is the day of voting.', ar: 'اليوم هو يوم الاقتراع.' },
  on: { en: 'Voting is on {day}.', ar: 'الاقتراع يوم {day}.' },
  counting: {
    en: 'Voting is over. The votes are being counted.',
    ar: 'انتهى الاقتراع، ويجري فرز الأصوات.',
  },
  over: { en: 'Voting is over.', ar: 'انتهى الاقتراع.' },
  title: { en: 'When and where you vote', ar: 'متى وأين تقترع' },
  noDay: {
    en: 'The day of voting is not entered here yet.',
    ar: 'لم يُدخل يوم الاقتراع هنا بعد.',
  },
  noHours: {
    en: 'The hours are not entered here yet.',
    ar: 'لم تُدخل الساعات هنا بعد.',
  },
  place: {
    en: 'Your polling station is not on this page: the election authority tells you which it is. No message moves it.',
    ar: 'مركز اقتراعك غير مذكور في هذه الصفحة: هيئة الانتخابات تخبرك به. لا تنقله أي رسالة.',
  },
})
