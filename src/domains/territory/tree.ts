/** Levels below the nation: 0 for `/`, 2 for `/1/34/`. */
export function depthOf(path: string): number {
  return path.split('/').length - 2
}

/** The nation and every area above `path`, from the top, without itself. */
export function above(path: string): string[] {
  const parts = path.split('/').slice(1, -2)
  if (path === '/') return []
  return ['/', ...parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}/`)]
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
