// Roles: what somebody may do is put together at start from what the slices bring, and nothing else is allowed.
import { z } from 'zod'
import type { Holding } from './actor.ts'
import { fieldProblem } from './field-problem.ts'
import type { Permission } from './permission.ts'
import { Problem } from './problem.ts'
import type { Message } from './text.ts'

/**
 * Who holds a role: works at the console and may be on duty; works there and never is; comes there from outside to a page of
 * his own and reads nothing else; a station's person; a machine.
 */
export type RoleKind = 'duty' | 'console' | 'guest' | 'station' | 'machine'

/** A role as the slice that names it brings it. */
export interface NamedRole {
  readonly title: Message
  /** `machine`: an administrator may give it to a token. Others come from the machine's own command line only, because whoever makes a token can use it, and nobody grants himself. */
  readonly kind: RoleKind
  /** In the presets of offices whoever holds this other role gets the new one besides. */
  readonly alongside?: string
}

/** What a slice brings to the table of roles: what is not listed is denied. */
export interface RolesPart {
  /** Roles that it names itself, in the order of the table. */
  readonly named?: Readonly<Record<string, NamedRole>>
  /** What each permission of the slice allows, in words, in the order of the table; one that only machines hold has none. */
  readonly permissions: Readonly<Record<string, Message>>
  /** What everybody who works at the console may do. */
  readonly console?: readonly Permission[]
  /** What everybody who may be on duty may do besides. */
  readonly duty?: readonly Permission[]
  /** What the device of a station may do in the station's area. */
  readonly device?: readonly Permission[]
  /** Role, its own or another slice's → what it may do besides. */
  readonly may?: Readonly<Record<string, readonly Permission[]>>
}

/** A role with everything that it may do. */
export interface Role extends NamedRole {
  readonly may: readonly Permission[]
}

/** The table of roles of a house. */
export interface Roles {
  /** By name, in the order in which the slices name them. */
  readonly table: ReadonlyMap<string, Role>
  readonly device: readonly Permission[]
  /** Every permission that a role or a device can have, in words. */
  readonly permissions: ReadonlyMap<string, Message>
}

/** Name of a role, as input; whether the house has it says {@link Roles.table}. */
export const roleName = z
  .string()
  .max(40)
  .regex(/^[a-z]+(-[a-z0-9]+)*$/, 'not a role')

/** Throws Problem `core.bad_input` (400) where the house has no role of this name, as for every list to choose from. */
export function checkRole({ table }: Roles, role: string): void {
  if (table.has(role)) return
  const values = [...table.keys()]
  const at = { path: ['role'], message: 'Invalid option' }
  throw new Problem('core.bad_input', 400, 'Some of what was sent is missing or wrong.', {
    fields: [fieldProblem({ code: 'invalid_value', values, ...at })],
  })
}

/** The table that these slices' parts make up. What is wrong with the parts says `roleFaults`. */
export function rolesOf(slices: readonly { readonly roles?: RolesPart | undefined }[]): Roles {
  const parts = slices.flatMap(({ roles }) => roles ?? [])
  const named = parts.flatMap((part) => Object.entries(part.named ?? {}))
  const table = named.map(
    ([name, role]) => [name, { ...role, may: mayOf(name, role, parts) }] as const,
  )
  return {
    table: new Map(table),
    device: parts.flatMap(({ device }) => device ?? []),
    permissions: new Map(parts.flatMap(({ permissions }) => Object.entries(permissions))),
  }
}

function mayOf(name: string, { kind }: NamedRole, parts: readonly RolesPart[]): Permission[] {
  return parts.flatMap((part) => [
    ...(kind === 'duty' || kind === 'console' ? (part.console ?? []) : []),
    ...(kind === 'duty' ? (part.duty ?? []) : []),
    ...(part.may?.[name] ?? []),
  ])
}

/** What is wrong with the roles that slices bring, a sentence each; empty where nothing is. */
export function roleFaults(
  slices: readonly { readonly name: string; readonly roles?: RolesPart | undefined }[],
): string[] {
  const faults: string[] = []
  const owners = new Map<string, string>()
  const { table, permissions } = rolesOf(slices)
  const known = (role: string) => table.has(role)
  for (const { name: slice, roles } of slices) {
    if (roles === undefined) continue
    const at = `roles of the slice ${slice}`
    for (const [role, { alongside }] of Object.entries(roles.named ?? {})) {
      const owner = owners.get(role)
      if (owner !== undefined) {
        faults.push(
          `The slices ${owner} and ${slice} both name the role ${role}: name it in one, and give it permissions in the other under "may".`,
        )
      }
      owners.set(role, slice)
      if (alongside !== undefined && !known(alongside)) {
        faults.push(`The ${at} put ${role} alongside ${alongside}, which no slice names.`)
      }
    }
    for (const role of Object.keys(roles.may ?? {}).filter((role) => !known(role))) {
      faults.push(`The ${at} say what ${role} may do: name that role under "named" of some slice.`)
    }
    const given = Object.values(roles.may ?? {}).flat()
    const all = [...given, ...(roles.console ?? []), ...(roles.duty ?? []), ...(roles.device ?? [])]
    for (const permission of new Set(all.filter((one) => !permissions.has(one)))) {
      faults.push(`The ${at} give ${permission}: say under "permissions" what it allows.`)
    }
  }
  return faults
}

/** What a role in an area amounts to; nothing for a role that this version does not know. */
export function holdingsOf(
  roles: Roles,
  grant: { readonly role: string; readonly area: string },
): Holding[] {
  const may = roles.table.get(grant.role)?.may ?? []
  return may.map((permission) => ({ permission, area: grant.area }))
}

/** Names of the roles that hold a permission. */
export function rolesHolding(roles: Roles, permission: string): string[] {
  const held = [...roles.table].filter(([, { may }]) => may.some((one) => one === permission))
  return held.map(([name]) => name)
}
