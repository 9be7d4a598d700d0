import type { RolesPart } from '../../core/role.ts'
import { defineTexts } from '../../core/text.ts'

const permissions = defineTexts('directory-permissions', {
  'directory:read': { en: 'read the directory of agencies', ar: 'قراءة دليل الجهات' },
  'directory:write': {
    en: 'set the node up and keep the directory',
    ar: 'تجهيز العقدة وإدارة الدليل',
  },
})

/** Who may do what with the directory: everybody at the console reads it, the administrator keeps it. */
export const roles: RolesPart = {
  permissions,
  console: ['directory:read'],
  may: { administrator: ['directory:write'] },
}
