import type { SigningKey } from '../core/port.ts'
import type { Slice } from '../core/slice.ts'
import { accounts } from './accounts/index.ts'
import { alertingSlice } from './alerting/index.ts'
import { directorySlice, type Facts } from './directory/index.ts'
import { exercises } from './exercises/index.ts'
import { monitoringSlice } from './monitoring/index.ts'
import { record } from './record/index.ts'
import { territory } from './territory/index.ts'

/** What slices need from the composition root besides ports. */
export interface SliceParts {
  /** Signs alert frames of this realm. */
  readonly streamKey: SigningKey
  /** Public point that browsers subscribe to for notifications of this realm. */
  readonly pushKey?: (() => Uint8Array) | undefined
  readonly recheckMs: readonly number[]
  readonly visitMs: number
  /** What a new node is filled in with; read when first asked for. */
  readonly facts: () => Facts
}

/** Every slice of the house. */
export function allSlices(parts: SliceParts): readonly Slice[] {
  return [
    accounts,
    territory,
    directorySlice(parts),
    monitoringSlice(parts),
    alertingSlice(parts),
    record,
    exercises,
  ]
}
