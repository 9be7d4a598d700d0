import type { Permission } from './permission.ts'
import { areaContains, outermost } from './permission.ts'

/** One permission held in one area and below. */
export interface Holding {
  readonly permission: Permission
  readonly area: string
}

/**
 * Who asks. `id` is opaque and goes into records: `person:<id>`, `device:<id>`, `phone:<id>`, `token:<id>`, `cli:<uid>`,
 * `workflow:<name>`, `job:<kind>`, `door:<name>`, `anonymous`.
 */
export interface Actor {
  readonly id: string
  /** `all` is for the command line on the machine itself. */
  readonly holds: readonly Holding[] | 'all'
  /** The session or device that carries the request, where there is one. */
  readonly via?: string
  /** The browser that carries it, as a device of this person's own: `browser:<id>`. Absent where it is not known as one. */
  readonly device?: string
  /** Hash of the mark that the browser carries, known or not; whoever signs in is bound to it. */
  readonly browser?: string
  /**
   * A stranger's network, by a name that changes with every start: his share of a door is counted by it. It is held in
   * memory and stands in no row, file, record or line.
   */
  readonly network?: string
  /** The polling station that a device was enrolled for. */
  readonly station?: string
}

/** Nobody in particular: public pages, sign-in, use of a one-time link. */
export const ANONYMOUS: Actor = { id: 'anonymous', holds: [] }

/** The outermost areas in which `actor` holds `permission`; empty when nowhere. */
export function areasOf(actor: Actor, permission: Permission): string[] {
  if (actor.holds === 'all') return ['/']
  return outermost(actor.holds.filter((h) => h.permission === permission).map((h) => h.area))
}

/** Whether `actor` holds `permission` anywhere. */
export function holds(actor: Actor, permission: Permission): boolean {
  // Every page asks this for each page that there is.
  return actor.holds === 'all' || actor.holds.some((one) => one.permission === permission)
}

/** Whether `actor` holds `permission` in `area` or above it. */
export function holdsIn(actor: Actor, permission: Permission, area: string): boolean {
  if (actor.holds === 'all') return areaContains('/', area)
  return actor.holds.some((one) => one.permission === permission && areaContains(one.area, area))
}

/** Whether a page with this permission and reach opens to `actor`. */
export function mayOpen(
  actor: Actor,
  page: { readonly permission: Permission | 'anyone'; readonly reach?: 'nation' },
): boolean {
  if (page.permission === 'anyone') return true
  return page.reach === 'nation'
    ? holdsIn(actor, page.permission, '/')
    : holds(actor, page.permission)
}

/** An actor of the machine itself with just these permissions, nationwide: a workflow, a job, a door. */
export function systemActor(
  id: `${'workflow' | 'job' | 'door' | 'exercise'}:${string}`,
  permissions: readonly Permission[],
): Actor {
  return { id, holds: permissions.map((permission) => ({ permission, area: '/' })) }
}
