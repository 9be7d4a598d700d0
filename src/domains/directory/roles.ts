import type { RolesPart } from '../../core/role.ts'
import { permissionTexts as permissions } from './texts/console.ts'

/**
 * Who may do what with the directory: everybody at the console reads it, the administrator keeps it; whoever asks other
 * States says whom to reach there, and confirms what another one said.
 */
export const roles: RolesPart = {
  permissions,
  console: ['directory:read'],
  may: {
    administrator: ['directory:write', 'directory:point'],
    'liaison-24-7': ['directory:point'],
    investigator: ['directory:point'],
    prosecutor: ['directory:point'],
  },
}
