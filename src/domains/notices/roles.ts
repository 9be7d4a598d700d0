import type { RolesPart } from '../../core/role.ts'
import { permissionTexts as permissions, roleTexts as titles } from './texts/roles.ts'

/** One writes, another approves, a third decides, a fourth hears the appeal; who may do what with one notice its guards say. */
export const roles: RolesPart = {
  named: {
    'notice-issuer': { title: titles.issuer, kind: 'console', alongside: 'analyst' },
    'notice-reviewer': { title: titles.reviewer, kind: 'console', alongside: 'releasing-officer' },
    'appeal-member': { title: titles.appeal, kind: 'console', alongside: 'alert-officer' },
  },
  permissions,
  may: {
    'notice-issuer': ['notices:read', 'notices:issue', 'notices:restrict', 'claims:read'],
    'notice-reviewer': ['notices:read', 'notices:review', 'notices:restrict', 'claims:read'],
    'appeal-member': ['notices:read', 'notices:judge', 'claims:read'],
    outlet: ['notices:answer'],
    administrator: ['notices:terms'],
    auditor: ['notices:read'],
  },
}
