import type { RolesPart } from '../../core/role.ts'
import { defineTexts } from '../../core/text.ts'

const permissions = defineTexts('settings-permissions', {
  'settings:write': {
    en: 'change the settings of the node',
    ar: 'تغيير إعدادات العقدة',
  },
})

/** The administrator keeps the node; what he changes stands in the record and in the report of the day. */
export const roles: RolesPart = { permissions, may: { administrator: ['settings:write'] } }
