import { defineTexts } from '../../../core/text.ts'

/** Words of its parts of the situation. */
export const situationTexts = defineTexts('territory-situation', {
  dutyGap: {
    en: 'Nobody is on duty from {from} to {until}. {more}',
    ar: 'لا أحد في المناوبة من {from} إلى {until}. {more}',
  },
  dutyEnds: {
    en: 'A duty ends at {time}. Write the hand-over, and have the next one accept it. {more}',
    ar: 'تنتهي مناوبة في {time}. دوّن التسليم واطلب من التالي قبوله. {more}',
  },
  dutyList: { en: 'Duty list', ar: 'قائمة المناوبة' },
  duty: { en: 'On duty now', ar: 'المناوبون الآن' },
  nobody: { en: 'Nobody is on the duty list now.', ar: 'لا أحد في قائمة المناوبة الآن.' },
  post: { en: 'Post', ar: 'المنصب' },
  contact: { en: 'Contact', ar: 'جهة الاتصال' },
  until: { en: 'Until', ar: 'حتى' },
})
