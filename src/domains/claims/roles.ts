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
    'fact-checker': ['claims:read', 'claims:write', 'claims:answer'],
    'fact-approver': ['claims:read', 'claims:approve', 'claims:answer'],
    auditor: ['claims:read'],
    // Whoever comes upon a claim in his own work.
    'alert-officer': ['claims:hand-in'],
    analyst: ['claims:hand-in'],
    'observation-manager': ['claims:hand-in'],
    accreditor: ['claims:hand-in'],
    'issue-officer': ['claims:hand-in'],
  },
}
