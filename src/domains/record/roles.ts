import type { RolesPart } from '../../core/role.ts'
import { defineTexts } from '../../core/text.ts'

const titles = defineTexts('record-roles', {
  lookout: { en: 'Lookout (a machine)', ar: 'راصد (جهاز)' },
})

const permissions = defineTexts('record-permissions', {
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

/** Who may do what with the record log: the auditor reads it, the administrator keeps the node, a lookout says what it saw. */
export const roles: RolesPart = {
  named: {
    // A machine elsewhere that looks after this node and says what it saw.
    lookout: { title: titles.lookout, kind: 'machine' },
  },
  permissions,
  may: {
    administrator: ['record:erase', 'record:backup', 'record:name-damage', 'record:remove-lookout'],
    auditor: ['record:read', 'record:day'],
    analyst: ['record:day'],
    'alert-officer': ['record:day'],
    'releasing-officer': ['record:day'],
    lookout: ['record:look-out'],
  },
}
