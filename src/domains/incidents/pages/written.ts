import type { EntryPart } from '../actions/entry.ts'

type Spelt = Pick<EntryPart, 'written' | 'offsetMin' | 'zone' | 'kind' | 'at'>

/** Minutes east of UTC as people write them: `+02:00`. */
export function offsetOf(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const all = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(all / 60))}:${two(all % 60)}`
}

/** The time as it stands where it was read, with the offset or the zone that goes with it. */
export function asWritten({ written, offsetMin, zone, kind, at }: Spelt): string {
  // What the node wrote itself it wrote by its own clock.
  if (kind !== 'note' && at !== null) return `${at.slice(0, 19).replace('T', ' ')} UTC`
  const where = offsetMin === null ? zone : offsetOf(offsetMin)
  return where === '' ? written : `${written} ${where}`
}
