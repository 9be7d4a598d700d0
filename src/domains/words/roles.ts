import type { RolesPart } from '../../core/role.ts'
import { defineTexts } from '../../core/text.ts'

const permissions = defineTexts('words-permissions', {
  'words:read': { en: 'see the texts of all languages', ar: 'رؤية نصوص كل اللغات' },
  'words:write': {
    en: 'import texts of a language and mark them as read',
    ar: 'استيراد نصوص لغة وتعليمها بأنها مقروءة',
  },
})

/** Who sees and keeps the texts. A translator works on the file and needs no account. */
export const roles: RolesPart = {
  permissions,
  may: {
    administrator: ['words:read', 'words:write'],
    auditor: ['words:read'],
  },
}
