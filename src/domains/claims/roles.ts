import type { RolesPart } from '../../core/role.ts'
import { permissionTexts as permissions, roleTexts as titles } from './texts/roles.ts'

/** Fact-checkers write, fact-approvers publish; nobody publishes what he wrote. */
export const roles: RolesPart = {
  named: {
    'fact-checker': { title: titles.checker, kind: 'console', alongside: 'analyst' },
    'fact-approver': { title: titles.approver, kind: 'console', alongside: 'head' },
  },
  permissions,
  may: {
    'fact-checker': ['claims:read', 'claims:write'],
    'fact-approver': ['claims:read', 'claims:approve'],
    auditor: ['claims:read'],
  },
}
