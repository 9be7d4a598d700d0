import type { RolesPart } from '../../core/role.ts'
import { permissionTexts as permissions } from './texts.ts'

/** Who may run the exercise. */
export const roles: RolesPart = {
  permissions,
  may: { administrator: ['exercise:run'], 'alert-officer': ['exercise:run'] },
}
