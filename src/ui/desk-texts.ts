import { defineTexts } from '../core/text.ts'

/** The words of the console's frame and of its lists. */
export const deskTexts = defineTexts('desk', {
  closeMenu: { en: 'Close the menu', ar: 'إغلاق القائمة' },
  asTable: { en: 'The same as a table', ar: 'الأمر نفسه في جدول' },
  chartTime: { en: 'Time', ar: 'الوقت' },
  chartGap: { en: 'not measured', ar: 'لم يُقَس' },
  menu: { en: 'Menu', ar: 'القائمة' },
  shortcuts: { en: 'Shortcuts', ar: 'اختصارات' },
  views: { en: 'Views', ar: 'طرق العرض' },
  narrow: { en: 'Narrow the list', ar: 'تضييق القائمة' },
  narrowed: { en: 'Narrowed: change it', ar: 'القائمة مضيَّقة: غيّر ذلك' },
  search: { en: 'Search', ar: 'بحث' },
  waitingSince: { en: 'waiting since then', ar: 'منذ بدأ الانتظار' },
  timeLeft: { en: '{time} left', ar: 'بقي {time}' },
  thenLapses: { en: 'then it lapses', ar: 'ثم يسقط' },
  thenLate: { en: 'then it is late', ar: 'ثم يتأخر' },
  lateSince: { en: 'late since then', ar: 'متأخر منذ ذلك' },
  waitingWord: { en: 'waiting', ar: 'في الانتظار' },
  printed: { en: 'Printed by {person}, as of {time}', ar: 'طبعه {person}، كما في {time}' },
  secretKey: {
    en: 'This is the secret key. It was not sent. Enter the public one, age1….',
    ar: 'هذا هو المفتاح السري، ولم يُرسل. أدخل المفتاح العام، age1….',
  },
  actualWord: { en: 'Actual', ar: 'فعلي' },
})
