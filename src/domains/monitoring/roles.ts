import type { RolesPart } from '../../core/role.ts'
import { defineTexts } from '../../core/text.ts'

const permissions = defineTexts('monitoring-permissions', {
  'monitoring:read': { en: 'see sites and findings', ar: 'رؤية المواقع والنتائج' },
  'monitoring:write': { en: 'add and change sites', ar: 'إضافة المواقع وتعديلها' },
  'monitoring:authorise': {
    en: 'record the authorisation of a site',
    ar: 'تسجيل التفويض الخاص بموقع',
  },
  'monitoring:mark': { en: 'mark findings', ar: 'وسم النتائج' },
  'monitoring:visit': { en: 'have a site visited at once', ar: 'طلب زيارة موقع فورًا' },
  'monitoring:open': {
    en: 'open private networks and ports for looks at sites',
    ar: 'فتح الشبكات الخاصة والمنافذ لفحص المواقع',
  },
})

/** Who may do what in monitoring: analysts watch, officers read; the administrator opens the networks that are looked at. */
export const roles: RolesPart = {
  permissions,
  may: {
    administrator: ['monitoring:open'],
    analyst: [
      'monitoring:read',
      'monitoring:write',
      'monitoring:authorise',
      'monitoring:mark',
      'monitoring:visit',
    ],
    'alert-officer': ['monitoring:read'],
    'releasing-officer': ['monitoring:read'],
  },
}
