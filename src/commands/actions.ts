// `scrutineer actions`: what may be asked of a node.
import type { Action } from '../core/action.ts'
import type { Config } from '../core/config.ts'
import { allSlices } from '../domains/index.ts'
import { shippedFacts } from '../shipped.ts'

/** Every action of every slice; none of them is to be run. */
export function allActions(config: Config): readonly Action[] {
  const nobody = { publicKey: new Uint8Array(32), sign: () => new Uint8Array(64) }
  return allSlices({ ...config, streamKey: nobody, facts: shippedFacts }).flatMap(
    (slice) => slice.actions,
  )
}
