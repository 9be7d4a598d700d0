import type { RolesPart } from '../../core/role.ts'
import { permissions } from './texts/roles.ts'

/** Who may do what in alerting: analysts draft, officers release, stations answer. */
export const roles: RolesPart = {
  permissions,
  device: ['alerting:receive', 'alerting:answer', 'alerting:speak'],
  may: {
    administrator: ['alerting:write-symptoms'],
    analyst: ['alerting:read', 'alerting:draft', 'alerting:try'],
    'alert-officer': [
      'alerting:read',
      'alerting:draft',
      'alerting:try',
      'alerting:release',
      'alerting:cancel',
      'alerting:order',
      'alerting:handle-problem',
      'alerting:routes',
      'alerting:plan',
      'alerting:issue-cards',
      'alerting:write-symptoms',
    ],
    'releasing-officer': [
      'alerting:read',
      'alerting:try',
      'alerting:release',
      'alerting:cancel',
      'alerting:order',
    ],
    'station-officer': ['alerting:receive', 'alerting:answer', 'alerting:speak'],
  },
}
