import type { RolesPart } from '../../core/role.ts'
import { permissionTexts as permissions } from './texts/roles.ts'

/** Who may do what in the territory: everybody at the console reads it, the administrator keeps it. */
export const roles: RolesPart = {
  permissions,
  console: ['territory:read'],
  duty: ['territory:hand-over'],
  device: ['territory:read'],
  may: {
    administrator: ['territory:write', 'territory:import'],
    'station-officer': ['territory:read'],
  },
}
