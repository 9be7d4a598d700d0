import { withAncestors } from '../../core/permission.ts'

/** Levels below the nation: 0 for `/`, 2 for `/1/34/`. */
export function depthOf(path: string): number {
  return path.split('/').length - 2
}

/** The nation and every area above `path`, from the top, without itself. */
export function above(path: string): string[] {
  return withAncestors(path).slice(0, -1)
}

/** Stations of each area together with all areas below it, by path. */
export function totals(areas: readonly { path: string; stations: number }[]): Map<string, number> {
  const sums = new Map(areas.map(({ path, stations }) => [path, stations]))
  for (const { path, stations } of areas) {
    if (stations === 0) continue
    for (const upper of above(path)) {
      const sum = sums.get(upper)
      if (sum !== undefined) sums.set(upper, sum + stations)
    }
  }
  return sums
}
