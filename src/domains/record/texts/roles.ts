import { defineTexts } from '../../../core/text.ts'

/** Titles of the roles. */
export const roleTexts = defineTexts('record-roles', {
  lookout: { en: 'Lookout (a machine)', ar: 'راصد (جهاز)' },
})

/** What the permissions allow, in words. */
export const permissionTexts = defineTexts('record-permissions', {
  'record:read': { en: 'read the record log', ar: 'قراءة سجل القيود' },
  'record:day': { en: 'read the report of a day', ar: 'قراءة تقرير اليوم' },
  'record:erase': { en: 'erase the body of a record', ar: 'محو محتوى قيد' },
  'record:name-damage': {
    en: 'name a damage of the record log',
    ar: 'تسمية ضرر في سجل القيود',
  },
  'record:backup': { en: 'see and ask for backups', ar: 'الاطلاع على النسخ الاحتياطية وطلبها' },
  'record:look-out': { en: 'report what a lookout saw', ar: 'الإبلاغ عمّا شاهده الراصد' },
  'record:remove-lookout': {
    en: 'take a lookout off the list',
    ar: 'حذف راصد من القائمة',
  },
})
