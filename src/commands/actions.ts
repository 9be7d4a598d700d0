// `scrutineer actions`: what may be asked of a node.
import type { Action } from '../core/action.ts'
import { slices } from '../domains/index.ts'

/** Every action of every slice; none of them is to be run. */
export function allActions(): readonly Action[] {
  return slices.flatMap((slice) => slice.actions)
}
