import { defineTexts } from '../../../core/text.ts'

/** What a role may do, in words. */
export const permissions = defineTexts('monitoring-permissions', {
  'monitoring:read': { en: 'see sites and findings', ar: 'رؤية المواقع والنتائج' },
  'monitoring:glance': {
    en: 'see whether a site works',
    ar: 'رؤية ما إذا كان موقع يعمل',
  },
  'monitoring:write': { en: 'add and change sites', ar: 'إضافة المواقع وتعديلها' },
  'monitoring:authorise': {
    en: 'record the authorisation of a site',
    ar: 'تسجيل التفويض الخاص بموقع',
  },
  'monitoring:mark': { en: 'mark findings', ar: 'وسم النتائج' },
  'monitoring:visit': { en: 'have a site visited at once', ar: 'طلب زيارة موقع فورًا' },
  'monitoring:maintain': {
    en: 'say when a site is worked on, so that an outage raises no alarm',
    ar: 'تحديد وقت صيانة موقع، فلا يثير تعطله إنذارًا',
  },
  'monitoring:open': {
    en: 'open private networks and ports for looks at sites',
    ar: 'فتح الشبكات الخاصة والمنافذ لفحص المواقع',
  },
})
