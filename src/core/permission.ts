import { z } from 'zod'

/** What a role may do, `slice:verb`. */
export type Permission = `${string}:${string}`
export const permission = z.templateLiteral([z.string().min(1), ':', z.string().min(1)])

/** Path of a node in the area tree: `/1/34/512/`; `/` is the nation. Searched by range. */
export const areaPath = z
  .string()
  .max(200)
  .regex(/^\/([0-9A-Za-z-]{1,24}\/)*$/, 'an area path looks like /1/34/512/')

/** Deepest tree a node accepts, so that a path stays one short index key. */
export const MAX_AREA_DEPTH = 8
/** Longest name of an area, in UTF-16 units. */
export const MAX_AREA_NAME = 200

/** Whether `inner` is `outer` or lies below it. */
export function areaContains(outer: string, inner: string): boolean {
  return inner.startsWith(outer)
}

/** The row where the caller's areas reach what it lies in; null otherwise, and where there is none. */
export function inReach<Row extends { readonly area: string }>(
  ctx: { areas(): string[] },
  row: Row | undefined,
): Row | null {
  const areas = ctx.areas()
  return row !== undefined && areas.some((area) => areaContains(area, row.area)) ? row : null
}

/** The area itself and every area above it, the nation first. */
export function withAncestors(area: string): string[] {
  const parts = area.split('/').slice(1, -1)
  return ['/', ...parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}/`)]
}

/** The half-open text range [from, to) that holds `path` and everything below it. */
export function areaRange(path: string): { from: string; to: string } {
  return { from: path, to: `${path.slice(0, -1)}0` }
}

/** The areas with everything below them, as a condition of a table: `{ area: under(ctx.areas()) }`. */
export function under(areas: readonly string[]): { from: string; before: string }[] {
  return areas.map(areaRange).map(({ from, to }) => ({ from, before: to }))
}

/** Which of `paths` are not inside another one, in order. */
export function outermost(paths: readonly string[]): string[] {
  return [...new Set(paths)].filter(
    (path) => !paths.some((other) => other !== path && areaContains(other, path)),
  )
}

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
