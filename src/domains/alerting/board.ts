import { z } from 'zod'
import { areaContains, areaPath } from '../../core/permission.ts'
import type { ReceptionCount } from './store/receipt.ts'

const counts = {
  count: z.number().int(),
  delivered: z.number().int(),
  seen: z.number().int(),
  acknowledged: z.number().int(),
  done: z.number().int(),
  cannotComply: z.number().int(),
  needHelp: z.number().int(),
  /** Of whom nothing was heard. */
  silent: z.number().int(),
  /** The furthest thing each station did; with silent they add up to the count. */
  seenOnly: z.number().int(),
  deliveredOnly: z.number().int(),
}

/** Who got an alert, opened it, answered and how, in all and per area. */
export const board = z.strictObject({
  ...counts,
  perArea: z.array(z.strictObject({ path: areaPath, name: z.string(), ...counts })),
})
export type Board = z.infer<typeof board>

/** The same in all. */
export const boardCounts = z.strictObject(counts)
export type Counts = z.infer<typeof boardCounts>

/** An area with the stations in it, on a board those that no deeper area of the list holds. */
export const boardArea = z.strictObject({ path: areaPath, name: z.string(), count: counts.count })
export type BoardArea = z.infer<typeof boardArea>

/** The board of an audience of `total` stations; a station counts in the deepest area that holds it. */
export function boardOf(
  total: number,
  areas: readonly BoardArea[],
  receptions: readonly ReceptionCount[],
): Board {
  const deepestFirst = areas.toSorted((one, other) => other.path.length - one.path.length)
  const groups = Map.groupBy(
    receptions,
    ({ area }) => deepestFirst.find(({ path }) => areaContains(path, area))?.path ?? '',
  )
  const perArea = areas.map(({ path, name, count }) => ({
    path,
    name,
    ...summed(count, groups.get(path) ?? []),
  }))
  return { ...summed(total, receptions), perArea }
}

/** An area of a tree, with the stations in and below it. */
interface TreeArea {
  readonly path: string
  readonly name: string
  readonly stations: number
}

/**
 * An area and those below it in rows that do not overlap: each with the stations that no deeper row holds, areas without
 * any left out. As deep as the tree goes, or only to the areas right below where that would be more rows than `most`.
 */
export function ownCounts(area: BoardArea, tree: readonly TreeArea[], most: number): BoardArea[] {
  const rows = ownRows(area, tree)
  return rows.length <= most
    ? rows
    : ownRows(
        area,
        tree.filter(({ path }) => isPart(area, path)),
      )
}

function isPart(area: BoardArea, path: string): boolean {
  return path === area.path || parentOf(path) === area.path
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/', path.length - 2) + 1)
}

function ownRows(area: BoardArea, tree: readonly TreeArea[]): BoardArea[] {
  const own = new Map<string, { path: string; name: string; count: number }>([
    [area.path, { ...area }],
    ...tree
      .filter(({ path }) => path !== area.path)
      .map(({ path, name, stations: count }) => [path, { path, name, count }] as const),
  ])
  for (const { path, stations } of tree) {
    const above = path === area.path ? undefined : own.get(parentOf(path))
    if (above !== undefined) above.count -= stations
  }
  const rows = [...own.values()].filter(({ count }) => count > 0)
  return rows.length === 0 ? [area] : rows
}

/** What `count` stations did, by these counts of receptions. */
export function summed(count: number, rows: readonly Omit<ReceptionCount, 'area'>[]): Counts {
  const total = (value: (row: Omit<ReceptionCount, 'area'>) => number) =>
    rows.reduce((all, row) => all + value(row), 0)
  const withAnswer = (answer: ReceptionCount['answer']) =>
    total((row) => (row.answer === answer ? row.rows : 0))
  const [done, cannotComply, needHelp] = (['done', 'cannot_comply', 'need_help'] as const).map(
    withAnswer,
  ) as [number, number, number]
  const acknowledged = done + cannotComply + needHelp
  const deliveredOnly = total((row) => (row.answer === null ? row.delivered - row.seen : 0))
  const seenOnly = total((row) => (row.answer === null ? row.seen : 0))
  return {
    count,
    delivered: total((row) => row.delivered),
    seen: total((row) => row.seen),
    acknowledged,
    done,
    cannotComply,
    needHelp,
    // A station that moved away after the release may have answered beyond the count.
    silent: Math.max(0, count - acknowledged - seenOnly - deliveredOnly),
    seenOnly,
    deliveredOnly,
  }
}
