import { defineTexts } from '../../../core/text.ts'

/** Titles of the roles that work with reports of citizens. */
export const roleTexts = defineTexts('reports-roles', {
  'intake-officer': { en: 'Intake officer', ar: 'ضابط تلقي البلاغات' },
  'identity-custodian': { en: 'Custodian of identities', ar: 'أمين الهويات' },
})

/** What the permissions allow, in words. */
export const permissionTexts = defineTexts('reports-permissions', {
  'reports:desk': { en: 'see who has a seat at which desk', ar: 'رؤية من له مقعد في أي مكتب' },
  'reports:read': {
    en: 'open and answer reports at a desk where one has a seat',
    ar: 'فتح البلاغات والإجابة عنها في مكتب له فيه مقعد',
  },
  'reports:name': {
    en: 'open, with an officer, who reported',
    ar: 'كشف صاحب البلاغ مع ضابط',
  },
  'reports:seat': {
    en: 'open desks for reports and, with a second person, give their seats',
    ar: 'فتح مكاتب للبلاغات ومنح مقاعدها مع شخص ثانٍ',
  },
})
