import { defineTexts } from '../../../core/text.ts'

/** What waits, the set-up's items, the day, the search. */
export const elsewhereTexts = defineTexts('evidence-parts', {
  accept: { en: 'Evidence is offered to you', ar: 'دليل معروض عليك' },
  look: { en: 'Look', ar: 'انظر' },
  broken: { en: 'A chain of custody is broken', ar: 'انكسرت سلسلة عهدة' },
  brokenIncident: {
    en: 'Evidence {code}: its chain of custody is broken',
    ar: 'الدليل {code}: انكسرت سلسلة عهدته',
  },
  late: { en: 'Your offer has waited for a day', ar: 'عرضك ينتظر منذ يوم' },
  asked: { en: 'Somebody asked for an act of custody', ar: 'طلب شخص إجراء عهدة' },
  item: { en: 'Evidence', ar: 'دليل' },
  readyTitle: {
    en: 'Two persons can take evidence into custody',
    ar: 'يستطيع شخصان تسلّم الأدلة في عهدتهما',
  },
  readyTodo: {
    en: 'Give a second person the role of custodian, so that evidence can be handed over.',
    ar: 'امنح شخصًا ثانيًا دور أمين الأدلة ليمكن تسليم الأدلة.',
  },
  dayTitle: { en: 'Evidence', ar: 'الأدلة' },
  dayEmpty: { en: 'Nothing was preserved.', ar: 'لم يُحفظ شيء.' },
  dayFile: { en: 'Evidence of the day', ar: 'أدلة اليوم' },
  preserved: { en: 'Preserved', ar: 'حُفظ' },
})
