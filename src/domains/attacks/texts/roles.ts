import { defineTexts } from '../../../core/text.ts'

/** What the permissions allow, in words. */
export const permissionTexts = defineTexts('attacks-permissions', {
  'attacks:read': {
    en: 'see texts about attacks before the public does',
    ar: 'رؤية نصوص الهجمات قبل العموم',
  },
  'attacks:write': {
    en: 'explain closed incidents to the public',
    ar: 'شرح الحوادث المغلقة للعموم',
  },
  'attacks:approve': {
    en: 'approve and withdraw texts about attacks',
    ar: 'الموافقة على نصوص الهجمات وسحبها',
  },
  'attacks:consent': {
    en: 'say for the prosecutor whether anything stands against a text about an attack',
    ar: 'بيان رأي المدعي العام في نشر نص عن هجوم',
  },
})
