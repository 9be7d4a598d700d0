import { defineTexts } from '../../../core/text.ts'

export const roleTexts = defineTexts('incidents-roles', {
  'incident-handler': { en: 'Incident handler', ar: 'مسؤول الحوادث' },
})

/** What the permissions allow, in words. */
export const permissionTexts = defineTexts('incidents-permissions', {
  'incidents:read': { en: 'see incidents', ar: 'رؤية الحوادث' },
  'incidents:note': {
    en: 'write into the timeline of incidents and do their tasks',
    ar: 'الكتابة في التسلسل الزمني للحوادث وإنجاز مهامها',
  },
  'incidents:lead': {
    en: 'open, lead, merge and close incidents',
    ar: 'فتح الحوادث وقيادتها ودمجها وإغلاقها',
  },
})
