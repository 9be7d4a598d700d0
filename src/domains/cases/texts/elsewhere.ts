import { defineTexts } from '../../../core/text.ts'

/** What waits, the situation, the day, the search: never a title. */
export const elsewhereTexts = defineTexts('cases-parts', {
  case: { en: 'Case', ar: 'قضية' },
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

/** What a case waits for, by its oldest open step. */
export const stepWaitTexts = defineTexts('cases-step-waits', {
  declare: { en: 'A case waits: describe its incidents', ar: 'قضية تنتظر: صِف حوادثها' },
  preserve: { en: 'A case waits: preserve what could vanish', ar: 'قضية تنتظر: احفظ ما قد يزول' },
  acquire: { en: 'A case waits: acquire its evidence', ar: 'قضية تنتظر: استخلص أدلتها' },
  observe: { en: 'A case waits for observations', ar: 'قضية تنتظر ملاحظات' },
  map: { en: 'A case waits for techniques', ar: 'قضية تنتظر تحديد التقنيات' },
  pivot: { en: 'A case waits for pivots', ar: 'قضية تنتظر روابط' },
  hypothesise: { en: 'A case waits for hypotheses and scores', ar: 'قضية تنتظر فرضيات وتقييمات' },
  release: { en: 'A case waits for an attribution', ar: 'قضية تنتظر إسنادًا' },
  request: { en: 'A case waits for requests to other States', ar: 'قضية تنتظر طلبات إلى دول أخرى' },
  close: { en: 'A case waits for its end', ar: 'قضية تنتظر نهايتها' },
})
