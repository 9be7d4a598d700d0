import { defineTexts } from '../../../core/text.ts'

/** What people call the seventeenth clause, and its figure. */
export const clauseTexts = defineTexts('pollwatch-clause', {
  c17: {
    en: 'Draw attention to voting problems and teach about attacks on government.',
    ar: 'لفت الانتباه إلى مشكلات التصويت والتوعية بالهجمات على الحكومات.',
  },
  figure: {
    en: { one: '{count} voting problem opened', other: '{count} voting problems opened' },
    ar: {
      zero: 'لم تُفتح أي مشكلة تصويت',
      one: 'فُتحت مشكلة تصويت واحدة',
      two: 'فُتحت مشكلتا تصويت',
      few: 'فُتحت {count} مشكلات تصويت',
      many: 'فُتحت {count} مشكلة تصويت',
      other: 'فُتحت {count} مشكلة تصويت',
    },
  },
})
