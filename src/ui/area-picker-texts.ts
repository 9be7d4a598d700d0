import { defineTexts } from '../core/text.ts'

/** Words of the field in which areas are chosen. */
export const areaPickerTexts = defineTexts('area-picker', {
  find: { en: 'Find an area by its name', ar: 'ابحث عن منطقة باسمها' },
  search: { en: 'Search', ar: 'ابحث' },
  everywhereHint: {
    en: 'Its name. Left empty: everywhere.',
    ar: 'اسمها. إن تُركت فارغة: كل المناطق.',
  },
  severalCalled: {
    en: 'Several areas may be meant by {words}. The list shows everywhere until you choose one:',
    ar: 'قد يُقصد بـ{words} أكثر من منطقة. تُظهر القائمة كل المناطق حتى تختار واحدة:',
  },
  nobodyCalled: {
    en: 'No area has {words} in its name. The list shows everywhere.',
    ar: 'لا منطقة في اسمها {words}. تُظهر القائمة كل المناطق.',
  },
  all: { en: 'Back to all areas', ar: 'العودة إلى كل المناطق' },
  none: { en: 'No area is chosen yet.', ar: 'لم تُختر أي منطقة بعد.' },
  drop: { en: 'Leave out {area}', ar: 'استبعد {area}' },
  parts: { en: 'Parts of {area}', ar: 'أجزاء {area}' },
  covered: { en: 'included', ar: 'مشمولة' },
  areas: { en: 'Areas', ar: 'المناطق' },
  nothing: { en: 'No area has these words in its name.', ar: 'لا منطقة في اسمها هذه الكلمات.' },
  stations: {
    en: { one: '1 station', other: '{count} stations' },
    ar: {
      zero: 'لا مراكز',
      one: 'مركز واحد',
      two: 'مركزان',
      few: '{count} مراكز',
      many: '{count} مركزًا',
      other: '{count} مركز',
    },
  },
  together: {
    en: { one: '1 station in all', other: '{count} stations in all' },
    ar: {
      zero: 'لا مراكز في المجموع',
      one: 'مركز واحد في المجموع',
      two: 'مركزان في المجموع',
      few: '{count} مراكز في المجموع',
      many: '{count} مركزًا في المجموع',
      other: '{count} مركز في المجموع',
    },
  },
  morePlaces: {
    en: {
      one: '1 more area is not shown: find it by its name.',
      other: '{count} more areas are not shown: find them by name.',
    },
    ar: {
      zero: 'كل المناطق معروضة.',
      one: 'منطقة واحدة أخرى غير معروضة: ابحث عنها باسمها.',
      two: 'منطقتان أخريان غير معروضتين: ابحث عنهما بالاسم.',
      few: '{count} مناطق أخرى غير معروضة: ابحث عنها بالاسم.',
      many: '{count} منطقة أخرى غير معروضة: ابحث عنها بالاسم.',
      other: '{count} منطقة أخرى غير معروضة: ابحث عنها بالاسم.',
    },
  },
  moreFound: {
    en: {
      one: '1 more area fits: type more of the name.',
      other: '{count} more areas fit: type more of the name.',
    },
    ar: {
      zero: 'كل النتائج معروضة.',
      one: 'منطقة واحدة أخرى تطابق: اكتب المزيد من الاسم.',
      two: 'منطقتان أخريان تطابقان: اكتب المزيد من الاسم.',
      few: '{count} مناطق أخرى تطابق: اكتب المزيد من الاسم.',
      many: '{count} منطقة أخرى تطابق: اكتب المزيد من الاسم.',
      other: '{count} منطقة أخرى تطابق: اكتب المزيد من الاسم.',
    },
  },
})
