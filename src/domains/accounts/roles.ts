import type { RolesPart } from '../../core/role.ts'
import { permissionTexts as permissions, roleTexts as titles } from './texts/roles.ts'

/**
 * The roles of an election office. The administrator runs the house and sees no content; the auditor reads records and
 * writes nothing. What each may do of a slice stands in that slice; whoever brings a role of its own names it there.
 */
export const roles: RolesPart = {
  named: {
    administrator: { title: titles.administrator, kind: 'duty' },
    auditor: { title: titles.auditor, kind: 'console' },
    analyst: { title: titles.analyst, kind: 'duty' },
    'alert-officer': { title: titles['alert-officer'], kind: 'duty' },
    'releasing-officer': { title: titles['releasing-officer'], kind: 'duty' },
    'station-officer': { title: titles['station-officer'], kind: 'station' },
    // A partner nation's machine: its permissions come with the slices that share.
    partner: { title: titles.partner, kind: 'machine' },
  },
  permissions,
  console: ['accounts:self', 'accounts:names'],
  may: {
    administrator: [
      'accounts:read',
      'accounts:invite',
      'accounts:grant',
      'accounts:revoke',
      'accounts:token',
      'accounts:enrol-device',
    ],
    'alert-officer': ['accounts:enrol-device'],
    'station-officer': ['accounts:self'],
    partner: ['accounts:self'],
  },
}
