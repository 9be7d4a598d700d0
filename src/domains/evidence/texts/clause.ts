import { defineTexts } from '../../../core/text.ts'

/** What people call the seventh clause, and its figure. */
export const clauseTexts = defineTexts('evidence-clause', {
  c7: {
    en: 'When a system is breached, follow the trail to those who did it, with evidence nobody can rewrite.',
    ar: 'عند اختراق نظام، تتبّع الأثر إلى الفاعلين بأدلة لا يستطيع أحد تغييرها.',
  },
  figure: {
    en: {
      one: '{count} piece of evidence preserved',
      other: '{count} pieces of evidence preserved',
    },
    ar: {
      zero: 'لم يُحفظ أي دليل',
      one: 'حُفظ دليل واحد',
      two: 'حُفظ دليلان',
      few: 'حُفظت {count} أدلة',
      many: 'حُفظ {count} دليلًا',
      other: 'حُفظ {count} دليل',
    },
  },
})
