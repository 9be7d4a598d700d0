import type { RolesPart } from '../../core/role.ts'
import { permissionTexts as permissions, roleTexts as titles } from './texts/roles.ts'

const READS = ['statements:read', 'incidents:read'] as const

/**
 * A spokesperson writes to the public; another one, the head or a releasing officer publishes it. Who handles incidents
 * tells those whom the plan names, and with the data protection officer looks after breaches of personal data.
 */
export const roles: RolesPart = {
  named: {
    spokesperson: { title: titles.spokesperson, kind: 'duty', alongside: 'alert-officer' },
  },
  permissions,
  may: {
    spokesperson: [...READS, 'statements:write', 'statements:release', 'statements:notify'],
    head: ['statements:read', 'statements:release', 'statements:judge', 'statements:law'],
    'releasing-officer': ['statements:read', 'statements:release'],
    'incident-handler': [
      'statements:read',
      'statements:notify',
      'statements:judge',
      'statements:law',
    ],
    'data-protection-officer': [
      'statements:read',
      'statements:notify',
      'statements:judge',
      'statements:law',
    ],
    analyst: ['statements:read'],
    'alert-officer': ['statements:read'],
    auditor: ['statements:read'],
  },
}
