import type { RolesPart } from '../../core/role.ts'
import { permissionTexts as permissions, roleTexts as titles } from './texts/roles.ts'

/** An outlet's person comes from outside: sees what concerns the own outlet alone. Librarians say who speaks for which source. */
export const roles: RolesPart = {
  named: { outlet: { title: titles.outlet, kind: 'guest' } },
  permissions,
  may: {
    outlet: ['accounts:self', 'outlets:speak'],
    librarian: ['outlets:admit'],
  },
}
