import type { RolesPart } from '../../core/role.ts'
import { permissions } from './texts/roles.ts'

/** Who may do what in monitoring: analysts watch, officers read and say when a site is worked on; the administrator opens the networks that are looked at. */
export const roles: RolesPart = {
  permissions,
  may: {
    administrator: ['monitoring:open'],
    analyst: [
      'monitoring:read',
      'monitoring:write',
      'monitoring:authorise',
      'monitoring:mark',
      'monitoring:visit',
      'monitoring:maintain',
    ],
    'alert-officer': ['monitoring:read', 'monitoring:maintain'],
    'releasing-officer': ['monitoring:read'],
  },
}
