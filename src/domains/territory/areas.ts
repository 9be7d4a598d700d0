import { areaContains, outermost } from '../../core/permission.ts'

/** Where `wanted` and `held` meet: what a caller may see of the areas that he asked for. */
export function narrowed(wanted: readonly string[], held: readonly string[]): string[] {
  return outermost(
    wanted.flatMap((area) =>
      held.flatMap((own) => {
        if (areaContains(own, area)) return [area]
        return areaContains(area, own) ? [own] : []
      }),
    ),
  )
}
