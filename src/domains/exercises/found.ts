import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('exercisesFound', {
  exercise: {
    en: 'drill; training; simulation; practise; rehearsal; tabletop; make a fault; start the polling day; try it',
    ar: 'تمرين; تدريب; محاكاة; ممارسة; بروفة; تمرين مكتبي; إحداث عطل; بدء يوم الاقتراع; جرّب',
  },
})
