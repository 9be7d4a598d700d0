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

/** An area and the areas right below it, in rows that do not overlap; areas without stations of their own are left out. */
export function ownCounts(
  area: BoardArea,
  tree: readonly { readonly path: string; readonly name: string; readonly stations: number }[],
): BoardArea[] {
  const below = tree
    .filter(({ path, stations }) => path !== area.path && stations > 0)
    .map(({ path, name, stations }) => ({ path, name, count: stations }))
  const rest = below.reduce((left, { count }) => left - count, area.count)
  return rest > 0 || below.length === 0 ? [{ ...area, count: rest }, ...below] : below
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
  const deliveredOnly = total((row) => (row.answer === null ? row.deliveredOnly : 0))
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
