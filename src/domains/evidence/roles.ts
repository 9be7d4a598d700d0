import type { RolesPart } from '../../core/role.ts'
import { permissionTexts as permissions, roleTexts as titles } from './texts/roles.ts'

/**
 * Who may do what with evidence: investigators hand it in, custodians keep it, the data protection officer and the
 * prosecutor erase together. In an office analysts investigate and alert officers keep; the other two are asked in.
 */
export const roles: RolesPart = {
  named: {
    investigator: { title: titles.investigator, kind: 'console', alongside: 'analyst' },
    custodian: { title: titles.custodian, kind: 'console', alongside: 'alert-officer' },
    prosecutor: { title: titles.prosecutor, kind: 'console' },
    'data-protection-officer': { title: titles['data-protection-officer'], kind: 'console' },
  },
  permissions,
  may: {
    investigator: ['evidence:read', 'evidence:handle', 'evidence:add'],
    custodian: ['evidence:read', 'evidence:handle', 'evidence:add', 'evidence:hold'],
    prosecutor: ['evidence:read', 'evidence:handle', 'evidence:erase'],
    'data-protection-officer': ['evidence:read', 'evidence:handle', 'evidence:ask-erasure'],
  },
}
