import { defineTexts } from '../../../core/text.ts'

/** Who checks claims. */
export const roleTexts = defineTexts('claims-roles', {
  checker: { en: 'Fact-checker', ar: 'مدقق حقائق' },
  approver: { en: 'Fact-approver', ar: 'معتمد تحقق' },
})

/** What the permissions allow, in words. */
export const permissionTexts = defineTexts('claims-permissions', {
  'claims:read': { en: 'see the desk of claims', ar: 'رؤية مكتب الادعاءات' },
  'claims:hand-in': {
    en: 'hand on claims to the desk of claims, in words of one’s own choice',
    ar: 'إحالة الادعاءات إلى مكتب الادعاءات بكلمات يختارها الشخص',
  },
  'claims:write': {
    en: 'take in claims and write checks of them',
    ar: 'تسجيل الادعاءات وكتابة التحقق منها',
  },
  'claims:approve': {
    en: 'publish, give back and withdraw checks that others wrote',
    ar: 'نشر تحققات كتبها آخرون وإعادتها وسحبها',
  },
  'claims:answer': {
    en: 'answer whoever says that a check is about them',
    ar: 'الإجابة عمن يقول إن تحققًا يخصه',
  },
})
