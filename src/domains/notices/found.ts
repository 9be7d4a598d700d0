import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('noticesFound', {
  notices: {
    en: 'correction; ask for a correction; accuracy notice; right of reply; urgent label; objection; notice to an outlet',
    ar: 'تصحيح; طلب تصحيح; إشعار دقة; حق الرد; وسم عاجل; اعتراض; إشعار إلى وسيلة',
  },
})
