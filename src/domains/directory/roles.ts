import type { RolesPart } from '../../core/role.ts'
import { permissionTexts as permissions } from './texts/console.ts'

/** Who may do what with the directory: everybody at the console reads it, the administrator keeps it. */
export const roles: RolesPart = {
  permissions,
  console: ['directory:read'],
  may: { administrator: ['directory:write'] },
}
