import { z } from 'zod'
import type { Holding } from '../../core/actor.ts'
import type { Permission } from '../../core/permission.ts'

/** What everybody with a role of the console may do besides. */
const CONSOLE: readonly Permission[] = [
  'accounts:self',
  'accounts:names',
  'territory:read',
  'directory:read',
]

/** What everybody who may be on duty may do besides. */
const ON_DUTY: readonly Permission[] = [...CONSOLE, 'territory:hand-over']

/**
 * The one table of roles: what is not listed is denied. The administrator runs the house and sees no content; the
 * auditor reads records and writes nothing. A role is added by the slice whose actions it unlocks.
 */
export const ROLES = {
  administrator: [
    ...ON_DUTY,
    'accounts:read',
    'accounts:invite',
    'accounts:grant',
    'accounts:revoke',
    'accounts:token',
    'accounts:enrol-device',
    'territory:write',
    'territory:import',
    'directory:write',
    'monitoring:open',
    'record:erase',
    'record:backup',
    'record:name-damage',
    'record:remove-lookout',
    'exercise:run',
  ],
  auditor: [...CONSOLE, 'record:read', 'record:day'],
  analyst: [
    ...ON_DUTY,
    'monitoring:read',
    'monitoring:write',
    'monitoring:authorise',
    'monitoring:mark',
    'monitoring:visit',
    'alerting:read',
    'alerting:draft',
    'record:day',
  ],
  'alert-officer': [
    ...ON_DUTY,
    'accounts:enrol-device',
    'monitoring:read',
    'alerting:read',
    'alerting:draft',
    'alerting:release',
    'alerting:cancel',
    'alerting:order',
    'alerting:handle-problem',
    'alerting:routes',
    'alerting:plan',
    'alerting:issue-cards',
    'record:day',
    'exercise:run',
  ],
  'releasing-officer': [
    ...ON_DUTY,
    'monitoring:read',
    'alerting:read',
    'alerting:release',
    'alerting:cancel',
    'alerting:order',
    'record:day',
  ],
  'station-officer': [
    'accounts:self',
    'territory:read',
    'alerting:receive',
    'alerting:answer',
    'alerting:speak',
  ],
  // A partner nation's machine: its permissions come with the slices that share.
  partner: ['accounts:self'],
  // A machine elsewhere that looks after this node and says what it saw.
  lookout: ['record:look-out'],
} as const satisfies Readonly<Record<string, readonly Permission[]>>

export type Role = keyof typeof ROLES

/** All role names, in the order of the table. */
export const ROLE_NAMES = Object.keys(ROLES) as readonly Role[] as readonly [Role, ...Role[]]

export const role = z.enum(ROLE_NAMES)

/** Roles that an administrator may give to a machine. Others come from the machine's own command line only, because whoever makes a token can use it, and nobody grants himself. */
export const TOKEN_ROLES: readonly Role[] = ['partner', 'lookout']

/** What the device of a station may do in the station's area. */
export const DEVICE_PERMISSIONS: readonly Permission[] = [
  'territory:read',
  'alerting:receive',
  'alerting:answer',
  'alerting:speak',
]

/** What a role in an area amounts to; nothing for a role that this version does not know. */
export function holdingsOf(grant: { readonly role: string; readonly area: string }): Holding[] {
  const permissions = Object.hasOwn(ROLES, grant.role) ? ROLES[grant.role as Role] : []
  return permissions.map((permission) => ({ permission, area: grant.area }))
}

/** Roles that hold a permission. */
export function rolesHolding(permission: string): Role[] {
  return ROLE_NAMES.filter((name) => ROLES[name].some((held) => held === permission))
}
