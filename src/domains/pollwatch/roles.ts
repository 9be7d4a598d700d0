import type { RolesPart } from '../../core/role.ts'
import { permissionTexts as permissions, roleTexts as titles } from './texts/roles.ts'

/**
 * Accreditors decide who observes, and reject what is no issue; observation managers look after one group, whose entries
 * nobody else reads before it hands them on; issue officers answer for the authority.
 */
export const roles: RolesPart = {
  named: {
    accreditor: { title: titles.accreditor, kind: 'console' },
    'observation-manager': { title: titles['observation-manager'], kind: 'console' },
    'issue-officer': { title: titles['issue-officer'], kind: 'duty' },
  },
  permissions,
  may: {
    accreditor: [
      'pollwatch:desk',
      'pollwatch:read',
      'pollwatch:accredit',
      'pollwatch:judge',
      'pollwatch:form',
      'monitoring:glance',
    ],
    'observation-manager': [
      'pollwatch:desk',
      'pollwatch:observe',
      'pollwatch:form',
      'alerting:glance',
      'monitoring:glance',
    ],
    'issue-officer': ['pollwatch:desk', 'pollwatch:read', 'pollwatch:answer', 'monitoring:glance'],
    analyst: ['pollwatch:desk', 'pollwatch:read', 'monitoring:glance'],
    'alert-officer': ['pollwatch:desk', 'pollwatch:read', 'monitoring:glance'],
  },
}
