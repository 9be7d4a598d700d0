import type { RolesPart } from '../../core/role.ts'
import { permissionTexts as permissions, roleTexts as titles } from './texts/roles.ts'

/** An outlet's person comes from outside: sees what concerns the own outlet alone. Librarians and heads say who speaks for which source, two of them each time. */
export const roles: RolesPart = {
  named: { outlet: { title: titles.outlet, kind: 'guest' } },
  permissions,
  may: {
    outlet: ['accounts:self', 'outlets:speak'],
    librarian: ['outlets:admit'],
    head: ['outlets:admit'],
  },
}
