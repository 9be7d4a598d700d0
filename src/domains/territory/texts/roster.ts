import { defineTexts } from '../../../core/text.ts'

/** Words of shifts and hand-overs. */
export const rosterTexts = defineTexts('roster', {
  gap: {
    en: 'Nobody is on duty from {from} to {until}.',
    ar: 'لا أحد في المناوبة من {from} إلى {until}.',
  },
  overlap: {
    en: '{first} and {second} are on duty at once from {from} to {until}: nobody knows whom to call.',
    ar: '{first} و{second} في المناوبة معًا من {from} إلى {until}: لا أحد يعرف بمن يتصل.',
  },
  handOver: { en: 'Hand over', ar: 'التسليم' },
  note: { en: 'What the next one has to know', ar: 'ما يجب أن يعرفه التالي' },
  write: { en: 'Write the hand-over of {post}', ar: 'دوّن تسليم {post}' },
  accept: { en: 'Take the duty over', ar: 'استلم المناوبة' },
  writtenAt: { en: 'Written {time}', ar: 'دُوّن {time}' },
  acceptedAt: { en: 'Taken over {time}', ar: 'استُلم {time}' },
  plan: { en: 'Plan shifts by the clock', ar: 'خطط المناوبات بالساعة' },
  post: { en: 'Post', ar: 'المنصب' },
  from: { en: 'From', ar: 'من' },
  until: { en: 'Until', ar: 'حتى' },
  days: { en: 'On how many days in a row', ar: 'كم يومًا متتاليًا' },
  put: { en: 'Put on the list', ar: 'أضف إلى القائمة' },
})
