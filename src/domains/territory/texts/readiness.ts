import { defineTexts } from '../../../core/text.ts'

/** Items of the set-up's checklist. */
export const readinessTexts = defineTexts('territory-readiness', {
  election: { en: 'The election has a date', ar: 'للانتخاب تاريخ' },
  electionTodo: {
    en: 'Note its name, day and time zone on the set-up page.',
    ar: 'سجّل اسمه ويومه ومنطقته الزمنية في صفحة التجهيز.',
  },
  hours: { en: 'The hours of voting are entered', ar: 'ساعات الاقتراع مُدخلة' },
  hoursTodo: {
    en: 'Set when polls open and close: it is what voters are told when a page says otherwise.',
    ar: 'حدّد متى تُفتح المراكز وتُغلق: هذا ما يُقال للناخبين حين تقول صفحة غير ذلك.',
  },
  stations: { en: 'Polling stations are loaded', ar: 'مراكز الاقتراع محمّلة' },
  stationsTodo: {
    en: 'Import the list of polling stations, or add them by hand.',
    ar: 'استورد قائمة مراكز الاقتراع أو أضفها يدويًا.',
  },
  duty: { en: 'A duty officer is named', ar: 'مسؤول المناوبة معيّن' },
  dutyTodo: {
    en: 'Put at least one post on the duty list.',
    ar: 'ضع منصبًا واحدًا على الأقل في قائمة المناوبة.',
  },
})
