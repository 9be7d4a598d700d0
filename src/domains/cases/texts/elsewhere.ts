import { defineTexts } from '../../../core/text.ts'

/** What waits, the situation, the day, the search: never a title. */
export const elsewhereTexts = defineTexts('cases-parts', {
  case: { en: 'Case', ar: 'قضية' },
  stepWaits: { en: 'A step of a case is open', ar: 'خطوة من قضية مفتوحة' },
  clockOver: { en: 'A clock of a case is over', ar: 'انقضى موعد في قضية' },
  acceptWaits: { en: 'A case waits for your acceptance', ar: 'قضية تنتظر قبولك' },
  reviewWaits: { en: 'A closed case waits for your review', ar: 'قضية مغلقة تنتظر مراجعتك' },
  disclosedWaits: { en: 'Evidence was disclosed to you', ar: 'أُفصح لك عن أدلة' },
  look: { en: 'Look', ar: 'انظر' },
  dayTitle: { en: 'Cases', ar: 'القضايا' },
  dayEmpty: { en: 'No case was declared or ended.', ar: 'لم تُعلن قضية ولم تنتهِ أخرى.' },
  declared: { en: 'Declared', ar: 'أُعلنت' },
  ended: { en: 'Ended', ar: 'انتهت' },
  oldest: { en: 'Cases: oldest gates', ar: 'القضايا: أقدم الخطوات المفتوحة' },
  all: { en: 'All cases', ar: 'كل القضايا' },
  none: { en: 'No case is open.', ar: 'لا قضية مفتوحة.' },
  more: { en: 'and more', ar: 'وغيرها' },
})
