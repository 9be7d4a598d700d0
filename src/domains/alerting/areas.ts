import { areaContains } from '../../core/permission.ts'

/** The smallest area that holds all of `areas`: the one itself, or the nation. */
export function commonArea(areas: readonly string[]): string {
  const [first = '/', ...others] = areas
  let common = first
  while (!others.every((area) => areaContains(common, area))) {
    common = common.slice(0, common.lastIndexOf('/', common.length - 2) + 1)
  }
  return common
}

/** Whether a station in `area` is meant by an alert for `targets`. */
export function isTargeted(targets: readonly string[], area: string): boolean {
  return targets.some((target) => areaContains(target, area))
}

/** Earlier targets that the new ones no longer hold: their stations still have to hear. */
export function carriedAreas(earlier: readonly string[], targets: readonly string[]): string[] {
  return earlier.filter((area) => !isTargeted(targets, area))
}

/** Whether areas lie in, or around, some of those that somebody holds. */
export function touches(areas: readonly string[], held: readonly string[]): boolean {
  return areas.some((area) =>
    held.some((own) => areaContains(own, area) || areaContains(area, own)),
  )
}
