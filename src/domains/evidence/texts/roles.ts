import { defineTexts } from '../../../core/text.ts'

/** Titles of the roles that work with evidence. */
export const roleTexts = defineTexts('evidence-roles', {
  investigator: { en: 'Investigator', ar: 'محقق' },
  custodian: { en: 'Custodian of evidence', ar: 'أمين الأدلة' },
  prosecutor: { en: 'Prosecutor', ar: 'مدّعٍ عام' },
  'data-protection-officer': { en: 'Data protection officer', ar: 'مسؤول حماية البيانات' },
})

/** Others who act in a chain of custody. */
export const partyTexts = defineTexts('evidence-parties', {
  operator: { en: 'Operator at the command line', ar: 'المشغّل من سطر الأوامر' },
  officer: { en: 'Officer', ar: 'موظف' },
})

/** What the permissions allow, in words. */
export const permissionTexts = defineTexts('evidence-permissions', {
  'evidence:read': {
    en: 'see evidence and its chain of custody',
    ar: 'رؤية الأدلة وسلسلة عهدتها',
  },
  'evidence:handle': {
    en: 'write acts of custody and download evidence',
    ar: 'كتابة إجراءات العهدة وتنزيل الأدلة',
  },
  'evidence:add': { en: 'hand in evidence', ar: 'تسليم الأدلة' },
  'evidence:hold': { en: 'take evidence into custody', ar: 'تسلّم الأدلة في العهدة' },
  'evidence:ask-erasure': {
    en: 'ask that content of evidence be erased',
    ar: 'طلب محو محتوى الأدلة',
  },
  'evidence:erase': {
    en: 'erase content of evidence that somebody else asked to be erased',
    ar: 'محو محتوى أدلة طلب شخص آخر محوه',
  },
})
