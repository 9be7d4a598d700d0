import { addMs, type Time } from '../../core/time.ts'
import type { IncidentRow } from './schema.ts'
import type { EntryRow } from './store.ts'

/**
 * The moment of an entry by true time, where it is known how far its clock was off; null where nothing is to be corrected.
 * What a person wrote is by the clock that he names, else by that of the incident; machines enter by the node's own.
 */
export function correctedOf(
  { kind, at, skewMs }: Pick<EntryRow, 'kind' | 'at' | 'skewMs'>,
  of: Pick<IncidentRow, 'clock' | 'clockOffsetMs'> | undefined,
): Time | null {
  const isByIts = kind === 'note' || of?.clock === 'node'
  const ahead = skewMs ?? (isByIts ? (of?.clockOffsetMs ?? null) : null)
  return at === null || ahead === null || ahead === 0 ? null : addMs(at, -ahead)
}
