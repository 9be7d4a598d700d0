import type { RolesPart } from '../../core/role.ts'
import { permissionTexts as permissions } from './texts/roles.ts'

/**
 * Incident handlers write, since they know what happened; another of them or a head approves; the prosecutor says whether
 * something stands against it.
 */
export const roles: RolesPart = {
  permissions,
  may: {
    'incident-handler': ['attacks:read', 'attacks:write', 'attacks:approve'],
    head: ['attacks:read', 'attacks:approve'],
    prosecutor: ['attacks:read', 'attacks:consent'],
    auditor: ['attacks:read'],
  },
}
