// Where an issue is said to be in public: the station only where two groups or the authority stand behind it, else the
// smallest area that has at least three issues, so that nobody finds the one observer of a place by what he said.
import { withAncestors } from '../../core/permission.ts'

/** Fewer issues than that are told of the area above. */
export const LEAST_IN_CELL = 3

/** Issues by area, each counted in its own area only. */
export type Counts = ReadonlyMap<string, number>

/** The smallest area around `area` that has enough issues; the nation where none has. */
export function cells(counts: Counts): (area: string) => string {
  const sums = new Map<string, number>()
  for (const [area, count] of counts)
    for (const path of withAncestors(area)) sums.set(path, (sums.get(path) ?? 0) + count)
  return (area) =>
    withAncestors(area).findLast((path) => (sums.get(path) ?? 0) >= LEAST_IN_CELL) ?? '/'
}

/** Names that lead to a cell, of those that lead to an area in it; none for the nation. */
export function wayOf(cell: string, way: readonly string[]): readonly string[] {
  return way.slice(0, withAncestors(cell).length - 1)
}
