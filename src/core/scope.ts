import type { Permission } from './permission.ts'

/**
 * Whose things an action reads or changes, and so where its caller must hold the permission.
 * - `area`: things that lie in areas. `run` proves it by `ctx.inArea` or filters by `ctx.areas()`, else the runner rolls
 *   back with 500.
 * - `nation`: what there is once for all, or reaches across areas. The runner wants the permission in `/`.
 * - `own`: the caller's own. `run` asks by `ctx.own()` whose they are, else the runner rolls back with 500.
 * - `shared`: what everybody who works here may read, wherever his area is: names of areas, the directory. Queries only.
 * - `none`: actions that anyone may call; what they need they find in their input.
 */
export type Scope = 'area' | 'nation' | 'own' | 'shared' | 'none'

/** What is wrong with the scope that an action declares; null when nothing is. */
export function scopeFault(action: {
  readonly kind: 'command' | 'query'
  readonly name: string
  readonly permission: Permission | 'anyone'
  readonly scope: Scope
}): string | null {
  const { kind, name, permission, scope } = action
  if ((permission === 'anyone') !== (scope === 'none')) {
    return `${name}: an action has the scope none exactly where anyone may call it`
  }
  if (scope === 'shared' && kind === 'command')
    return `${name}: a command changes what is somebody's`
  return null
}

/** What an action asked for while it ran. */
export interface Proof {
  ofArea: boolean
  ofOwner: boolean
}

/** Throws when an action that ran did not ask for what its scope demands: forgetting it fails closed. */
export function checkProof(
  { name, scope }: { readonly name: string; readonly scope: Scope },
  proof: Proof,
): void {
  if (scope === 'area' && !proof.ofArea) throw new Error(`${name} never proved its area`)
  if (scope === 'own' && !proof.ofOwner)
    throw new Error(`${name} never asked whose things it acts on`)
}
