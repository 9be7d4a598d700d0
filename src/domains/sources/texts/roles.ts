import { defineTexts } from '../../../core/text.ts'

/** Who keeps sources. */
export const roleTexts = defineTexts('sources-roles', {
  librarian: { en: 'Librarian', ar: 'أمين المصادر' },
})

/** What the permissions allow, in words. */
export const permissionTexts = defineTexts('sources-permissions', {
  'sources:read': { en: 'see the desk of sources', ar: 'رؤية مكتب المصادر' },
  'sources:write': {
    en: 'add, correct, merge and withdraw sources and references',
    ar: 'إضافة المصادر والمراجع وتصحيحها ودمجها وسحبها',
  },
  'sources:assess': {
    en: 'say with a second reviewer for what a source may be used',
    ar: 'القول مع مراجع ثانٍ فيمَ يمكن استخدام مصدر',
  },
})
