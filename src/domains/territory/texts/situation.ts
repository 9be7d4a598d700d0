import { defineTexts } from '../../../core/text.ts'

/** Words of its parts of the situation. */
export const situationTexts = defineTexts('territory-situation', {
  dutyGap: {
    en: 'Nobody is on duty from {from} to {until}.',
    ar: 'لا أحد في المناوبة من {from} إلى {until}.',
  },
  dutyEnds: {
    en: 'A duty ends at {time}. Write the hand-over, and have the next one accept it.',
    ar: 'تنتهي مناوبة في {time}. دوّن التسليم واطلب من التالي قبوله.',
  },
  dutyList: { en: 'Duty list', ar: 'قائمة المناوبة' },
  duty: { en: 'On duty now', ar: 'المناوبون الآن' },
  nobody: { en: 'Nobody is on the duty list now.', ar: 'لا أحد في قائمة المناوبة الآن.' },
  until: { en: 'until {time}', ar: 'حتى {time}' },
  day: { en: '{election}, {date}.', ar: '{election}، {date}.' },
  'lead.registration': {
    en: '{election}, {date}. Voters register until {until}.',
    ar: '{election}، {date}. تسجيل الناخبين حتى {until}.',
  },
  'lead.campaign': {
    en: '{election}, {date}. The campaign runs until {until}.',
    ar: '{election}، {date}. الحملة مستمرة حتى {until}.',
  },
  'lead.silence': {
    en: '{election}, {date}. Election silence until {until}.',
    ar: '{election}، {date}. الصمت الانتخابي حتى {until}.',
  },
  'lead.polling': { en: '{election}, {date}. {voting}', ar: '{election}، {date}. {voting}' },
  dayTime: { en: '{day}, {time}', ar: '{day}، الساعة {time}' },
  'lead.counting': {
    en: '{election}, {date}. Votes are counted until {until}.',
    ar: '{election}، {date}. فرز الأصوات حتى {until}.',
  },
  'lead.results': {
    en: '{election}, {date}. Results are published until {until}.',
    ar: '{election}، {date}. إعلان النتائج حتى {until}.',
  },
})

/** What of the duty list waits for somebody. */
export const dutyWaitTexts = defineTexts('territory-waits', {
  gap: { en: 'Nobody is on duty', ar: 'لا أحد في المناوبة' },
  fill: { en: 'Fill the gap', ar: 'سدّ الفجوة' },
  stretch: { en: 'from {from} to {until}', ar: 'من {from} إلى {until}' },
  handover: { en: 'A duty is handed over to you', ar: 'سُلّمت إليك مناوبة' },
  accept: { en: 'Take it over', ar: 'استلمها' },
})
