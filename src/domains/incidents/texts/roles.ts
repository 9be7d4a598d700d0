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
  'incidents:see-erasures': {
    en: 'see what of incidents is asked to be erased',
    ar: 'رؤية ما طُلب محوه من الحوادث',
  },
  'incidents:ask-erasure': {
    en: 'ask that words of incidents be erased',
    ar: 'طلب محو كلمات من الحوادث',
  },
  'incidents:erase': {
    en: 'erase words of incidents that another one asked to be erased',
    ar: 'محو كلمات من الحوادث طلب شخص آخر محوها',
  },
})
