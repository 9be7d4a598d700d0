import type { Observation } from '../../../core/observation.ts'

/** An observation with its place in the input, so that a verdict can name its evidence. */
export interface Seen<T extends Observation = Observation> {
  readonly index: number
  readonly it: T
}
