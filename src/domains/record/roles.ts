import type { RolesPart } from '../../core/role.ts'
import { permissionTexts as permissions, roleTexts as titles } from './texts/roles.ts'

/** Who may do what with the record log: the auditor reads it, the administrator keeps the node, a lookout says what it saw. */
export const roles: RolesPart = {
  named: {
    // A machine elsewhere that looks after this node and says what it saw.
    lookout: { title: titles.lookout, kind: 'machine' },
  },
  permissions,
  may: {
    administrator: ['record:erase', 'record:backup', 'record:name-damage', 'record:remove-lookout'],
    auditor: ['record:read', 'record:day'],
    analyst: ['record:day'],
    'alert-officer': ['record:day'],
    'releasing-officer': ['record:day'],
    lookout: ['record:look-out'],
  },
}
