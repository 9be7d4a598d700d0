import { defineTexts } from '../../../core/text.ts'

/** What vanishes first. */
export const volatileTexts = defineTexts('cases-volatile', {
  memory: { en: 'Running memory of machines', ar: 'ذاكرة الأجهزة العاملة' },
  processes: {
    en: 'Running programs and who is signed in',
    ar: 'البرامج العاملة ومن سجّل الدخول',
  },
  network: { en: 'Open connections and routes', ar: 'الاتصالات المفتوحة والمسارات' },
  names: { en: 'Answers of name servers', ar: 'أجوبة خوادم الأسماء' },
  logs: { en: 'Logs that are overwritten', ar: 'السجلات التي تُكتب فوقها' },
  remote: {
    en: 'What hosts, networks and mail providers keep for a short time',
    ar: 'ما يحتفظ به مقدّمو الاستضافة والشبكات والبريد مدة قصيرة',
  },
})

/** Words around it. */
export const settleTexts = defineTexts('cases-settle', {
  volatiles: { en: 'What could vanish', ar: 'ما قد يختفي' },
  hint: {
    en: 'Of each say which piece of evidence preserved it, or why nothing did.',
    ar: 'اذكر لكل منها الدليل الذي حفظه، أو سبب عدم حفظه.',
  },
  source: { en: 'Source', ar: 'المصدر' },
  preserved: { en: 'Preserved by, or why not', ar: 'حُفظ بـ، أو سبب عدم الحفظ' },
  item: { en: 'Piece of evidence', ar: 'الدليل' },
  noItem: { en: 'none', ar: 'لا شيء' },
  reason: { en: 'Why nothing was preserved', ar: 'سبب عدم الحفظ' },
  rest: { en: 'All that are open', ar: 'كل ما بقي مفتوحًا' },
  open: { en: 'open', ar: 'مفتوح' },
  settle: { en: 'Note it', ar: 'دوّنه' },
  saidSettled: { en: 'It is noted.', ar: 'دُوّن.' },
})
