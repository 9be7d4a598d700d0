import type { RolesPart } from '../../core/role.ts'
import { permissionTexts as permissions, roleTexts as titles } from './texts/roles.ts'

/**
 * Intake officers open what citizens report and answer; custodians of identities open, with an officer, who reported.
 * Nobody has a seat for both. Until an agency has two officers, administrators and releasing officers give its seats.
 */
export const roles: RolesPart = {
  named: {
    'intake-officer': { title: titles['intake-officer'], kind: 'console' },
    'identity-custodian': { title: titles['identity-custodian'], kind: 'console' },
  },
  permissions,
  may: {
    'intake-officer': ['reports:desk', 'reports:read'],
    'identity-custodian': ['reports:desk', 'reports:name'],
    administrator: ['reports:desk', 'reports:seat'],
    'releasing-officer': ['reports:desk', 'reports:seat'],
  },
}
