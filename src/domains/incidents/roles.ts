import type { RolesPart } from '../../core/role.ts'
import { permissionTexts as permissions, roleTexts as titles } from './texts/roles.ts'

/**
 * Incident handlers lead incidents; who watches and who alerts reads them and writes into their timeline; the data
 * protection officer and the prosecutor erase words together.
 */
export const roles: RolesPart = {
  named: {
    'incident-handler': { title: titles['incident-handler'], kind: 'duty', alongside: 'analyst' },
  },
  permissions,
  may: {
    'incident-handler': ['incidents:read', 'incidents:note', 'incidents:lead'],
    analyst: ['incidents:read', 'incidents:note'],
    'alert-officer': ['incidents:read', 'incidents:note'],
    auditor: ['incidents:read'],
    investigator: ['incidents:read', 'incidents:note'],
    custodian: ['incidents:read'],
    prosecutor: ['incidents:read', 'incidents:see-erasures', 'incidents:erase'],
    'data-protection-officer': [
      'incidents:read',
      'incidents:see-erasures',
      'incidents:ask-erasure',
    ],
  },
}
