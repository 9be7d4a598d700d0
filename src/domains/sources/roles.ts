import type { RolesPart } from '../../core/role.ts'
import { permissionTexts as permissions, roleTexts as titles } from './texts/roles.ts'

/** Librarians keep sources and references; heads review with them. */
export const roles: RolesPart = {
  named: { librarian: { title: titles.librarian, kind: 'console', alongside: 'analyst' } },
  permissions,
  may: {
    librarian: ['sources:read', 'sources:write', 'sources:assess'],
    head: ['sources:read', 'sources:assess'],
    auditor: ['sources:read'],
  },
}
